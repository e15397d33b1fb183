// Passwords of accounts, as hashes: the account's own or an issued one that runs out, and beside it a temporary one (C1, C3).
import type { Db, Tx } from './db.ts'

export type Credentials = { accountId: number; passwordHash: string; temporaryHash: string | null }

/** For login only; disabled and closed accounts are not there. */
export async function credentialsOf(db: Db, loginId: string): Promise<Credentials | undefined> {
  const [row] = await db<Credentials[]>`
    select id as "accountId", password_hash as "passwordHash", temporary_hash as "temporaryHash" from accounts
    where login_id = ${loginId} and disabled_at is null`
  return row
}

/** The password of an account that is signed in. */
export async function passwordHashOf(db: Db | Tx, accountId: number): Promise<string | undefined> {
  const [row] = await db<{ passwordHash: string }[]>`
    select password_hash as "passwordHash" from accounts where id = ${accountId} and disabled_at is null`
  return row?.passwordHash
}

/** The same, its account locked until the transaction ends. */
export async function lockPasswordHash(tx: Tx, accountId: number): Promise<string | undefined> {
  await tx`select from accounts where id = ${accountId} for no key update`
  return passwordHashOf(tx, accountId)
}

/** The temporary password becomes the account's, so the one before ends. @returns false when it was used or ran out */
export async function claimTemporary(
  tx: Tx,
  { accountId, temporaryHash }: { accountId: number; temporaryHash: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const claimed = await tx`
    update accounts set password_hash = temporary_hash, password_kind = 'issued', password_until = temporary_until,
      temporary_hash = null, temporary_until = null
    where id = ${accountId} and temporary_hash = ${temporaryHash} and temporary_until > ${now} and disabled_at is null`
  return claimed.count === 1
}

/** From now on the account has this password of its own; a temporary one that waited is gone. */
export async function saveOwnPassword(tx: Tx, accountId: number, passwordHash: string): Promise<void> {
  await tx`update accounts set password_hash = ${passwordHash}, password_kind = 'own', password_until = null,
    temporary_hash = null, temporary_until = null where id = ${accountId}`
}

export type TemporaryPassword = {
  /** Anything in the form of one. */
  loginId: string
  hash: string
  /** For the mail. */
  sealed: Uint8Array
  until: Temporal.Instant
  requestId: string
}

/**
 * A temporary password beside the account's own, in place of an earlier one, and its mail. One statement that does the same
 * for a 登録ID that nobody has: its mail goes nowhere (C3).
 */
export async function putTemporary(tx: Db | Tx, t: TemporaryPassword, now: Temporal.Instant): Promise<void> {
  await tx`
    with given as (
      update accounts set temporary_hash = ${t.hash}, temporary_until = ${t.until}
      where login_id = ${t.loginId} and disabled_at is null returning id
    ), noted as (
      insert into audit (at, account_id, act, subject, request_id)
      select ${now}, id, 'request-temporary-password', '{}', ${t.requestId} from given
    )
    insert into outbox (template, account_id, data, secret, secret_until, state, reason, ended_at, created_at)
    select 'temporary-password', id, '{}', case when id is not null then ${t.sealed}::bytea end,
      case when id is not null then ${t.until}::timestamptz end, case when id is null then 'dropped' else 'waiting' end,
      case when id is null then 'no-such-account' end, case when id is null then ${now}::timestamptz end, ${now}
    from (values (1)) one left join given on true`
}
