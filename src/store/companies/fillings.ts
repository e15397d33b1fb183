// What rows of the version before lack, filled slice by slice beside servers of that version: accounts without company, and
// services without holder.
import type { MprId } from '#domain/codes'
import type { Db, Tx } from '../db.ts'
import { fragment } from '../fragment.ts'
import { rows } from '../rows.ts'

/**
 * Rows of one slice: few enough that whoever waits for one of them does not feel it. No parameter: plans must know that they
 * are few.
 */
const slice = (tx: Tx) => fragment(tx, ['limit 500'], [])

/** Gives some accounts that have no company one of their own (R15). @returns how many */
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

type ServiceKey = { mprId: MprId; periodNo: number }
type Filled = { filled: number; seen: number }

/** Begins at the first service again, unless somebody is under way. */
export async function beginHolders(db: Db): Promise<void> {
  await db`insert into fillings as f (name) values ('holders')
    on conflict (name) do update set up_to = null, done_at = null where f.done_at is not null`
}

/**
 * Names the holders of some services that have none: the company of the account that applied for the line's first period
 * (R19). Servers take turns. Applications lock services in an order of their own, so this waits for no row: at one that is
 * in use the slice ends, and the next one begins there. @returns how many of how many; undefined when all services have been seen
 */
export async function fillSomeHolders(tx: Tx, now: Temporal.Instant): Promise<Filled | undefined> {
  const [filling] = await tx<{ upTo: ServiceKey | null; doneAt: Temporal.Instant | null }[]>`
    select up_to as "upTo", done_at as "doneAt" from fillings where name = 'holders' for update`
  if (!filling || filling.doneAt) return undefined
  const { mprId, periodNo } = filling.upTo ?? { mprId: '', periodNo: 0 }
  const found = await tx<(ServiceKey & { holder: number | null })[]>`
    select mpr_id as "mprId", period_no as "periodNo", holder from services
    where (mpr_id, period_no) > (${mprId}, ${periodNo}) order by mpr_id, period_no ${slice(tx)}`
  const lacking = found.filter(service => service.holder === null)
  const free = lacking.length === 0 ? [] : await fillFree(tx, lacking)
  const inUse = lacking.find(service => !free.some(({ mprId, periodNo }) => isKey(service, mprId, periodNo)))
  const seen = inUse ? found.slice(0, found.indexOf(inUse)) : found
  const last = seen.at(-1)
  if (last) {
    const upTo = { mprId: last.mprId, periodNo: last.periodNo }
    await tx`update fillings set up_to = ${tx.json(upTo)} where name = 'holders'`
  }
  if (found.length === 0) await tx`update fillings set done_at = ${now} where name = 'holders'`
  return { filled: free.length, seen: seen.length }
}

const isKey = (service: ServiceKey, mprId: MprId, periodNo: number) =>
  service.mprId === mprId && service.periodNo === periodNo

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
