// Reading 機器一覧: a page of it, how many there are, and one entry.
import type { CareEntry, Standing } from '#domain/careEntry'
import { type CareFilter, type Span, spansOf, TABS, type Tab } from '#domain/careFilter'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Family } from '#domain/service'
import type { Db, Tx } from '../db.ts'
import { type Fragment, fragment } from '../fragment.ts'
import type { CodeMarks } from '../keptCodes.ts'
import { hasKey } from '../services/keyOfService.ts'
import { anyOf, codeEndingOf, conditionsOf, endsIn, inSpan, ofTabAlone } from './conditions.ts'

/** Where a page of a list begins: behind this entry, or before it. */
export type Place = { key: string; id: number; backwards: boolean }
export type Listing = { companyId: number; filter: CareFilter; today: Temporal.PlainDate }

/** Counts stop here: above it a list says 「1,000+」. */
export const COUNTED = 1000

/** One way through a part of a list: its condition, what it is ordered by, and the names of places in it. */
type Part = { name: string; where: Fragment; key: string; type: 'date' | 'text' | 'timestamptz'; descending: boolean }

/**
 * @param most 50 for a page: one more than that is read, so that it is known whether there is another
 * @returns in the order of the list, whichever way it was read
 */
export async function listEntries(
  db: Db | Tx,
  listing: Listing,
  { most, place }: { most: number; place: Place | undefined },
): Promise<{ entries: Placed[]; more: boolean }> {
  const all = partsOf(db, listing)
  const parts = place?.backwards ? all.toReversed() : all
  const first = place ? parts.findIndex(part => part.name === nameIn(place)) : 0
  const found: Placed[] = []
  for (const part of parts.slice(Math.max(first, 0))) {
    const rows = await readPart(db, listing, part, { most: most + 1 - found.length, place })
    found.push(...rows.map(row => ({ entry: entryFrom(row), at: `${part.name}.${row.key ?? ''}` })))
    if (found.length > most) break
  }
  const entries = found.slice(0, most)
  return { entries: place?.backwards ? entries.reverse() : entries, more: found.length > most }
}

/** An entry, and where it stands in the list, for {@link Place}. */
export type Placed = { entry: CareEntry; at: string }

const nameIn = (place: Place) => place.key.slice(0, place.key.indexOf('.'))
const valueIn = (place: Place) => place.key.slice(place.key.indexOf('.') + 1)

async function readPart(
  db: Db | Tx,
  { companyId, filter, today }: Listing,
  part: Part,
  { most, place }: { most: number; place: Place | undefined },
): Promise<(EntryRow & { key: string | null })[]> {
  const backwards = place?.backwards === true
  const isDown = part.descending !== backwards
  const [key, direction, than] = [part.key, isDown ? 'desc' : 'asc', isDown ? '<' : '>']
  const behind =
    place && nameIn(place) === part.name
      ? fragment(
          db,
          [`and (${key}, e.id) ${than} (`, `::text::${part.type}, `, '::bigint)'],
          [valueIn(place), place.id],
        )
      : db``
  const order = fragment(db, [`order by ${key} ${direction}, e.id ${direction} limit ${most}`], [])
  return db<(EntryRow & { key: string | null })[]>`
    select ${fragment(db, [`${ENTRY_COLUMNS}, (${key})::text as key`], [])} from care_entries e
    where e.company_id = ${companyId} and ${part.where} ${conditionsOf(db, filter, today)} ${behind} ${order}`
}

/** Whoever types the last four of a code wants that device, not the many that have these four in a 注文番号. */
function partsOf(db: Db | Tx, listing: Listing): Part[] {
  const parts = waysThrough(db, listing)
  const ending = codeEndingOf(listing.filter.search)
  if (ending === undefined) return parts
  const byCode = endsIn(db, ending)
  return [
    ...parts.map(part => ({ ...part, name: `e${part.name}`, where: db`${part.where} and ${byCode}` })),
    ...parts.map(part => ({ ...part, where: db`${part.where} and not ${byCode}` })),
  ]
}

function waysThrough(db: Db | Tx, { filter, today }: Listing): Part[] {
  const spans = spansOf(filter, today)
  if (spans.length === 0) return []
  if (filter.tab === 'extended' && filter.order === 'term')
    return [{ name: 'x', where: anyOf(db, spans), key: 'e.extended_at', type: 'timestamptz', descending: true }]
  if (filter.order === 'customer')
    return [
      { ...BY_CUSTOMER, name: 'k', where: db`${anyOf(db, spans)} and e.end_customer is not null` },
      { ...BY_CUSTOMER, name: 'n', where: db`${anyOf(db, spans)} and e.end_customer is null` },
    ]
  return spans.map(span => ({ where: inSpan(db, span), ...WAYS[span.of] }))
}

const BY_CUSTOMER = { key: `coalesce(e.end_customer, '')`, type: 'text', descending: false } as const
const NO_DAY = `coalesce(e.last_day, '9999-12-31'::date)`
const WAYS: Record<Span['of'], Omit<Part, 'where'>> = {
  running: { name: 'r', key: 'e.last_day', type: 'date', descending: false },
  unstarted: { name: 'u', key: NO_DAY, type: 'date', descending: false },
  lapsed: { name: 'l', key: 'e.last_day', type: 'date', descending: true },
  closed: { name: 'c', key: NO_DAY, type: 'date', descending: false },
}

