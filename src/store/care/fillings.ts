// The devices that companies applied for before there was 機器一覧, put into it slice by slice while applications go on.
import type { MprId } from '#domain/codes'
import type { Db, Tx } from '../db.ts'
import { fragment } from '../fragment.ts'
import { lockDevices } from '../services/locks.ts'
import { restProven } from './entryWrites.ts'

/** Events of one slice: few enough that an application that waits for one of their devices does not feel it. */
const SLICE = 500

type EventKey = { mprId: MprId; periodNo: number; seq: number }
/** `after`: the last event that was seen; `again`: what servers of the version before wrote since `began` is looked for. */
type Progress = { began: string; again: boolean; after: EventKey | null }

const FIRST: EventKey = { mprId: '' as MprId, periodNo: 0, seq: 0 }

/**
 * Begins, where nobody has; and once more a day after the first time, for what a server of the version before wrote on
 * devices that had been looked at already. What was taken out of a list within that day comes back.
 */
export async function beginCare(db: Db, now: Temporal.Instant): Promise<void> {
  const progress = (again: boolean): Progress => ({ began: now.toString(), again, after: null })
  await db`insert into fillings (name, up_to) values ('care', ${db.json(progress(false))}) on conflict do nothing`
  await db`update fillings set done_at = null, up_to = up_to || ${db.json({ again: true, after: null })}
    where name = 'care' and done_at <= ${now.subtract({ hours: 23 })} and not (up_to ->> 'again')::boolean`
}

/**
 * Adds what the next events name, where a list lacks it (R18). Servers take turns, and each slice remembers how far it came.
 * Only devices that lack something are locked. @returns how many entries; undefined when all have been seen
 */
export async function fillSomeCare(tx: Tx, now: Temporal.Instant): Promise<number | undefined> {
  const [filling] = await tx<{ progress: Progress; doneAt: Temporal.Instant | null }[]>`
    select up_to as progress, done_at as "doneAt" from fillings where name = 'care' for update`
  if (!filling || filling.doneAt) return undefined
  const { progress } = filling
  const { mprId, periodNo, seq } = progress.after ?? FIRST
  const events = await tx<(EventKey & { at: Temporal.Instant })[]>`
    select mpr_id as "mprId", period_no as "periodNo", seq, at from service_events
    where (mpr_id, period_no, seq) > (${mprId}, ${periodNo}, ${seq}) order by mpr_id, period_no, seq
    ${fragment(tx, [`limit ${SLICE}`], [])}`
  const last = events.at(-1)
  if (!last) {
    await tx`update fillings set done_at = ${now} where name = 'care'`
    return undefined
  }
  const since = Temporal.Instant.from(progress.began)
  const devices = events
    .filter(({ at }) => !progress.again || Temporal.Instant.compare(at, since) >= 0)
    .map(event => event.mprId)
  const lacking = await devicesLacking(tx, [...new Set(devices)])
  if (lacking.length > 0) await lockDevices(tx, await withThoseMovedTo(tx, lacking))
  const added = lacking.length > 0 ? await addFromHistory(tx, lacking, now) : 0
  const after: EventKey = { mprId: last.mprId, periodNo: last.periodNo, seq: last.seq }
  await tx`update fillings set up_to = ${tx.json({ ...progress, after })} where name = 'care'`
  return added
}

/** Those of which a company has applied for something that its list does not know. */
async function devicesLacking(tx: Tx, devices: MprId[]): Promise<MprId[]> {
  if (devices.length === 0) return []
  const rows = await tx<{ mprId: MprId }[]>`
    select distinct used_on as "mprId" from ${proven(tx, devices)} x where not exists (
      select from care_entries e where e.mpr_id = x.mpr_id and e.company_id = x.company_id and x.no = any(e.cards))`
  return rows.map(row => row.mprId)
}

/**
 * Each application on these devices, with its company, its card, and the device `mpr_id` that the company has in care for it:
 * of a service that was moved, its holder has the one that it is on now. What went before on the former one goes along, as
 * the words on its entry did.
 */
const proven = (tx: Tx, devices: MprId[]) => tx`(
  select company_id, used_on, no, product_code, family, at, period_no, seq,
    case when place <> used_on then place
      else first_value(place) over (partition by company_id, used_on ${newestFirst(tx)}) end as mpr_id
  from (
    select c.id as company_id, x.mpr_id as used_on, case when s.holder = c.id then s.mpr_id else x.mpr_id end as place,
      k.activation_key_no::text as no, k.product_code, p.family, x.at, x.period_no, x.seq
    from service_events x join accounts a on a.id = x.account_id
      join companies c on c.id = a.company_id and c.closed_at is null
      join activation_keys k on k.activation_key_no = x.activation_key_no join products p on p.code = k.product_code
      left join services s on s.mpr_id = k.mpr_id and s.period_no = k.period_no
    where x.mpr_id = any(${devices}::text[]) and x.kind in ('issue', 'extend')
  ) application)`

/** The devices, and those that their services are on now. */
async function withThoseMovedTo(tx: Tx, devices: MprId[]): Promise<MprId[]> {
  const rows = await tx<{ mprId: MprId }[]>`
    select distinct k.mpr_id as "mprId" from service_events x join activation_keys k on k.activation_key_no = x.activation_key_no
    where x.mpr_id = any(${devices}::text[]) and k.mpr_id is not null`
  return [...new Set([...devices, ...rows.map(row => row.mprId)])]
}

/** What one transaction wrote has one time, so its order is asked as well. */
const newestFirst = (tx: Tx) => tx`order by at desc, period_no desc, seq desc`

/** An entry that is there already was put there by a newer use. @returns how many entries */
export async function addFromHistory(tx: Tx, devices: MprId[], now: Temporal.Instant): Promise<number> {
  const added = await tx<{ id: number }[]>`
    insert into care_entries as e (company_id, mpr_id, family, cards, activation_key_no, product_code, standing, added_at)
    select company_id, mpr_id, (array_agg(family ${newestFirst(tx)}))[1], array_agg(no ${newestFirst(tx)}),
      (array_agg(no ${newestFirst(tx)}))[1], (array_agg(product_code ${newestFirst(tx)}))[1], 'undone', ${now}::timestamptz
    from (
      select distinct on (company_id, mpr_id, no) * from ${proven(tx, devices)} x
      order by company_id, mpr_id, no, at desc, period_no desc, seq desc
    ) proven group by company_id, mpr_id order by mpr_id
    on conflict on constraint care_entry_one_of_device do update
      set cards = e.cards || array(select c from unnest(excluded.cards) c where c <> all(e.cards))
    returning id`
  await restProven(
    tx,
    added.map(entry => entry.id),
  )
  return added.length
}
