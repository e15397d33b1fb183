// What rows of former versions lack before migration 0024, filled slice by slice beside servers at work: accounts without a
// company (R15), and services without a holder (R19).
import { setTimeout as sleep } from 'node:timers/promises'
import type { MprId } from '#domain/codes'
import type { Db, Tx } from '../db.ts'
import { fragment } from '../fragment.ts'
import { rows } from '../rows.ts'
import { transaction } from '../transaction.ts'

/** Between two slices, for those who want the database too. */
const PAUSE_MS = 5
/** Until a row that is in use is free. */
const IN_USE_MS = 500

/**
 * Rows of one slice: few enough that whoever waits for one of them does not feel it. No parameter: plans must know that they
 * are few.
 */
const slice = (tx: Tx) => fragment(tx, ['limit 500'], [])

/** Several servers may do this at once, and one that ends midway leaves whole slices. */
export async function fillRows(db: Db): Promise<void> {
  while ((await transaction(db, fillSomeCompanies)) > 0);
  if (!(await lackHolders(db))) return
  let at: ServiceKey | undefined = { mprId: '' as MprId, periodNo: 0 }
  while (at) {
    const after: ServiceKey = at
    const { next, inUse } = await transaction(db, tx => fillSomeHolders(tx, after))
    at = next
    await sleep(inUse ? IN_USE_MS : PAUSE_MS)
  }
}

/** Gives some accounts that have no company one of their own. @returns how many */
export async function fillSomeCompanies(tx: Tx): Promise<number> {
  const filled = await tx`
    with lacking as (
      select * from accounts where company_id is null order by id ${slice(tx)} for no key update
    ), own as materialized (
      select nextval(pg_get_serial_sequence('companies', 'id')) as own_id, lacking.* from lacking
    ), made as (
      insert into companies (id, name, country, postal_code, address, phone, mpcs_allowed, created_at, updated_at, closed_at)
      overriding system value
      select own_id, company, country, postal_code, address, phone, mpcs_allowed, created_at, updated_at, closed_at from own
    )
    update accounts a set company_id = own_id from own where a.id = own.id`
  return filled.count
}

async function lackHolders(db: Db): Promise<boolean> {
  const [row] = await db<{ some: boolean }[]>`select exists (select from services where holder is null) as some`
  return row!.some
}

type ServiceKey = { mprId: MprId; periodNo: number }

/**
 * Names the holders of some services that have none: the company of the account that applied for the line's first period.
 * Applications lock services in an order of their own, so this waits for no row: at one that is in use the slice ends, and
 * the next one begins there. @returns where, undefined when all have been seen
 */
export async function fillSomeHolders(
  tx: Tx,
  { mprId, periodNo }: ServiceKey,
): Promise<{ next: ServiceKey | undefined; inUse: boolean }> {
  const found = await tx<(ServiceKey & { holder: number | null })[]>`
    select mpr_id as "mprId", period_no as "periodNo", holder from services
    where (mpr_id, period_no) > (${mprId}, ${periodNo}) order by mpr_id, period_no ${slice(tx)}`
  const lacking = found.filter(service => service.holder === null)
  const free = lacking.length === 0 ? [] : await fillFree(tx, lacking)
  const used = lacking.find(service => !free.some(other => isSame(service, other)))
  if (!used) return { next: found.at(-1), inUse: false }
  return { next: found[found.indexOf(used) - 1] ?? { mprId, periodNo }, inUse: true }
}

const isSame = (one: ServiceKey, other: ServiceKey) => one.mprId === other.mprId && one.periodNo === other.periodNo

/** @returns those that nobody else had in hand */
async function fillFree(tx: Tx, services: ServiceKey[]): Promise<ServiceKey[]> {
  return tx<ServiceKey[]>`
    with free as (
      select s.mpr_id, s.period_no, coalesce(s.origin_mpr_id, s.mpr_id) as first_mpr_id,
        coalesce(s.origin_period_no, s.period_no) as first_no
      from ${rows(tx, services, { mprId: 'text', periodNo: 'int' })} join services s using (mpr_id, period_no)
      where s.holder is null for no key update of s skip locked
    ), filled as (
      update services s set holder = a.company_id
      from free f join service_events e on e.mpr_id = f.first_mpr_id and e.period_no = f.first_no and e.seq = 1
        join accounts a on a.id = e.account_id
      where s.mpr_id = f.mpr_id and s.period_no = f.period_no
    )
    select mpr_id as "mprId", period_no as "periodNo" from free`
}