/** How many a filter finds; {@link COUNTED} + 1 stands for more than that, unless all of them are asked for. */
export async function countEntries(
  db: Db | Tx,
  listing: Listing,
  most: number | undefined = COUNTED + 1,
): Promise<number> {
  const { companyId, filter, today } = listing
  const spans = spansOf(filter, today)
  if (spans.length === 0) return 0
  const limit = most === undefined ? db`` : fragment(db, [`limit ${most}`], [])
  if (filter.tab === 'extended') {
    // 延長済み has an index of its own; without the offset it would be looked for among all that end in those days.
    const [row] = await db<{ count: number }[]>`select count(*) from (
      select from (
        select e.standing, e.last_day from care_entries e where e.company_id = ${companyId}
          ${conditionsOf(db, filter, today)} offset 0) e
      where ${anyOf(db, spans)} ${limit}) counted`
    return row!.count
  }
  let count = 0
  for (const span of spans) {
    const [row] = await db<{ count: number }[]>`select count(*) from (
      select from care_entries e where e.company_id = ${companyId} and ${inSpan(db, span)}
        ${conditionsOf(db, filter, today)} ${limit}) counted`
    count += row!.count
    if (most !== undefined && count >= most) return most
  }
  return count
}

/** Of each tab what a filter finds, as far as counts go. */
export async function countTabs(db: Db | Tx, listing: Listing): Promise<Record<Tab, number>> {
  const { filter } = listing
  const counts = looksThrough(filter)
    ? await countTogether(db, listing)
    : await Promise.all(TABS.map(tab => countEntries(db, { ...listing, filter: { ...filter, tab } })))
  return Object.fromEntries(TABS.map((tab, i) => [tab, Math.min(counts[i]!, COUNTED + 1)])) as Record<Tab, number>
}

/** Whether no index leads to what a filter finds: then everything is looked at, and once is enough for all tabs. */
const looksThrough = ({ search, tag, customer, silent }: CareFilter): boolean =>
  [search, tag, customer, silent].some(value => value !== undefined)

async function countTogether(db: Db | Tx, { companyId, filter, today }: Listing): Promise<number[]> {
  const ofTab = (tab: Tab) => {
    const spans = spansOf({ ...filter, tab }, today)
    return spans.length === 0 ? db`false` : db`${anyOf(db, spans)} ${ofTabAlone(db, tab, today)}`
  }
  const [row] = await db<{ all: number; due: number; extended: number }[]>`
    select count(*) filter (where ${ofTab('all')}) as all, count(*) filter (where ${ofTab('due')}) as due,
      count(*) filter (where ${ofTab('extended')}) as extended
    from care_entries e where e.company_id = ${companyId} ${conditionsOf(db, { ...filter, tab: 'all' }, today)}`
  return TABS.map(tab => row![tab])
}

export async function entryOf(db: Db | Tx, companyId: number, id: number): Promise<CareEntry | undefined> {
  const [row] = await db<EntryRow[]>`select ${fragment(db, [ENTRY_COLUMNS], [])} from care_entries e
    where id = ${id} and company_id = ${companyId}`
  return row && entryFrom(row)
}

export const ENTRY_COLUMNS = `e.id, e.mpr_id, e.family, e.activation_key_no, e.product_code, e.standing, e.period_no,
  e.connection_number, e.months, e.last_day, e.issued_at, e.end_customer, e.site, e.order_no, e.asset_no,
  e.reminder_contact, e.note, e.tags, e.not_extending`

export type EntryRow = {
  id: number
  mpr_id: MprId
  family: Family
  activation_key_no: ActivationKeyNo
  product_code: string
  standing: Standing
  period_no: number | null
  connection_number: ConnectionNumber | null
  months: number | null
  last_day: Temporal.PlainDate | null
  issued_at: Temporal.Instant | null
  end_customer: string | null
  site: string | null
  order_no: string | null
  asset_no: string | null
  reminder_contact: string | null
  note: string | null
  tags: string[]
  not_extending: string | null
}

export function entryFrom(row: EntryRow): CareEntry {
  return {
    id: row.id,
    mprId: row.mpr_id,
    family: row.family,
    activationKeyNo: row.activation_key_no,
    productCode: row.product_code,
    standing: row.standing,
    periodNo: row.period_no ?? undefined,
    connectionNumber: row.connection_number ?? undefined,
    months: row.months ?? undefined,
    lastDay: row.last_day ?? undefined,
    issuedAt: row.issued_at ?? undefined,
    endCustomer: row.end_customer,
    site: row.site,
    orderNo: row.order_no,
    assetNo: row.asset_no,
    reminderContact: row.reminder_contact,
    note: row.note,
    tags: row.tags,
    notExtending: row.not_extending ?? undefined,
  }
}

/** Of the company's entries the one whose device a card with this Registration ID proved: two cards may have the same. */
export async function entryByCard(db: Db, companyId: number, { mark, otherMark, clear }: CodeMarks) {
  const [row] = await db<{ id: number }[]>`
    select e.id from activation_keys k join care_entries e on e.mpr_id = k.mpr_id::text collate "default" and e.company_id = ${companyId}
    where (k.id_mark in (${mark}, ${otherMark}) or (k.id_mark is null and k.registration_id = ${clear}))
      and k.mpr_id is not null and k.activation_key_no = any(e.cards)
    order by k.used_at desc limit 1`
  return row?.id
}

/** Of the company's entries the one whose service has this Registration Key. */
export async function entryByKey(db: Db, companyId: number, marks: CodeMarks): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    select e.id from services s join care_entries e on e.mpr_id = s.mpr_id::text collate "default" and e.period_no = s.period_no
    where ${hasKey(db, marks)} and e.company_id = ${companyId}`
  return row?.id
}
