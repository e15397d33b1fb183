// Whether the company of an account may apply for MPCS (R10).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { lockPermission, writePermission } from '#store/companies/permissions'
import { act, type DoorDeps } from '../act.ts'

/** `changed` is false when the company had this permission already. Refusal: `login-id-unknown`. */
export async function allowMpcs(
  deps: DoorDeps,
  { by, loginId, allowed, dryRun }: { by: Operator; loginId: string; allowed: boolean; dryRun: boolean },
): Promise<Decision<{ changed: boolean; company: string | null }, OperatorRefusal>> {
  return act(deps, by, 'allow-mpcs', async ({ tx, now, wrote }) => {
    const permission = await lockPermission(tx, loginId)
    if (!permission) return refuse('login-id-unknown')
    const { companyId, company } = permission
    const changed = permission.mpcsAllowed !== allowed
    if (changed && !dryRun)
      wrote('allow-mpcs', await writePermission(tx, { by, companyId, loginId, mpcsAllowed: allowed }, now))
    return accept({ changed, company })
  })
}
