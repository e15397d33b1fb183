// Server-side sessions, known by the hash of their cookie (C11).
import type { Account } from './accounts.ts'
import type { Db, Tx } from './db.ts'

export const IDLE_MINUTES = 30
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

export type Session = { account: Account; lastSeenAt: Temporal.Instant; expiresAt: Temporal.Instant }

/** Of each hash the session and the account behind it, if it is neither closed nor disabled; it may have ended. */
export async function sessionsOf(db: Db, idHashes: Uint8Array[]): Promise<(Session | undefined)[]> {
  const keys = idHashes.map(hash => Buffer.from(hash).toString('hex'))
  const rows = await db<(Account & { key: string; lastSeenAt: Temporal.Instant; expiresAt: Temporal.Instant })[]>`
    select k.key, a.id, a.login_id as "loginId", a.company, a.mpcs_allowed as "mpcsAllowed",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from unnest(${keys}::text[]) as k (key)
    join sessions s on s.id_hash = decode(k.key, 'hex') join accounts a on a.id = s.account_id
    where a.disabled_at is null`
  const found = new Map(
    rows.map(({ key, lastSeenAt, expiresAt, ...account }) => [key, { account, lastSeenAt, expiresAt }]),
  )
  return keys.map(key => found.get(key))
}

/** Whether a session is over at `now`. */
export function hasEnded({ lastSeenAt, expiresAt }: Session, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, sessionEnd(lastSeenAt, expiresAt)) >= 0
}

export async function touchSession(db: Db, idHash: Uint8Array, now: Temporal.Instant): Promise<void> {
  await db`update sessions set last_seen_at = ${now} where id_hash = ${idHash}`
}

export async function closeSession(db: Db, idHash: Uint8Array): Promise<void> {
  await db`delete from sessions where id_hash = ${idHash}`
}
