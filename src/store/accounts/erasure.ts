// What goes when an account ends, by its owner's 登録解除 or by an operator (C19): every place that holds the person's words.
import { endSessions } from '../access/accountSessions.ts'
import { dropTemporary } from '../access/credentials.ts'
import { deletePasskeys } from '../access/passkeys.ts'
import { closeLeftCompany } from '../companies/companies.ts'
import { endInvitationsBy } from '../companies/invitations.ts'
import type { Tx } from '../db.ts'
import { forgetMails } from '../notices/mailRecords.ts'
import { isDraftOf, isProofOf, type Person } from './keptRows.ts'
import { eraseChanges, formerAddresses } from './profileChanges.ts'

type Erasure = {
  accountId: number
  companyId: number
  /** A hash that no password fits. */
  deadHash: string
  /** The name stays on what the person did: they were taken out, and have not asked (R15). */
  takenOut?: boolean
}

/**
 * Empties a locked account, and its company when nobody else is in it. Invitations of its end. The row stays for the history
 * that names it, without personal data; applications, keys and terms stay as they are.
 */
export async function emptyAccount(tx: Tx, account: Erasure, now: Temporal.Instant): Promise<void> {
  const { accountId, companyId, deadHash, takenOut = false } = account
  const addresses = await formerAddresses(tx, accountId)
  const drafts = await dropDrafts(tx, { accountId, addresses })
  addresses.push(...(await dropProofs(tx, { accountId, addresses }, drafts)))
  await forgetMails(tx, accountId, addresses, now)
  await dropTemporary(tx, accountId)
  await endSessions(tx, accountId)
  await deletePasskeys(tx, accountId)
  await eraseChanges(tx, accountId)
  await endInvitationsBy(tx, accountId, now)
  await tx`delete from care_picks where account_id = ${accountId}`
  await tx`delete from care_files where account_id = ${accountId}`
  await tx`delete from care_filters where account_id = ${accountId}`
  await tx`delete from registered_pages where account_id = ${accountId}`
  await tx`update accounts set closed_at = ${now}, disabled_at = coalesce(disabled_at, ${now}), updated_at = ${now},
    taken_out_at = ${takenOut ? now : null}, contact_name = case when ${takenOut} then contact_name end, email = null, news = false, news_since = null, password_hash = ${deadHash}, password_kind = 'own', password_until = null,
    consent_version = null, consented_at = null
    where id = ${accountId}`
  await closeLeftCompany(tx, companyId, now)
}

/** What was left of somebody who was taken out of their company: they have asked now (R15). */
export async function eraseName(tx: Tx, accountId: number): Promise<void> {
  await tx`update accounts set contact_name = null where id = ${accountId} and closed_at is not null`
}

/** What was agreed to in them goes along. @returns their ids */
async function dropDrafts(tx: Tx, person: Person): Promise<string[]> {
  const dropped = await tx<{ id: string }[]>`delete from drafts where ${isDraftOf(tx, person)} returning id`
  const ids = dropped.map(({ id }) => id)
  await tx`delete from consents where id = any(${ids}::uuid[])`
  return ids
}

/** @returns the addresses that they were of, in small letters */
async function dropProofs(tx: Tx, person: Person, drafts: string[]): Promise<string[]> {
  const dropped = await tx<{ email: string }[]>`
    delete from mail_proofs where ${isProofOf(tx, person, drafts)} returning lower(email) as email`
  return dropped.map(({ email }) => email)
}
