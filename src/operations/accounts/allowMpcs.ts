// Whether an account may apply for MPCS (R10).
import type { Actor } from '#domain/actor'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import { lockPermission, writePermission } from '#store/accounts/accounts'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/** `changed` is false when the account had this permission already. Refusal: `login-id-unknown`. */
export async function allowMpcs(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  request: Actor & { loginId: string; allowed: boolean; dryRun: boolean },
): Promise<Decision<{ changed: boolean; company: string | null }, OperatorRefusal>> {
  return transaction(db, async tx => {
    const account = await lockPermission(tx, request.loginId)
    if (!account) return refuse('login-id-unknown')
    const { accountId, company } = account
    const changed = account.mpcsAllowed !== request.allowed
    if (changed && !request.dryRun)
      await writePermission(tx, { ...request, accountId, mpcsAllowed: request.allowed }, clock.now())
    return accept({ changed, company })
  })
}
