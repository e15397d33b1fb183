// Passwords of accounts, as hashes: the account's own or an issued one that runs out, and beside it a temporary one (C1, C3).
import type { Db, Tx } from '../db.ts'
import { temporaryPasswordMail } from '../notices/outbox.ts'

export type Credentials = {
  accountId: number
  companyId: number
  passwordHash: string
  passwordKind: 'own' | 'issued'
  temporaryHash: string | null
}

/** For login only: undefined for disabled and closed accounts and companies too. */
export async function credentialsOf(db: Db, loginId: string): Promise<Credentials | undefined> {
  const [row] = await db<Credentials[]>`
    select a.id as "accountId", a.company_id as "companyId", a.password_hash as "passwordHash",
      a.password_kind as "passwordKind", t.hash as "temporaryHash"
    from accounts a join companies c on c.id = a.company_id left join temporary_passwords t using (login_id)
    where a.login_id = ${loginId} and a.disabled_at is null and c.disabled_at is null`
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

/** The temporary password becomes the account's, under a slow hash, so the one before ends. @returns false when it was used or ran out */
export async function claimTemporary(
  tx: Tx,
  { accountId, temporaryHash, passwordHash }: { accountId: number; temporaryHash: string; passwordHash: string },
  now: Temporal.Instant,
): Promise<boolean> {
  await lockPasswordHash(tx, accountId)
  const claimed = await tx`
    with used as (
      delete from temporary_passwords t using accounts a
      where a.id = ${accountId} and a.disabled_at is null and t.login_id = a.login_id
        and t.hash = ${temporaryHash} and t.until > ${now}
      returning t.until
    )
    update accounts set password_hash = ${passwordHash}, password_kind = 'issued', password_until = used.until
    from used where id = ${accountId}`
  return claimed.count === 1
}

/** From now on the account has this password of its own. */
export async function saveOwnPassword(tx: Tx, accountId: number, passwordHash: string): Promise<void> {
  await dropTemporary(tx, accountId)
  await tx`update accounts set password_hash = ${passwordHash}, password_kind = 'own', password_until = null
    where id = ${accountId}`
}

/** Ends a temporary password that was not used yet. */
export async function dropTemporary(tx: Tx, accountId: number): Promise<void> {
  await tx`delete from temporary_passwords where login_id = (select login_id from accounts where id = ${accountId})`
}

export type TemporaryPassword = {
  /** What was typed as a 登録ID: no account need have it. */
  loginId: string
  hash: string
  /** For the mail. */
  sealed: Uint8Array
  until: Temporal.Instant
}

/**
 * Saves a temporary password beside the account's own, replacing an earlier one, and queues its mail. For a 登録ID that
 * nobody has the same statement does the same work and drops the mail, so that the time taken tells nothing (C3).
 */
export async function putTemporary(db: Db, t: TemporaryPassword, now: Temporal.Instant): Promise<void> {
  await db`
    with put as (
      insert into temporary_passwords (login_id, hash, until) values (${t.loginId}, ${t.hash}, ${t.until})
      on conflict (login_id) do update set hash = excluded.hash, until = excluded.until
    )
    ${temporaryPasswordMail(db, t, now)}`
}
