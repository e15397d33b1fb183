// Entries of 機器一覧, written with what they follow from (R18): parts of the statements of applications and first uses, and
// after a correction anew from the cards that each entry has proven.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { Tx } from '../db.ts'
import type { Fragment } from '../fragment.ts'
import { deviceLineOf } from '../services/deviceLine.ts'

/** What a card opened or extended is the newest that its company has proven with the device. */
const rests = (tx: Tx) => tx`
  on conflict on constraint care_entry_one_of_device do update set
    cards = excluded.cards || array(select c from unnest(e.cards) c where c <> all(excluded.cards)),
    activation_key_no = excluded.activation_key_no, product_code = excluded.product_code, period_no = excluded.period_no,
    standing = 'open', connection_number = excluded.connection_number, months = excluded.months,
    last_day = excluded.last_day, issued_at = excluded.issued_at, extended_at = excluded.extended_at`

/** For the statement of 新規申請, whose part `r` has the new periods: the applicants' companies have the devices in care. */
export function careOfIssued(tx: Tx): Fragment {
  return tx`insert into care_entries as e (company_id, mpr_id, family, cards, activation_key_no, product_code, period_no,
      standing, connection_number, months, issued_at, added_at)
    select company_id, mpr_id, (select family from products where code = product_code), array[activation_key_no::text],
      activation_key_no, product_code, period_no, 'open', connection_number, months, at, at
    from r order by mpr_id
    ${rests(tx)}`
}

/** For the statement of 期間の延長, whose part `r` has the extensions: likewise. */
export function careOfExtended(tx: Tx): Fragment {
  return tx`insert into care_entries as e (company_id, mpr_id, family, cards, activation_key_no, product_code, period_no,
      standing, connection_number, months, last_day, issued_at, extended_at, added_at)
    select own.company_id, own.mpr_id, (select family from products where code = own.product_codes[1]), own.cards,
      own.cards[1], own.product_codes[1], own.period_no, 'open', s.connection_number, l.total_months, l.last_day,
      (select f.at from service_events f where f.mpr_id = coalesce(s.origin_mpr_id, s.mpr_id)
        and f.period_no = coalesce(s.origin_period_no, s.period_no) and f.seq = 1), l.at, l.at
    from (
      select company_id, mpr_id, period_no, array_agg(activation_key_no::text order by ord desc) as cards,
        array_agg(product_code order by ord desc) as product_codes
      from r group by company_id, mpr_id, period_no
    ) own
    join r l on l.is_last and l.mpr_id = own.mpr_id and l.period_no = own.period_no
    join services s on s.mpr_id = own.mpr_id and s.period_no = own.period_no
    order by own.mpr_id, own.company_id
    ${rests(tx)}`
}

/** And what else is in others' care has a new term too. */
export function careOfOthersExtended(tx: Tx): Fragment {
  return tx`update care_entries e set months = r.total_months, last_day = r.last_day, extended_at = r.at
    from r where r.is_last and e.mpr_id = r.mpr_id and e.period_no = r.period_no and e.standing = 'open'
      and e.company_id <> all(array(select o.company_id from r o where o.mpr_id = e.mpr_id and o.period_no = e.period_no))`
}

/** For the statement of a first use, whose part `r` has the terms that begin. */
export function careOfStarted(tx: Tx): Fragment {
  return tx`update care_entries e set last_day = r.last_day
    from r where e.mpr_id = r.mpr_id and e.period_no = r.period_no and e.standing = 'open'`
}

/**
 * A company that proves a card with the device that its service was moved to has that one in care from now on, with the
 * words that it wrote on the former one (R18).
 */
export async function takeMovedEntry(
  tx: Tx,
  { companyId, mprId, activationKeyNo }: { companyId: number; mprId: MprId; activationKeyNo: string },
): Promise<void> {
  await tx`update care_entries e set mpr_id = ${mprId}
    where company_id = ${companyId} and standing = 'moved' and ${activationKeyNo}::text = any(cards)
      and not exists (select from care_entries n where n.company_id = ${companyId} and n.mpr_id = ${mprId})`
}

/** Adds entries that rest on these cards, or the cards to those that are there. {@link restProven} says what they show. */
export async function addProven(
  tx: Tx,
  { companyId, mprId, activationKeyNo }: { companyId: number; mprId: MprId; activationKeyNo: string },
  now: Temporal.Instant,
): Promise<{ id: number; added: boolean }> {
  const [row] = await tx<{ id: number; added: boolean }[]>`
    insert into care_entries as e (company_id, mpr_id, family, cards, activation_key_no, product_code, standing, added_at)
    select ${companyId}, ${mprId}, p.family, array[k.activation_key_no::text], k.activation_key_no, k.product_code, 'undone', ${now}
    from activation_keys k join products p on p.code = k.product_code where k.activation_key_no = ${activationKeyNo}
    on conflict on constraint care_entry_one_of_device do update
      set cards = excluded.cards || array_remove(e.cards, excluded.cards[1])
    returning id, xmax = 0 as added`
  return row!
}

