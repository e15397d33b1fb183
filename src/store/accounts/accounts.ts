import type { Principal, Role } from '#domain/who'
import { auditOf } from '../audit.ts'
import { brokenConstraint, type Tx } from '../db.ts'

export type Account = {
  id: number
  loginId: string
  companyId: number
  company: string
  role: Role
  mpcsAllowed: boolean
}

/** A closed account has no company. */
type Permission = { accountId: number; company: string | null; mpcsAllowed: boolean }

/** Locks an account. Undefined when no account has this 登録ID. */
export async function lockPermission(tx: Tx, loginId: string): Promise<Permission | undefined> {
  const [row] = await tx<Permission[]>`
    select id as "accountId", company, mpcs_allowed as "mpcsAllowed" from accounts where login_id = ${loginId} for update`
  return row
}

/** Allows an account MPCS applications, or no longer (R10), and says so in the audit trail. */
export async function writePermission(
  tx: Tx,
  change: { by: Principal; accountId: number; mpcsAllowed: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    with changed as (
      update accounts set mpcs_allowed = ${change.mpcsAllowed} where id = ${change.accountId} returning login_id, mpcs_allowed
    )
    ${auditOf(tx, { act: 'allow-mpcs', columns: ALLOWED, from: 'changed' }, change.by, now)}`
}

const ALLOWED = { loginId: 'login_id', allowed: 'mpcs_allowed' }

/** Two accounts wanted one e-mail address at the same moment. */
export const isAddressTaken = (error: unknown): boolean => brokenConstraint(error) === 'account_email_unique'
