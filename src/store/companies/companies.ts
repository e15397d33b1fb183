// The company that accounts belong to (R15): what it says of itself, whether it may apply for MPCS, and its end.
import type { companyDataOf } from '#domain/profile'
import type { Db, Tx } from '../db.ts'

export type CompanyData = ReturnType<typeof companyDataOf>

/** @returns the new company's id */
export async function addCompany(
  tx: Db | Tx,
  c: CompanyData & { mpcsAllowed?: boolean },
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into companies (name, country, postal_code, address, phone, mpcs_allowed, created_at)
    values (${c.company}, ${c.country}, ${c.postalCode}, ${c.address}::text[], ${c.phone}, ${c.mpcsAllowed ?? false}, ${now})
    returning id`
  return row!.id
}

/** The company of an account that is locked, locked until the transaction ends (docs/decisions/006-locks-then-facts.md). */
export async function lockCompanyOf(tx: Tx, accountId: number): Promise<void> {
  await tx`select from companies where id = (select company_id from accounts where id = ${accountId}) for no key update`
}

/** Before cards and devices, whoever locks those too. */
export async function lockCompany(tx: Tx, companyId: number): Promise<void> {
  await tx`select from companies where id = ${companyId} for no key update`
}

export async function saveCompany(tx: Tx, companyId: number, c: CompanyData, now: Temporal.Instant): Promise<void> {
  await tx`update companies set name = ${c.company}, country = ${c.country}, postal_code = ${c.postalCode},
    address = ${c.address}::text[], phone = ${c.phone}, updated_at = ${now}
    where id = ${companyId} and closed_at is null`
}

export async function countOpenPeople(tx: Db | Tx, companyId: number): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) from accounts where company_id = ${companyId} and closed_at is null`
  return row!.count
}

/** Closes a company that nobody is in any more: its row stays for the history that names it, and says nothing. */
export async function closeLeftCompany(tx: Tx, companyId: number, now: Temporal.Instant): Promise<void> {
  await tx`update companies set closed_at = ${now}, updated_at = ${now}, name = null, country = null, postal_code = null,
    address = null, phone = null
    where id = ${companyId} and closed_at is null
      and not exists (select from accounts where company_id = ${companyId} and closed_at is null)`
  // It has nothing in care either, holds no cards (R19) and asks for nothing.
  const closed = tx`company_id = ${companyId} and exists (select from companies where id = ${companyId} and closed_at is not null)`
  await tx`delete from care_entries where ${closed}`
  await tx`delete from held_cards where ${closed}`
  await tx`delete from requests where ${closed}`
}
