// A filter of 機器一覧 (R26): it stands in the list's address, and one parser serves list, counts, export and links.
import { CARE_STATES, type CareState, firstExtendable } from './careEntry.ts'
import { FAMILIES, type Family } from './service.ts'

/** すべて, 未延長, 延長済み */
export const TABS = ['all', 'due', 'extended'] as const
export type Tab = (typeof TABS)[number]
export const ORDERS = ['term', 'customer'] as const
export type Order = (typeof ORDERS)[number]

/** 未延長: expired, or ending within so many days; 延長済み: extended in as many before. */
export const TAB_DAYS = 90
const MOST_DAYS = 3650

export type CareFilter = {
  tab: Tab
  state: CareState | undefined
  /** In use, and ending within so many days from today. */
  ending: number | undefined
  /** In use, and ending in this month, as 2027-04. */
  month: string | undefined
  /** Expired, with so many days left to extend it at most. */
  left: number | undefined
  family: Family | undefined
  tag: string | undefined
  customer: string | undefined
  product: string | undefined
  /** Not heard from for so many days. */
  silent: number | undefined
  /** 延長しない: only those, or none of them. */
  notExtending: boolean | undefined
  search: string | undefined
  order: Order
}

export const NO_FILTER: CareFilter = {
  tab: 'all',
  state: undefined,
  ending: undefined,
  month: undefined,
  left: undefined,
  family: undefined,
  tag: undefined,
  customer: undefined,
  product: undefined,
  silent: undefined,
  notExtending: undefined,
  search: undefined,
  order: 'term',
}

const LONGEST = 100

/** Whatever an address says that makes no sense is left out, so that an address made by hand shows a list too. */
export function parseCareFilter(query: Record<string, string | undefined>): CareFilter {
  const text = (name: string) =>
    [...(query[name] ?? '').replaceAll('\0', '').trim()].slice(0, LONGEST).join('') || undefined
  const days = (name: string) => {
    const typed = (query[name] ?? '').normalize('NFKC').trim()
    return /^\d{1,4}$/.test(typed) && Number(typed) <= MOST_DAYS ? Number(typed) : undefined
  }
  const month = text('month')
  return {
    tab: TABS.find(tab => tab === query.tab) ?? 'all',
    state: CARE_STATES.find(state => state === query.state),
    ending: days('ending'),
    month: month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    left: days('left'),
    family: FAMILIES.find(family => family === query.family),
    tag: text('tag'),
    customer: text('customer'),
    product: text('product'),
    silent: days('silent'),
    notExtending: query.notExtending === 'yes' ? true : query.notExtending === 'no' ? false : undefined,
    search: text('q'),
    order: ORDERS.find(order => order === query.order) ?? 'term',
  }
}

/** What {@link careQuery} has written. */
export const parseCareQuery = (query: string): CareFilter =>
  parseCareFilter(Object.fromEntries(new URLSearchParams(query)))

/** The filter as the part of an address after the question mark; empty when there is none. */
export function careQuery(filter: CareFilter, more: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams()
  const put = (name: string, value: string | number | undefined) =>
    value !== undefined && value !== '' && query.set(name, String(value))
  if (filter.tab !== 'all') put('tab', filter.tab)
  put('state', filter.state)
  put('ending', filter.ending)
  put('month', filter.month)
  put('left', filter.left)
  put('family', filter.family)
  put('tag', filter.tag)
  put('customer', filter.customer)
  put('product', filter.product)
  put('silent', filter.silent)
  put('notExtending', filter.notExtending === undefined ? undefined : filter.notExtending ? 'yes' : 'no')
  put('q', filter.search)
  if (filter.order !== 'term') put('order', filter.order)
  for (const [name, value] of Object.entries(more)) put(name, value)
  return query.toString()
}

/** Whether anything but the tab and the order is chosen. */
export const isFiltered = (filter: CareFilter): boolean => careQuery({ ...filter, tab: 'all', order: 'term' }) !== ''

/**
 * Entries of one kind, between two last days, both included. A list ordered by its terms shows the spans one after another:
 * what can still be saved first, the soonest first; then what waits for its first use, then what is over.
 */
export type Span =
  | { of: 'running'; from: Temporal.PlainDate; to: Temporal.PlainDate | undefined }
  | { of: 'unstarted' }
  | { of: 'lapsed'; before: Temporal.PlainDate }
  | { of: 'closed'; standings: ('stopped' | 'moved' | 'undone' | 'handed-over')[] }

/** The spans of a filter on a day; none when nothing can be in it. */
export function spansOf(filter: CareFilter, today: Temporal.PlainDate): Span[] {
  const extendable = firstExtendable(today)
  const spans: Span[] = []
  const wants = (state: CareState) => filter.state === undefined || filter.state === state
  const days = runningDays(filter, today, extendable)
  const isByDays =
    filter.ending !== undefined || filter.month !== undefined || filter.left !== undefined || filter.tab === 'due'
  const from = wants('expired') ? days.from : later(days.from, today)
  const to = wants('active') ? days.to : earlier(days.to, today.subtract({ days: 1 }))
  if ((wants('active') || wants('expired')) && (!to || Temporal.PlainDate.compare(from, to) <= 0))
    spans.push({ of: 'running', from, to })
  if (isByDays) return spans
  if (wants('unstarted')) spans.push({ of: 'unstarted' })
  if (wants('lapsed')) spans.push({ of: 'lapsed', before: extendable })
  const closed = (['stopped', 'moved', 'undone', 'handed-over'] as const).filter(standing =>
    wants(standing === 'stopped' ? 'lapsed' : standing),
  )
  if (closed.length > 0) spans.push({ of: 'closed', standings: closed })
  return spans
}

type Days = { from: Temporal.PlainDate; to: Temporal.PlainDate | undefined }

function runningDays(
  { tab, ending, month, left }: CareFilter,
  today: Temporal.PlainDate,
  extendable: Temporal.PlainDate,
): Days {
  let days: Days = { from: extendable, to: undefined }
  const within = (from: Temporal.PlainDate, to: Temporal.PlainDate) => {
    days = { from: later(days.from, from), to: earlier(days.to, to) }
  }
  if (tab === 'due') within(extendable, today.add({ days: TAB_DAYS }))
  if (ending !== undefined) within(today, today.add({ days: ending }))
  if (month !== undefined) {
    const first = Temporal.PlainDate.from(`${month}-01`)
    within(first, first.add({ months: 1 }).subtract({ days: 1 }))
  }
  // The last day to extend of what ended before this day lies within so many days.
  if (left !== undefined)
    within(extendable, earlier(firstExtendable(today.add({ days: left + 1 })), today).subtract({ days: 1 }))
  return days
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)
const earlier = (a: Temporal.PlainDate | undefined, b: Temporal.PlainDate) =>
  a && Temporal.PlainDate.compare(a, b) < 0 ? a : b

/** Whether both find the same devices, in whatever order. @param query as an address has it */
export function isSameFilter(query: string, filter: CareFilter): boolean {
  return careQuery({ ...parseCareQuery(query), order: 'term' }) === careQuery({ ...filter, order: 'term' })
}
