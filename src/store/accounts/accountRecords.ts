// Accounts as the vendor's staff see them: found by what a caller says, and each with its company.
import type { Role } from '#domain/who'
import type { Db, Tx } from '../db.ts'

/** Of a closed account the words are null. */
export type AccountRecord = {
  accountId: number
  loginId: string
  role: Role
  contactName: string | null
  email: string | null
  /** Of its mails. */
  language: 'ja' | 'en'
  /** Since when it wants product news. */
  newsSince: Temporal.Instant | null
  consentVersion: number | null
  consentedAt: Temporal.Instant | null
  passwordKind: 'own' | 'issued'
  /** When an issued password runs out. */
  passwordUntil: Temporal.Instant | null
  createdAt: Temporal.Instant
  updatedAt: Temporal.Instant | null
  disabledAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  company: CompanyRecord
}

type CompanyRecord = {
  companyId: number
  name: string | null
  country: string | null
  postalCode: string | null
  address: string[] | null
  phone: string | null
  mpcsAllowed: boolean
  disabledAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  /** Accounts of the company that are not closed. */
  people: number
}

/**
 * Accounts with this 登録ID or mail address, and those whose company or person is called so or has it in the name, in any
 * width and case. Names have no index: companies are few beside devices, and one caller waits. @returns at most `limit`, the
 * one with the 登録ID first
 */
export async function findAccountRecords(db: Db | Tx, typed: string, limit: number): Promise<AccountRecord[]> {
  const name = typed.normalize('NFKC').toLowerCase()
  const isCalled = (column: string) => db`position(${name} in lower(normalize(${db(column)}, nfkc))) > 0`
  const rows = await db<Row[]>`${records(db)} where a.login_id = ${typed} or lower(a.email) = lower(${typed})
    or ${isCalled('c.name')} or ${isCalled('a.contact_name')}
    order by a.login_id <> ${typed}, a.id limit ${limit}`
  return rows.map(recordFrom)
}

export async function accountRecordOf(db: Db | Tx, loginId: string): Promise<AccountRecord | undefined> {
  const [row] = await db<Row[]>`${records(db)} where a.login_id = ${loginId}`
  return row && recordFrom(row)
}

/** The same, locked until the transaction ends, with its company. */
export async function lockAccountRecord(tx: Tx, loginId: string): Promise<AccountRecord | undefined> {
  await tx`select from accounts where login_id = ${loginId} for no key update`
  await tx`select from companies where id = (select company_id from accounts where login_id = ${loginId}) for no key update`
  return accountRecordOf(tx, loginId)
}

/** Whether its owner may sign in. */
export async function saveDisabled(tx: Tx, accountId: number, isDisabled: boolean, now: Temporal.Instant) {
  await tx`update accounts set disabled_at = ${isDisabled ? now : null}, updated_at = ${now} where id = ${accountId}`
}

function records(db: Db | Tx) {
  return db`select a.id as "accountId", a.login_id as "loginId", a.role, a.contact_name as "contactName", a.email, a.language,
      a.news_since as "newsSince", a.consent_version as "consentVersion", a.consented_at as "consentedAt",
      a.password_kind as "passwordKind", a.password_until as "passwordUntil", a.created_at as "createdAt",
      a.updated_at as "updatedAt", a.disabled_at as "disabledAt", a.closed_at as "closedAt",
      c.id as "companyId", c.name, c.country, c.postal_code as "postalCode", c.address, c.phone,
      c.mpcs_allowed as "mpcsAllowed", c.disabled_at as "companyDisabledAt", c.closed_at as "companyClosedAt",
      (select count(*) from accounts p where p.company_id = c.id and p.closed_at is null) as people
    from accounts a join companies c on c.id = a.company_id`
}

type Row = Omit<AccountRecord, 'company'> &
  Omit<CompanyRecord, 'disabledAt' | 'closedAt'> & {
    companyDisabledAt: Temporal.Instant | null
    companyClosedAt: Temporal.Instant | null
  }

function recordFrom(row: Row): AccountRecord {
  const { companyId, name, country, postalCode, address, phone, mpcsAllowed, people, ...rest } = row
  const { companyDisabledAt: disabledAt, companyClosedAt: closedAt, ...account } = rest
  const about = { companyId, name, country, postalCode, address, phone, mpcsAllowed, people }
  return { ...account, company: { ...about, disabledAt, closedAt } }
}
