// Logins of an account, as the audit trail has them: those that opened a session, and those that failed.
import type { Acts } from '#domain/acts'
import type { Db, Tx } from '../db.ts'

export type SignIn = { at: Temporal.Instant; by: Acts['sign-in']['by']; succeeded: boolean }

/** The newest first. @param limit undefined for all */
export async function signInsOf(db: Db | Tx, accountId: number, limit?: number): Promise<SignIn[]> {
  const most = limit ?? null
  return db<SignIn[]>`
    select at, by, succeeded from (
      (select id, at, subject ->> 'by' as by, true as succeeded from audit
        where account_id = ${accountId} and act = 'sign-in' and act not in ('issue', 'extend')
        order by id desc limit ${most})
      union all
      (select id, at, subject ->> 'by', false from audit
        where act = 'fail-sign-in' and (subject ->> 'account')::bigint = ${accountId} order by id desc limit ${most})
    ) s order by id desc limit ${most}`
}
