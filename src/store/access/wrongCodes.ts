// How often an account was wrong about codes (C8).
import type postgres from 'postgres'
import type { Db } from '../db.ts'

const WINDOW_MINUTES = 10
export const TRIES = 5

/** Whether the account has used up its window and must wait. */
export async function mustWait(db: Db, accountId: number, now: Temporal.Instant): Promise<boolean> {
  const rows = await db`
    select from wrong_codes where account_id = ${accountId} and count >= ${TRIES} and until > ${now}`
  return rows.length > 0
}

/**
 * Counts one more wrong try. The fifth in a window uses it up, and the account waits ten minutes for the next window. Each
 * further window that is used up doubles the wait; one that ends without being used up sets it back to ten minutes.
 */
export async function countWrong(db: Db, accountId: number, now: Temporal.Instant): Promise<void> {
  const minutes = (level: postgres.PendingQuery<postgres.Row[]>) =>
    db`interval '1 minute' * ${WINDOW_MINUTES} * 2 ^ (${level})`
  const over = db`w.until <= ${now}::timestamptz`
  const next = db`case when w.count >= ${TRIES} then least(w.level + 1, 8) else 0 end`
  await db`
    insert into wrong_codes as w (account_id, count, level, until)
    values (${accountId}, 1, 0, ${now}::timestamptz + ${minutes(db`0`)})
    on conflict (account_id) do update set
      count = case when ${over} then 1 else w.count + 1 end,
      level = case when ${over} then ${next} else w.level end,
      until = case when ${over} then ${now}::timestamptz + ${minutes(next)}
        when w.count + 1 = ${TRIES} then ${now}::timestamptz + ${minutes(db`w.level`)} else w.until end`
}
