// What accounts say of themselves (M§4). An address belongs to one open account, whatever its case.
import type { Profile } from '#domain/account'
import type { EmailAddress } from '#domain/emailAddress'
import type { Db, Tx } from './db.ts'

export type AccountProfile = {
  accountId: number
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
  await tx`select from accounts where lower(email) = lower(${email}) for update`
  return profileByEmail(tx, email)
}

export async function saveProfile(tx: Tx, accountId: number, p: Profile, now: Temporal.Instant): Promise<void> {
  await tx`update accounts set company = ${p.company}, country = ${p.country}, postal_code = ${p.postalCode},
    address = ${p.address}::text[], phone = ${p.phone}, contact_name = ${p.contactName}, news = ${p.news},
    news_since = case when ${p.news} then coalesce(news_since, ${now}) end, updated_at = ${now}
    where id = ${accountId}`
}

function columns(db: Db | Tx) {
  return db`id as "accountId", login_id as "loginId", email, language, disabled_at is not null as disabled, company,
    country, postal_code as "postalCode", address, phone, contact_name as "contactName", news`
}

function whole([row]: Row[]): AccountProfile | undefined {
  if (!row) return undefined
  const { accountId, loginId, email, language, disabled, ...profile } = row
  return { accountId, loginId, email, language, disabled, profile }
}
