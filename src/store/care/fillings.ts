// The devices that companies applied for before there was 機器一覧, put into it slice by slice while applications go on.
import type { MprId } from '#domain/codes'
import type { Tx } from '../db.ts'
import { fragment } from '../fragment.ts'
import { lockDevices } from '../services/locks.ts'
import { restProven } from './entryWrites.ts'

/** Devices of one slice: few enough that an application that waits for one of them does not feel it. */
const SLICE = 200

/**
 * Adds what the next devices' history names (R18). Servers take turns, and each slice remembers how far it came.
 * @returns how many entries of how many devices; undefined when all have been seen
 */
export async function fillSomeCare(
  tx: Tx,
  now: Temporal.Instant,
): Promise<{ filled: number; seen: number } | undefined> {
  await tx`insert into fillings (name) values ('care') on conflict do nothing`
  const [filling] = await tx<{ upTo: { mprId: MprId } | null; doneAt: Temporal.Instant | null }[]>`
    select up_to as "upTo", done_at as "doneAt" from fillings where name = 'care' for update`
  if (filling!.doneAt) return undefined
  const devices = await tx<{ mprId: MprId }[]>`
    select mpr_id as "mprId" from devices where mpr_id > ${filling!.upTo?.mprId ?? ''} order by mpr_id
    ${fragment(tx, [`limit ${SLICE}`], [])}`
  const last = devices.at(-1)
  if (!last) {
    await tx`update fillings set done_at = ${now} where name = 'care'`
    return undefined
  }
  const names = devices.map(device => device.mprId)
  await lockDevices(tx, await withThoseMovedTo(tx, names))
  const added = await addFromHistory(tx, names, now)
  await tx`update fillings set up_to = ${tx.json({ mprId: last.mprId })} where name = 'care'`
  return { filled: added, seen: devices.length }
}

/** The devices, and those that their services are on now. */
async function withThoseMovedTo(tx: Tx, devices: MprId[]): Promise<MprId[]> {
  const rows = await tx<{ mprId: MprId }[]>`
    select distinct k.mpr_id as "mprId" from service_events x join activation_keys k on k.activation_key_no = x.activation_key_no
    where x.mpr_id = any(${devices}::text[]) and k.mpr_id is not null`
  return [...new Set([...devices, ...rows.map(row => row.mprId)])]
}

/**
 * Each application's card, on the device that it was used for; of a service that was moved, its holder has the device in
 * care that it is on now. An entry that is there already was put there by a newer use.
 */
export async function addFromHistory(tx: Tx, devices: MprId[], now: Temporal.Instant): Promise<number> {
  const added = await tx<{ id: number }[]>`
    insert into care_entries as e (company_id, mpr_id, family, cards, activation_key_no, product_code, standing, added_at)
    select company_id, mpr_id, (array_agg(family order by at desc))[1], array_agg(no order by at desc),
      (array_agg(no order by at desc))[1], (array_agg(product_code order by at desc))[1], 'undone', ${now}::timestamptz
    from (
      select distinct on (c.id, place.mpr_id, k.activation_key_no) c.id as company_id, place.mpr_id, p.family,
        k.activation_key_no::text as no, k.product_code, x.at
      from service_events x join accounts a on a.id = x.account_id
        join companies c on c.id = a.company_id and c.closed_at is null
        join activation_keys k on k.activation_key_no = x.activation_key_no join products p on p.code = k.product_code
        left join services s on s.mpr_id = k.mpr_id and s.period_no = k.period_no
        cross join lateral (select case when s.holder = c.id then s.mpr_id else x.mpr_id end as mpr_id) place
      where x.mpr_id = any(${devices}::text[]) and x.kind in ('issue', 'extend')
      order by c.id, place.mpr_id, k.activation_key_no, x.at desc
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
