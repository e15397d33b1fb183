// No server of the release before is left: codes are kept sealed alone from now on (decision 017).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { codesAtRest, writeNoneInClear } from '#store/upkeep/codeKeys'
import { isAllSealed } from '#store/upkeep/sealedRows'
import { act, type DoorDeps } from '../act.ts'

/** Refusals: `codes-not-sealed-yet`, `codes-sealed-alone`. What is in clear is taken out by the servers, beside. */
export async function endClearCodes(
  deps: DoorDeps,
  { by, dryRun }: { by: Operator; dryRun: boolean },
): Promise<Decision<undefined, OperatorRefusal>> {
  return act(deps, by, 'end-clear-codes', async ({ tx, audit }) => {
    if (!(await codesAtRest(tx)).inClear) return refuse('codes-sealed-alone')
    if (!(await isAllSealed(tx))) return refuse('codes-not-sealed-yet')
    if (dryRun) return accept(undefined)
    await writeNoneInClear(tx)
    await audit({ act: 'end-clear-codes', subject: {} })
    return accept(undefined)
  })
}
