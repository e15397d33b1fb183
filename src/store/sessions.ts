// Server-side sessions, known by the hash of their cookie (C11).
import type { Account } from './accounts.ts'
import type { Db, Tx } from './db.ts'

const IDLE_MINUTES = 30
const ABSOLUTE_HOURS = 12

/** @param idHash sha256 of the cookie's value */
export async function openSession(db: Db | Tx, idHash: Uint8Array, accountId: number, now: Temporal.Instant) {
  await db`insert into sessions (id_hash, account_id, created_at, last_seen_at, expires_at)
    values (${idHash}, ${accountId}, ${now}, ${now}, ${now.add({ hours: ABSOLUTE_HOURS })})`
}

/** When a session ends unless it is used again. */
export function sessionEnd(lastSeenAt: Temporal.Instant, expiresAt: Temporal.Instant): Temporal.Instant {
  const idleEnd = lastSeenAt.add({ minutes: IDLE_MINUTES })
  return Temporal.Instant.compare(idleEnd, expiresAt) < 0 ? idleEnd : expiresAt
}

/** The account behind a session that is alive at `now`; undefined otherwise. */
export async function sessionAccount(
  db: Db,
  idHash: Uint8Array,
  now: Temporal.Instant,
): Promise<{ account: Account; lastSeenAt: Temporal.Instant; expiresAt: Temporal.Instant } | undefined> {
  const [row] = await db<(Account & { lastSeenAt: Temporal.Instant; expiresAt: Temporal.Instant })[]>`
    select a.id, a.login_id as "loginId", a.company, a.mpcs_allowed as "mpcsAllowed",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from sessions s join accounts a on a.id = s.account_id
    where s.id_hash = ${idHash} and a.disabled_at is null`
  if (!row) return undefined
  const { lastSeenAt, expiresAt, ...account } = row
  if (Temporal.Instant.compare(now, sessionEnd(lastSeenAt, expiresAt)) >= 0) return undefined
  return { account, lastSeenAt, expiresAt }
}

export async function touchSession(db: Db, idHash: Uint8Array, now: Temporal.Instant): Promise<void> {
  await db`update sessions set last_seen_at = ${now} where id_hash = ${idHash}`
}

export async function closeSession(db: Db, idHash: Uint8Array): Promise<void> {
  await db`delete from sessions where id_hash = ${idHash}`
}
