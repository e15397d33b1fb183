// Rows of the demo: its accounts, devices and cards. Products and documents come with the migrations.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { Family } from '#domain/service'
import { addCompany } from '../companies/companies.ts'
import type { Db, Tx } from '../db.ts'
import type { KeptCode } from '../keptCodes.ts'
import { LOCK_NUMBERS } from '../lockNumbers.ts'
import { rows } from '../rows.ts'

export type DemoAccount = {
  loginId: string
  passwordHash: string
  company: string
  address: string[]
  contactName: string
  email: string
  mpcsAllowed: boolean
}
export type NewDevice = { mprId: MprId; family: Family; macAddress: string }
export type NewCard = { activationKeyNo: ActivationKeyNo; product: string } & KeptCode

/** Whether there is no account yet. Another server that asks waits until this transaction ends. */
export async function lockedEmpty(tx: Tx): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(${LOCK_NUMBERS.seed})`
  const [row] = await tx<{ some: boolean }[]>`select exists (select from accounts) as some`
  return !row!.some
}

/** A company and its 管理者. */
export async function addDemoAccount(
  tx: Db | Tx,
  a: DemoAccount,
  now: Temporal.Instant,
): Promise<{ accountId: number; companyId: number }> {
  const companyId = await addCompany(tx, { ...a, country: 'JP', postalCode: null, phone: null }, now)
  const [row] = await tx<{ id: number }[]>`
    insert into accounts (company_id, login_id, password_hash, contact_name, email, created_at)
    values (${companyId}, ${a.loginId}, ${a.passwordHash}, ${a.contactName}, ${a.email}, ${now})
    returning id`
  return { accountId: row!.id, companyId }
}

export async function addDevices(tx: Db | Tx, devices: NewDevice[], now: Temporal.Instant): Promise<void> {
  await tx`insert into devices (mpr_id, family, mac_address, imported_at)
    select mpr_id, family, mac_address, ${now}
    from ${rows(tx, devices, { mprId: 'text', family: 'text', macAddress: 'text' })}`
}

export async function addCards(tx: Db | Tx, cards: NewCard[], now: Temporal.Instant): Promise<void> {
  await tx`insert into activation_keys (activation_key_no, id_mark, id_sealed, registration_id, product_code, minted_at)
    select activation_key_no, mark, sealed, clear, product, ${now}
    from ${rows(tx, cards, { activationKeyNo: 'text', mark: 'bytea', sealed: 'bytea', clear: 'text', product: 'text' })}`
}
