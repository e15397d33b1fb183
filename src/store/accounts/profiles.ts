// What accounts say of themselves and of their company (M§4, R15). An address belongs to one open account, whatever its case.

import type { EmailAddress } from '#domain/emailAddress'
import type { Profile } from '#domain/profile'
import { type CompanyData, lockCompanyOf } from '../companies/companies.ts'
import type { Db, Tx } from '../db.ts'

export type AccountProfile = {
  accountId: number
  companyId: number
  loginId: string
  email: EmailAddress
  language: 'ja' | 'en'
  /** The account or its company. */
  disabled: boolean
  profile: Profile
}

type Row = Omit<AccountProfile, 'profile'> & Profile

/** Of an open account; a closed one has none left. */
export async function profileById(db: Db | Tx, accountId: number): Promise<AccountProfile | undefined> {
  return whole(await db<Row[]>`${accountWithCompany(db)} where a.id = ${accountId} and a.closed_at is null`)
}

/** Whose address this is. */
export async function profileByEmail(db: Db | Tx, email: EmailAddress): Promise<AccountProfile | undefined> {
  return whole(await db<Row[]>`${accountWithCompany(db)} where lower(a.email) = lower(${email})`)
}

/** The same, locked until the transaction ends, with its company. */
export async function lockProfileByEmail(tx: Tx, email: EmailAddress): Promise<AccountProfile | undefined> {
  const [account] = await tx<{ id: number }[]>`
    select id from accounts where lower(email) = lower(${email}) for no key update`
  if (account) await lockCompanyOf(tx, account.id)
  return profileByEmail(tx, email)
}

/**
 * Of an open account, locked until the transaction ends, with its company. The locks spare the ids, so rows that refer to
 * them can still be added.
 */
export async function lockProfile(tx: Tx, accountId: number): Promise<AccountProfile | undefined> {
  await tx`select from accounts where id = ${accountId} for no key update`
  await lockCompanyOf(tx, accountId)
  return profileById(tx, accountId)
}

/** What a profile says of the person; saveCompany keeps the rest. */
export async function savePerson(
  tx: Tx,
  accountId: number,
  p: Omit<Profile, keyof CompanyData>,
  now: Temporal.Instant,
): Promise<void> {
  await tx`update accounts set contact_name = ${p.contactName}, news = ${p.news},
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

/** Of any account, closed ones too. */
export async function loginIdOf(db: Db | Tx, accountId: number): Promise<string> {
  const [row] = await db<{ loginId: string }[]>`select login_id as "loginId" from accounts where id = ${accountId}`
  return row!.loginId
}

/** No more product news. @returns the account's company; undefined when there were none to end */
export async function endNews(tx: Tx, accountId: number): Promise<number | undefined> {
  const [ended] = await tx<{ companyId: number }[]>`
    update accounts set news = false, news_since = null where id = ${accountId} and news returning company_id as "companyId"`
  return ended?.companyId
}

function accountWithCompany(db: Db | Tx) {
  return db`select a.id as "accountId", a.login_id as "loginId", a.company_id as "companyId", a.email, a.language,
      num_nonnulls(a.disabled_at, c.disabled_at) > 0 as disabled, c.name as company, c.country,
      c.postal_code as "postalCode", c.address, c.phone, a.contact_name as "contactName", a.news
    from accounts a join companies c on c.id = a.company_id`
}

function whole([row]: Row[]): AccountProfile | undefined {
  if (!row) return undefined
  const { accountId, companyId, loginId, email, language, disabled, ...profile } = row
  return { accountId, companyId, loginId, email, language, disabled, profile }
}