/**
 * After a correction: all entries of these devices rest on the newest card of theirs that is still used there, and say what
 * became of them where there is none (R18). What was undone stays so. The caller has locked the devices.
 */
export const restAnew = (tx: Tx, devices: MprId[]): Promise<void> =>
  rest(tx, tx`mpr_id = any(${devices}::text[]) and standing <> 'undone'`)

/** The same for entries that have just proven a card. */
export const restProven = (tx: Tx, entries: number[]): Promise<void> => rest(tx, tx`id = any(${entries}::bigint[])`)

async function rest(tx: Tx, which: Fragment): Promise<void> {
  await tx`
    update care_entries e set
      activation_key_no = coalesce(u.activation_key_no, e.activation_key_no),
      product_code = coalesce(u.product_code, e.product_code),
      period_no = u.period_no, connection_number = u.connection_number, months = u.months, last_day = u.last_day,
      issued_at = u.issued_at, extended_at = u.extended_at,
      standing = case when u.period_no is null then (case when a.moved then 'moved' else 'undone' end)
        when u.closing = 'stopped' then 'stopped' else 'open' end
    from (
      select id, mpr_id, cards, exists (
        select from unnest(cards) c join activation_keys k on k.activation_key_no = c
          join services s on s.mpr_id = k.mpr_id and s.period_no = k.period_no
          join services old on old.mpr_id = entry.mpr_id and old.closing = 'moved'
            and coalesce(old.origin_mpr_id, old.mpr_id) = coalesce(s.origin_mpr_id, s.mpr_id)
            and coalesce(old.origin_period_no, old.period_no) = coalesce(s.origin_period_no, s.period_no)
        where k.mpr_id <> entry.mpr_id) as moved
      from care_entries entry where ${which} and standing <> 'handed-over'
    ) a left join lateral (
      select k.activation_key_no, k.product_code, s.period_no, s.connection_number, s.months, s.last_day, s.closing,
        (select f.at from service_events f where f.mpr_id = coalesce(s.origin_mpr_id, s.mpr_id)
          and f.period_no = coalesce(s.origin_period_no, s.period_no) and f.seq = 1) as issued_at,
        (select max(x.at) from ${deviceLineOf(tx)} l join service_events x on x.mpr_id = l.mpr_id and x.period_no = l.period_no
          where x.kind = 'extend' and x.undone_at is null) as extended_at
      from unnest(a.cards) with ordinality c (no, ord)
        join activation_keys k on k.activation_key_no = c.no and k.mpr_id = a.mpr_id
        join services s on s.mpr_id = k.mpr_id and s.period_no = k.period_no
      order by k.used_at desc, c.ord limit 1
    ) u on true
    where e.id = a.id`
}

/** After an undo: the card proves nothing any more, though an entry that has no other keeps it, as what was taken back. */
export async function careUndone(tx: Tx, mprId: MprId, activationKeyNo: ActivationKeyNo): Promise<void> {
  await tx`update care_entries set cards = array_remove(cards, ${activationKeyNo}::text)
    where mpr_id = ${mprId} and ${activationKeyNo}::text = any(cards) and cardinality(cards) > 1`
  await restAnew(tx, [mprId])
}

/**
 * After a move: the holder's entry is the new device's from now on (R18). Where the holder has that one in care already,
 * its former words fill what the moved one leaves empty.
 */
export async function careMoves(tx: Tx, from: MprId, to: MprId): Promise<void> {
  await tx`
    with held as (
      select e.id, e.company_id from services s join care_entries e on e.mpr_id = ${from} and e.company_id = s.holder
      where s.mpr_id = ${to} and s.closing is null and e.standing <> 'handed-over'
    ), former as (
      delete from care_entries f using held where f.mpr_id = ${to} and f.company_id = held.company_id returning f.*
    )
    update care_entries e set mpr_id = ${to}, cards = e.cards || coalesce(f.cards, '{}'),
      end_customer = coalesce(e.end_customer, f.end_customer), site = coalesce(e.site, f.site),
      order_no = coalesce(e.order_no, f.order_no), asset_no = coalesce(e.asset_no, f.asset_no),
      reminder_contact = coalesce(e.reminder_contact, f.reminder_contact), note = coalesce(e.note, f.note),
      tags = case when cardinality(e.tags) > 0 then e.tags else coalesce(f.tags, '{}') end
    from held left join former f on f.company_id = held.company_id where e.id = held.id`
  await restAnew(tx, [from, to])
}
