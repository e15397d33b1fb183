// Another key seals codes (decision 017), while servers run.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { addCodeKey, codesAtRest, lockCodeKeys } from '#store/upkeep/codeKeys'
import { act, type DoorDeps } from '../act.ts'
import { KEY_BYTES, proofOf } from '../codeRing.ts'
import type { OperationDeps } from '../deps.ts'
import type { KeyFile } from './openCodeRing.ts'

/** Until then every server has read that there is a key, and says that it is not ready if its file lacks it. */
const AHEAD = { seconds: 60 }

/** `prepare` only puts the next key into the file; `onlyServer`: no other one has to get it first. */
export type CodeKeyChange = { by: Operator; prepare: boolean; onlyServer: boolean; dryRun: boolean }

/**
 * The key that was prepared seals from a minute on; what the former one sealed is sealed anew beside (sealCodes). Refusals:
 * `code-key-changing`, `code-key-not-prepared`. @returns the number of the key
 */
export async function changeCodeKey(
  deps: DoorDeps & Pick<OperationDeps, 'random'> & { keyFile: KeyFile },
  { by, prepare, onlyServer, dryRun }: CodeKeyChange,
): Promise<Decision<number, OperatorRefusal>> {
  return act(deps, by, 'change-code-key', async ({ tx, now, audit }) => {
    await lockCodeKeys(tx)
    const { keys } = await codesAtRest(tx)
    if (keys.filter(({ ended }) => !ended).length > 1) return refuse('code-key-changing')
    const known = keys.at(-1)?.id ?? 0
    const newest = Math.max(0, ...(await deps.keyFile.read()).keys())
    const isPrepared = newest > known
    if (!isPrepared && !prepare && !onlyServer) return refuse('code-key-not-prepared')
    const id = isPrepared ? newest : known + 1
    if (dryRun) return accept(id)
    if (!isPrepared) await deps.keyFile.add(id, deps.random(KEY_BYTES).slice())
    if (prepare) return accept(id)
    const secret = (await deps.keyFile.read()).get(id)!
    await addCodeKey(tx, { id, proof: proofOf(secret), writesFrom: now.add(AHEAD) })
    await audit({ act: 'change-code-key', subject: { key: id } })
    return accept(id)
  })
}
