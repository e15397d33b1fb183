// What goes when an account ends, by its owner's 登録解除 or by an operator (C19): every place that holds the person's words.
import { endSessions } from '../access/accountSessions.ts'
import { dropTemporary } from '../access/credentials.ts'
import { deletePasskeys } from '../access/passkeys.ts'
import { closeLeftCompany } from '../companies/companies.ts'
import type { Tx } from '../db.ts'
import { forgetMails } from '../notices/mailRecords.ts'
import { eraseChanges, formerAddresses } from './profileChanges.ts'

type Erasure = {
  accountId: number
  companyId: number
  /** A hash that no password fits. */
  deadHash: string
}

/**
 * Empties a locked account, and its company when nobody else is in it. The row stays for the history that names it, without
 * personal data; applications, keys and terms stay as they are. Drafts and proofs of mailboxes have no index by account:
 * they are those of a day, and are looked through once in an account's life.
 */
export async function emptyAccount(tx: Tx, account: Erasure, now: Temporal.Instant): Promise<void> {
  const { accountId, companyId, deadHash } = account
  const addresses = await formerAddresses(tx, accountId)
  const drafts = await dropDrafts(tx, accountId, addresses)
  addresses.push(...(await dropProofs(tx, accountId, addresses, drafts)))
  await forgetMails(tx, accountId, addresses, now)
  await dropTemporary(tx, accountId)
  await endSessions(tx, accountId)
  await deletePasskeys(tx, accountId)
  await eraseChanges(tx, accountId)
  await tx`delete from care_picks where account_id = ${accountId}`
  await tx`delete from care_files where account_id = ${accountId}`
  await tx`delete from care_filters where account_id = ${accountId}`
  await tx`delete from registered_pages where account_id = ${accountId}`
  await tx`update accounts set closed_at = ${now}, disabled_at = coalesce(disabled_at, ${now}), updated_at = ${now},
    contact_name = null, email = null, news = false, news_since = null, password_hash = ${deadHash}, password_kind = 'own', password_until = null
    where id = ${accountId}`
  await closeLeftCompany(tx, companyId, now)
}

/**
 * Its own, and those of registrations: the ones that led to a page of its, and the ones in which an address of its was
 * typed. What was agreed to in them goes along. @returns their ids
 */
async function dropDrafts(tx: Tx, accountId: number, addresses: string[]): Promise<string[]> {
  const dropped = await tx<{ id: string }[]>`
    delete from drafts where account_id = ${accountId} or (account_id is null
      and (exists (select from unnest(${addresses}::text[]) a where position(to_json(a)::text in lower(answers::text)) > 0)
        or right(finished, 36) in (select id::text from registered_pages where account_id = ${accountId})))
    returning id`
  const ids = dropped.map(({ id }) => id)
  await tx`delete from consents where id = any(${ids}::uuid[])`
  return ids
}

/** @returns the addresses that they were of, in small letters */
async function dropProofs(tx: Tx, accountId: number, addresses: string[], drafts: string[]): Promise<string[]> {
  const dropped = await tx<{ email: string }[]>`
    delete from mail_proofs where account_id = ${accountId} or id = any(${drafts}::uuid[])
      or (account_id is null and lower(email) = any(${addresses}::text[]))
    returning lower(email) as email`
  return dropped.map(({ email }) => email)
}
