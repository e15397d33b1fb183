// Passkeys of an account: public keys, never what proves a person (C20).
import type { Db, Tx } from '../db.ts'

export type ListedPasskey = {
  no: number
  /** As its owner calls it. */
  name: string
  createdAt: Temporal.Instant
  lastUsedAt: Temporal.Instant | null
}

/** What an answer of a passkey is checked by. */
export type StoredPasskey = {
  id: Uint8Array
  no: number
  accountId: number
  companyId: number
  loginId: string
  publicKey: Uint8Array
  /** How often the passkey was used, where it counts. */
  counter: number
  transports: string[]
}

export async function listedPasskeys(db: Db | Tx, accountId: number): Promise<ListedPasskey[]> {
  return db<ListedPasskey[]>`
    select no, name, created_at as "createdAt", last_used_at as "lastUsedAt"
    from passkeys where account_id = ${accountId} order by no`
}

/** So that a device makes no second one for the same account. */
export async function passkeyIdsOf(db: Db, accountId: number): Promise<{ id: Uint8Array; transports: string[] }[]> {
  return db<{ id: Uint8Array; transports: string[] }[]>`
    select id, transports from passkeys where account_id = ${accountId} order by no`
}

/** Of whichever account; locked until the transaction ends, so that of two answers at once one sees the other's count. */
export async function lockPasskey(tx: Tx, id: Uint8Array): Promise<StoredPasskey | undefined> {
  const [row] = await tx<StoredPasskey[]>`
    select p.id, p.no, p.account_id as "accountId", a.company_id as "companyId", a.login_id as "loginId",
      p.public_key as "publicKey", p.counter,
      p.transports
    from passkeys p join accounts a on a.id = p.account_id where p.id = ${id} for update of p`
  return row
}

/** @returns its number; undefined when it is known already, whosever it is */
export async function insertPasskey(
  tx: Tx,
  passkey: Pick<StoredPasskey, 'id' | 'accountId' | 'publicKey' | 'counter' | 'transports'> & { name: string },
  now: Temporal.Instant,
): Promise<number | undefined> {
  const [row] = await tx<{ no: number }[]>`
    insert into passkeys (id, account_id, name, public_key, counter, transports, created_at)
    values (${passkey.id}, ${passkey.accountId}, ${passkey.name}, ${passkey.publicKey}, ${passkey.counter},
      ${passkey.transports}::text[], ${now})
    on conflict do nothing returning no`
  return row?.no
}

export async function markPasskeyUsed(tx: Tx, no: number, counter: number, now: Temporal.Instant): Promise<void> {
  await tx`update passkeys set counter = ${counter}, last_used_at = ${now} where no = ${no}`
}

/** @returns false when the account has none of this number */
export async function deletePasskey(tx: Tx, accountId: number, no: number): Promise<boolean> {
  const removed = await tx`delete from passkeys where no = ${no} and account_id = ${accountId}`
  return removed.count === 1
}

export async function deletePasskeys(tx: Tx, accountId: number): Promise<void> {
  await tx`delete from passkeys where account_id = ${accountId}`
}
