// Whether a company may apply for MPCS (R10), which operators say by the 登録ID of one of its people.
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Tx } from '../db.ts'

/** A closed company has no name. */
type Permission = { companyId: number; company: string | null; mpcsAllowed: boolean }

/** Locks an account, then its company. Undefined when no account has this 登録ID. */
export async function lockPermission(tx: Tx, loginId: string): Promise<Permission | undefined> {
  const [account] = await tx<{ companyId: number }[]>`
    select company_id as "companyId" from accounts where login_id = ${loginId} for no key update`
  if (!account) return undefined
  const [row] = await tx<Permission[]>`
    select id as "companyId", name as company, mpcs_allowed as "mpcsAllowed" from companies
    where id = ${account.companyId} for no key update`
  return row
}

/** Allows a company MPCS applications, or no longer, and says so in the audit trail. @returns how many rows of the trail */
export async function writePermission(
  tx: Tx,
  change: { by: Principal; companyId: number; loginId: string; mpcsAllowed: boolean },
  now: Temporal.Instant,
): Promise<number> {
  const known = { loginId: change.loginId }
  const columns = { allowed: 'mpcs_allowed' }
  const written = await tx`
    with changed as (
      update companies set mpcs_allowed = ${change.mpcsAllowed}, updated_at = ${now} where id = ${change.companyId}
      returning mpcs_allowed
    )
    ${auditOf(tx, { act: 'allow-mpcs', known, columns, from: 'changed' }, change.by, now)}`
  return written.count
}
