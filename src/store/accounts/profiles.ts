// What accounts say of themselves (M§4). An address belongs to one open account, whatever its case.

import type { EmailAddress } from '#domain/emailAddress'
import type { Profile } from '#domain/profile'
import type { Db, Tx } from '../db.ts'
import { eraseChanges } from './profileChanges.ts'

export type AccountProfile = {
  accountId: number
  companyId: number
  loginId: string
  email: EmailAddress
  language: 'ja' | 'en'
  disabled: boolean
  profile: Profile
}

type Row = Omit<AccountProfile, 'profile'> & Profile

/** Of an open account; a closed one has none left. */
export async function profileById(db: Db | Tx, accountId: number): Promise<AccountProfile | undefined> {
  return whole(await db<Row[]>`select ${columns(db)} from accounts where id = ${accountId} and closed_at is null`)
}

/** Whose address this is. */
export async function profileByEmail(db: Db | Tx, email: EmailAddress): Promise<AccountProfile | undefined> {
  return whole(await db<Row[]>`select ${columns(db)} from accounts where lower(email) = lower(${email})`)
}

/** The same, locked until the transaction ends. */
export async function lockProfileByEmail(tx: Tx, email: EmailAddress): Promise<AccountProfile | undefined> {
  await tx`select from accounts where lower(email) = lower(${email}) for no key update`
  return profileByEmail(tx, email)
}

/** Of an open account, locked until the transaction ends. The lock spares the id, so rows that refer to it can still be added. */
export async function lockProfile(tx: Tx, accountId: number): Promise<AccountProfile | undefined> {
  await tx`select from accounts where id = ${accountId} for no key update`
  return profileById(tx, accountId)
}

export async function saveProfile(tx: Tx, accountId: number, p: Profile, now: Temporal.Instant): Promise<void> {
  await tx`update accounts set company = ${p.company}, country = ${p.country}, postal_code = ${p.postalCode},
    address = ${p.address}::text[], phone = ${p.phone}, contact_name = ${p.contactName}, news = ${p.news},
    news_since = case when ${p.news} then coalesce(news_since, ${now}) end, updated_at = ${now}
    where id = ${accountId}`
}

/** The language of its mails. */
export async function saveLanguage(tx: Tx, accountId: number, language: 'ja' | 'en'): Promise<void> {
  await tx`update accounts set language = ${language} where id = ${accountId}`
}

/** Throws, by the constraint account_email_unique, when another account has the address. */
export async function saveAddress(tx: Tx, accountId: number, email: EmailAddress, now: Temporal.Instant) {
  await tx`update accounts set email = ${email}, updated_at = ${now} where id = ${accountId}`
}

/** @returns false when another account has this 登録ID */
export async function saveLoginId(tx: Tx, accountId: number, loginId: string, now: Temporal.Instant): Promise<boolean> {
  const saved = await tx`
    update accounts set login_id = ${loginId}, updated_at = ${now}
    where id = ${accountId} and not exists (select from accounts where login_id = ${loginId})`
  return saved.count === 1
}

/** No more product news. @returns the account's company; undefined when there were none to end */
export async function endNews(tx: Tx, accountId: number): Promise<number | undefined> {
  const [ended] = await tx<{ companyId: number }[]>`
    update accounts set news = false, news_since = null where id = ${accountId} and news returning company_id as "companyId"`
  return ended?.companyId
}

/**
 * Closes an account. Its row stays for the history that names it, without personal data and with a password hash that no
 * password fits. Its drafts stay until they run out, in half a day: they hold codes and nothing personal, and nobody can
 * open them any more. To delete them now would need an index that every application had to update and nothing else uses.
 */
export async function eraseAccount(tx: Tx, accountId: number, deadHash: string, now: Temporal.Instant): Promise<void> {
  await tx`update accounts set closed_at = ${now}, disabled_at = coalesce(disabled_at, ${now}), updated_at = ${now},
    company = null, country = null, postal_code = null, address = null, phone = null, contact_name = null, email = null,
    news = false, news_since = null, password_hash = ${deadHash}, password_kind = 'own', password_until = null
    where id = ${accountId}`
  await eraseChanges(tx, accountId)
  await tx`delete from registered_pages where account_id = ${accountId}`
  await tx`update outbox set recipient = null
    where account_id = ${accountId} and state <> 'waiting' and recipient is not null`
}

function columns(db: Db | Tx) {
  return db`id as "accountId", company_id as "companyId", login_id as "loginId", email, language, disabled_at is not null as disabled, company,
    country, postal_code as "postalCode", address, phone, contact_name as "contactName", news`
}

function whole([row]: Row[]): AccountProfile | undefined {
  if (!row) return undefined
  const { accountId, companyId, loginId, email, language, disabled, ...profile } = row
  return { accountId, companyId, loginId, email, language, disabled, profile }
}
