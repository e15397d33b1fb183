// Whether the company of an account may apply for MPCS (R10).
import type { Actor } from '#domain/actor'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import { lockPermission, writePermission } from '#store/companies/permissions'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/** `changed` is false when the company had this permission already. Refusal: `login-id-unknown`. */
export async function allowMpcs(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  request: Actor & { loginId: string; allowed: boolean; dryRun: boolean },
): Promise<Decision<{ changed: boolean; company: string | null }, OperatorRefusal>> {
  return transaction(db, async tx => {
    const permission = await lockPermission(tx, request.loginId)
    if (!permission) return refuse('login-id-unknown')
    const { companyId, company } = permission
    const changed = permission.mpcsAllowed !== request.allowed
    if (changed && !request.dryRun)
      await writePermission(tx, { ...request, companyId, mpcsAllowed: request.allowed }, clock.now())
    return accept({ changed, company })
  })
}
