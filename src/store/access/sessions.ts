// Server-side sessions, known by the hash of their cookie (C11).
import { CLOCKS_APART } from '#domain/limits'
import type { Account } from '../accounts/accounts.ts'
import type { Db, Tx } from '../db.ts'

export const IDLE_MINUTES = 30
const ABSOLUTE_HOURS = 12

export type NewSession = {
  /** sha256 of the cookie's value. */
  idHash: Uint8Array
  accountId: number
  /** The hash that the password was right for; undefined for a passkey, which no password has a say in. */
  passwordHash: string | undefined
  /** What the browser says it is. */
  agent: string | null
}

/**
 * Opens a session if the password is still the account's. The lock makes a change of the password at this moment wait, so
 * that no session of the old password is left behind. After a login with an issued password the user must first choose a
 * new one. @returns whether it opened
 */
export async function openSession(db: Db | Tx, s: NewSession, now: Temporal.Instant): Promise<boolean> {
  const byPasskey = s.passwordHash === undefined
  const opened = await db`
    with account as (
      select a.id, password_kind from accounts a join companies c on c.id = a.company_id
      where a.id = ${s.accountId} and a.disabled_at is null and c.disabled_at is null
        and (${byPasskey} or password_hash = ${s.passwordHash ?? null} and (password_until is null or password_until > ${now}))
      for share of a
    )
    insert into sessions (id_hash, account_id, agent, must_change, created_at, last_seen_at, expires_at)
    select ${s.idHash}, id, ${s.agent}, password_kind = 'issued' and not ${byPasskey}, ${now}, ${now}, ${now.add({ hours: ABSOLUTE_HOURS })}
    from account`
  return opened.count === 1
}

/** When a session ends unless it is used again. */
export function sessionEnd(lastSeenAt: Temporal.Instant, expiresAt: Temporal.Instant): Temporal.Instant {
  const idleEnd = lastSeenAt.add({ minutes: IDLE_MINUTES })
  return Temporal.Instant.compare(idleEnd, expiresAt) < 0 ? idleEnd : expiresAt
}

export type Session = {
  account: Account
  /** Nothing else may be done before a new password (C1). */
  mustChange: boolean
  /** When its login was. */
  signedInAt: Temporal.Instant
  /** The version of the consent that the account agreed to (P3); null when none was kept. */
  consentVersion: number | null
  lastSeenAt: Temporal.Instant
  expiresAt: Temporal.Instant
}
type Row = Account & Omit<Session, 'account'> & { key: string }

/**
 * Of each hash the session and the account behind it, if neither it nor its company is closed or disabled; it may have
 * ended.
 */
export async function sessionsOf(db: Db, idHashes: Uint8Array[]): Promise<(Session | undefined)[]> {
  const keys = idHashes.map(hash => Buffer.from(hash).toString('hex'))
  const rows = await db<Row[]>`
    select k.key, a.id, a.login_id as "loginId", a.role, a.contact_name as person, c.id as "companyId", c.name as company,
      c.mpcs_allowed as "mpcsAllowed",
      a.consent_version as "consentVersion", s.must_change as "mustChange", s.created_at as "signedInAt",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from unnest(${keys}::text[]) as k (key)
    join sessions s on s.id_hash = decode(k.key, 'hex') join accounts a on a.id = s.account_id
    join companies c on c.id = a.company_id
    where a.disabled_at is null and c.disabled_at is null`
  const found = new Map(
    rows.map(({ key, mustChange, signedInAt, consentVersion, lastSeenAt, expiresAt, ...account }) => [
      key,
      { account, mustChange, signedInAt, consentVersion, lastSeenAt, expiresAt },
    ]),
  )
  return keys.map(key => found.get(key))
}

/** Whether a session is over at `now`. */
export function hasEnded(
  { lastSeenAt, expiresAt }: Pick<Session, 'lastSeenAt' | 'expiresAt'>,
  now: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(now, sessionEnd(lastSeenAt, expiresAt)) >= 0
}

/** Whether it was seen at a time that no clock has yet: a clock was set back since. */
export const isSeenTooLate = ({ lastSeenAt }: Pick<Session, 'lastSeenAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(lastSeenAt, now.add(CLOCKS_APART)) > 0

/** A session that was seen too late is seen now, and lasts no longer than one that begins now. */
export async function touchSession(db: Db, idHash: Uint8Array, now: Temporal.Instant): Promise<void> {
  await db`update sessions set
      last_seen_at = case when last_seen_at > ${now.add(CLOCKS_APART)} then ${now} else greatest(last_seen_at, ${now}) end,
      expires_at = least(expires_at, ${now.add({ hours: ABSOLUTE_HOURS }).add(CLOCKS_APART)})
    where id_hash = ${idHash}`
}

export async function closeSession(db: Db | Tx, idHash: Uint8Array): Promise<void> {
  await db`delete from sessions where id_hash = ${idHash}`
}
