// Whether an account may apply for MPCS (R10).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { lockPermission, writePermission } from '#store/accounts/accounts'
import { act, type DoorDeps } from '../act.ts'

/** `changed` is false when the account had this permission already. Refusal: `login-id-unknown`. */
export async function allowMpcs(
  deps: DoorDeps,
  { by, loginId, allowed, dryRun }: { by: Operator; loginId: string; allowed: boolean; dryRun: boolean },
): Promise<Decision<{ changed: boolean; company: string | null }, OperatorRefusal>> {
  return act(deps, by, 'allow-mpcs', async ({ tx, now }) => {
    const account = await lockPermission(tx, loginId)
    if (!account) return refuse('login-id-unknown')
    const { accountId, company } = account
    const changed = account.mpcsAllowed !== allowed
    if (changed && !dryRun) await writePermission(tx, { by, accountId, mpcsAllowed: allowed }, now)
    return accept({ changed, company })
  })
}
