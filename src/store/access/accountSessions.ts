// The sessions of one account: listed, ended, renewed (C11, P20).
import type { Db, Tx } from '../db.ts'
import { hasEnded } from './sessions.ts'

export type ListedSession = {
  no: number
  agent: string | null
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  expiresAt: Temporal.Instant
  /** The one that asks. */
  isThis: boolean
}

/** The sessions that have not ended: first the one that asks, if one does, then the most recently used. */
export async function listedSessions(
  db: Db | Tx,
  { accountId, sessionHash }: { accountId: number; sessionHash: Uint8Array | undefined },
  now: Temporal.Instant,
): Promise<ListedSession[]> {
  const isThis = db`id_hash is not distinct from ${sessionHash ?? null}::bytea`
  const rows = await db<ListedSession[]>`
    select no, agent, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", ${isThis} as "isThis"
    from sessions where account_id = ${accountId} order by ${isThis} desc, last_seen_at desc, no desc`
  return rows.filter(session => !hasEnded(session, now))
}

/** Another session of this account. @returns false when it has none of this number */
export async function endSession(
  tx: Db | Tx,
  { accountId, sessionHash, no }: { accountId: number; sessionHash: Uint8Array; no: number },
): Promise<boolean> {
  const ended = await tx`
    delete from sessions where no = ${no} and account_id = ${accountId} and id_hash <> ${sessionHash}`
  return ended.count === 1
}

/** All of an account, but one that is kept. @returns how many */
export async function endSessions(tx: Db | Tx, accountId: number, kept?: Uint8Array): Promise<number> {
  const ended = await tx`
    delete from sessions where account_id = ${accountId} and id_hash is distinct from ${kept ?? null}::bytea`
  return ended.count
}

/** The session goes on under another cookie, free to do everything. @returns false when it has ended */
export async function renewSession(
  tx: Tx,
  { accountId, from, to, mustChange }: { accountId: number; from: Uint8Array; to: Uint8Array; mustChange: boolean },
): Promise<boolean> {
  const renewed = await tx`
    update sessions set id_hash = ${to}, must_change = false
    where id_hash = ${from} and account_id = ${accountId} and must_change = ${mustChange}`
  return renewed.count === 1
}

/** A new 登録ID was issued in this session: its page shows it once. */
export async function showLoginIdOnce(tx: Tx, sessionHash: Uint8Array): Promise<void> {
  await tx`update sessions set shows_login_id = true where id_hash = ${sessionHash}`
}

/** Whether the new 登録ID is to be shown. True only once: asking uses it up. */
export async function takeShowing(db: Db, sessionHash: Uint8Array): Promise<boolean> {
  const taken = await db`
    update sessions set shows_login_id = false where id_hash = ${sessionHash} and shows_login_id`
  return taken.count === 1
}
