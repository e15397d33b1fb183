// How often an account was wrong about codes (C8).
import type postgres from 'postgres'
import { CLOCKS_APART, WRONG_CODES } from '#domain/limits'
import type { Db } from '../db.ts'

const { tries: TRIES, windowMinutes: WINDOW_MINUTES, mostDoublings: MOST_DOUBLINGS } = WRONG_CODES

/** Until when an account that has used up its window must wait. */
export async function waitsUntil(
  db: Db,
  accountId: number,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const [row] = await db<{ until: Temporal.Instant }[]>`
    select until from wrong_codes w where account_id = ${accountId} and count >= ${TRIES} and not ${isOver(db, now)}`
  return row?.until
}

/**
 * Counts one more wrong try. The fifth in a window uses it up, and the account waits ten minutes for the next window. Each
 * further window that is used up doubles the wait; one that ends without being used up sets it back to ten minutes.
 */
export async function countWrong(db: Db, accountId: number, now: Temporal.Instant): Promise<void> {
  const minutes = (level: Fragment) => minutesOf(db, level)
  const over = isOver(db, now)
  const next = db`case when w.count >= ${TRIES} then least(w.level + 1, ${MOST_DOUBLINGS}::int) else 0 end`
  await db`
    insert into wrong_codes as w (account_id, count, level, until)
    values (${accountId}, 1, 0, ${now}::timestamptz + ${minutes(db`0`)})
    on conflict (account_id) do update set
      count = case when ${over} then 1 else w.count + 1 end,
      level = case when ${over} then ${next} else w.level end,
      until = case when ${over} then ${now}::timestamptz + ${minutes(next)}
        when w.count + 1 = ${TRIES} then ${now}::timestamptz + ${minutes(db`w.level`)} else w.until end`
}

type Fragment = postgres.PendingQuery<postgres.Row[]>

/** How long a window of this level lasts. */
const minutesOf = (db: Db, level: Fragment) => db`interval '1 minute' * ${WINDOW_MINUTES} * 2 ^ (${level})`

/** No window lasts until then that began by now: a clock was set back since. */
function isOver(db: Db, now: Temporal.Instant): Fragment {
  const longest = db`${now.add(CLOCKS_APART)}::timestamptz + ${minutesOf(db, db`w.level`)}`
  return db`(w.until <= ${now}::timestamptz or w.until > ${longest})`
}
