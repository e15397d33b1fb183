// People of a company, as its 管理者 see and change them (R15–R17).
import type { Person } from '#domain/people'
import type { Role } from '#domain/who'
import { IDLE_MINUTES } from '../access/sessions.ts'
import type { Db, Tx } from '../db.ts'

export type ListedPerson = Person & {
  contactName: string | null
  email: string
  /** By password or passkey. */
  lastSignIn: Temporal.Instant | null
  /** Where they are signed in now. */
  sessions: number
}

/** As they came. */
export async function peopleOf(db: Db | Tx, companyId: number, now: Temporal.Instant): Promise<ListedPerson[]> {
  return db<ListedPerson[]>`
    select a.id as "accountId", a.role, a.disabled_at is not null as disabled, a.contact_name as "contactName", a.email,
      (select at from audit where account_id = a.id and act = 'sign-in' order by at desc limit 1) as "lastSignIn",
      (select count(*) from sessions s where s.account_id = a.id and s.expires_at > ${now}
        and s.last_seen_at > ${now.subtract({ minutes: IDLE_MINUTES })}) as sessions
    from accounts a where a.company_id = ${companyId} and a.closed_at is null order by a.id`
}

/**
 * Everybody in a company, each locked until the transaction ends, in the order of their numbers, and then the company, so
 * that nobody joins, leaves or is changed meanwhile (docs/decisions/006-locks-then-facts.md).
 */
export async function lockPeople(tx: Tx, companyId: number): Promise<Person[]> {
  await tx`select from accounts where company_id = ${companyId} and closed_at is null order by id for no key update`
  await tx`select from companies where id = ${companyId} for no key update`
  return tx<Person[]>`
    select id as "accountId", role, disabled_at is not null as disabled from accounts
    where company_id = ${companyId} and closed_at is null order by id`
}

export async function saveRole(tx: Tx, accountId: number, role: Role, now: Temporal.Instant): Promise<void> {
  await tx`update accounts set (role, updated_at) = (${role}, ${now}::timestamptz) where id = ${accountId}`
}

/** Whether somebody in the company has the address. */
export async function isPersonOf(db: Db | Tx, companyId: number, email: string): Promise<boolean> {
  const [row] = await db`
    select from accounts where lower(email) = lower(${email}) and company_id = ${companyId} and closed_at is null`
  return row !== undefined
}
