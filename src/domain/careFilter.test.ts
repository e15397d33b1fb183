import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CARE_STATES, careState } from './careEntry.ts'
import {
  type CareFilter,
  careQuery,
  isFiltered,
  isSameFilter,
  NO_FILTER,
  parseCareQuery,
  type Span,
  spansOf,
} from './careFilter.ts'

const TODAY = Temporal.PlainDate.from('2026-12-01')

test('a filter is its address, and whatever makes no sense is left out (R26)', () => {
  const table: [query: string, meant: Partial<CareFilter>][] = [
    ['', {}],
    ['tab=due&state=expired&order=customer', { tab: 'due', state: 'expired', order: 'customer' }],
    ['q=%E6%B8%AF%E5%8C%97&tag=VIP', { search: '港北', tag: 'VIP' }],
    ['ending=３０', { ending: 30 }],
    ['ending=3650&left=0&silent=0400', { ending: 3650, left: 0, silent: 400 }],
    ['ending=3651&left=12345&silent=4x', {}],
    ['ending=%20%2030%20', { ending: 30 }],
    ['month=2027-02', { month: '2027-02' }],
    ['month=2027-12&family=mpcs&product=KX-VCS701W', { month: '2027-12', family: 'mpcs', product: 'KX-VCS701W' }],
    ['month=2027-00', {}],
    ['month=x2027-02', {}],
    ['month=2027-02x', {}],
    ['customer=%20%00%E6%B8%AF%00%20', { customer: '港' }],
    ['notExtending=yes&tab=extended', { notExtending: true, tab: 'extended' }],
    ['notExtending=no', { notExtending: false }],
    ['tab=x&state=constructor&order=__proto__&family=tv', {}],
    ['ending=-1&left=1e3&silent=99999', {}],
    ['month=2027-13&notExtending=constructor&q=%20%20', {}],
    [`q=${'x'.repeat(500)}`, { search: 'x'.repeat(100) }],
  ]
  for (const [query, meant] of table) assert.deepEqual(parseCareQuery(query), { ...NO_FILTER, ...meant }, query)
})

/** Half of them are left out: with everything chosen at once hardly an entry is in a filter. */
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const days = option(fc.integer({ min: 0, max: 400 }))
const filters: fc.Arbitrary<CareFilter> = fc.record({
  tab: fc.constantFrom('all', 'due', 'extended'),
  state: option(fc.constantFrom(...CARE_STATES)),
  ending: days,
  month: option(fc.constantFrom('2026-11', '2026-12', '2027-02', '2028-02')),
  left: days,
  family: option(fc.constantFrom('hdcom', 'mpcs')),
  tag: option(fc.constantFrom('VIP', '官公庁 & 他')),
  customer: option(fc.constantFrom('港北市役所', 'A=B?')),
  product: option(fc.constantFrom('KX-VCS701W')),
  silent: days,
  notExtending: option(fc.boolean()),
  search: option(fc.constantFrom('3B5E', '100%')),
  order: fc.constantFrom('term', 'customer'),
})

test('every filter comes back from its address', () => {
  fc.assert(fc.property(filters, filter => assert.deepEqual(parseCareQuery(careQuery(filter)), { ...filter })))
  assert.equal(careQuery(NO_FILTER), '')
  assert.equal(
    careQuery({ ...NO_FILTER, tab: 'due', search: 'a b' }, { pick: '7', none: undefined, empty: '' }),
    'tab=due&q=a+b&pick=7',
  )
  assert.equal(isFiltered({ ...NO_FILTER, tab: 'due', order: 'customer' }), false)
  assert.equal(isFiltered({ ...NO_FILTER, ending: 0 }), true)
  assert.equal(isFiltered({ ...NO_FILTER, search: '港' }), true)
})

test('two addresses find the same devices, in whatever order and by whatever hand they were written', () => {
  const table: [query: string, filter: Partial<CareFilter>, same: boolean][] = [
    ['', {}, true],
    ['order=customer', {}, true],
    ['', { order: 'customer' }, true],
    ['tag=VIP&ending=30', { ending: 30, tag: 'VIP' }, true],
    ['ending=030&none=sense', { ending: 30 }, true],
    ['tag=VIP', {}, false],
    ['', { tag: 'VIP' }, false],
    ['ending=30', { ending: 31 }, false],
    ['tab=due', {}, false],
  ]
  for (const [query, filter, same] of table)
    assert.equal(isSameFilter(query, { ...NO_FILTER, ...filter }), same, `${query} ${JSON.stringify(filter)}`)
})

const CLOSED = 'stopped moved undone handed-over'

/** As one reads it: `running 2026-06-01–2026-11-30`. */
function spelled(span: Span): string {
  if (span.of === 'running') return `running ${span.from}–${span.to ?? ''}`
  if (span.of === 'lapsed') return `lapsed before ${span.before}`
  return span.of === 'closed' ? `closed ${span.standings.join(' ')}` : span.of
}

test('the spans of a filter, in the order in which a list shows them, and none that nothing can be in', () => {
  // What ended before the 1st of June has lapsed by the 1st of December (R3).
  const table: [filter: Partial<CareFilter>, spans: string[]][] = [
    [{}, ['running 2026-06-01–', 'unstarted', 'lapsed before 2026-06-01', `closed ${CLOSED}`]],
    [{ tab: 'extended' }, ['running 2026-06-01–', 'unstarted', 'lapsed before 2026-06-01', `closed ${CLOSED}`]],
    [{ tab: 'due' }, ['running 2026-06-01–2027-03-01']],
    [{ tab: 'due', state: 'active' }, ['running 2026-12-01–2027-03-01']],
    [{ tab: 'due', state: 'unstarted' }, []],
    [{ tab: 'due', state: 'lapsed' }, []],
    [{ tab: 'due', month: '2027-03' }, ['running 2027-03-01–2027-03-01']],
    [{ tab: 'due', month: '2027-04' }, []],
    [{ state: 'active' }, ['running 2026-12-01–']],
    [{ state: 'expired' }, ['running 2026-06-01–2026-11-30']],
    [{ state: 'unstarted' }, ['unstarted']],
    [{ state: 'lapsed' }, ['lapsed before 2026-06-01', 'closed stopped']], // what was stopped has lapsed
    [{ state: 'moved' }, ['closed moved']],
    [{ state: 'undone' }, ['closed undone']],
    [{ state: 'handed-over' }, ['closed handed-over']],
    [{ ending: 0 }, ['running 2026-12-01–2026-12-01']], // its last day is today
    [{ ending: 30 }, ['running 2026-12-01–2026-12-31']],
    [{ ending: 30, state: 'expired' }, []],
    [{ month: '2026-11' }, ['running 2026-11-01–2026-11-30']],
    [{ month: '2028-02', state: 'active' }, ['running 2028-02-01–2028-02-29']],
    [{ month: '2026-06', state: 'expired' }, ['running 2026-06-01–2026-06-30']],
    [{ month: '2026-05' }, []], // lapsed, whatever the month
    [{ left: 0 }, ['running 2026-06-01–2026-06-01']], // today is the last day to extend it
    [{ left: 30 }, ['running 2026-06-01–2026-06-30']],
    [{ left: 3650 }, ['running 2026-06-01–2026-11-30']],
    [{ left: 30, state: 'active' }, []],
    [{ ending: 30, left: 30 }, []],
  ]
  for (const [filter, spans] of table)
    assert.deepEqual(spansOf({ ...NO_FILTER, ...filter }, TODAY).map(spelled), spans, JSON.stringify(filter))
})

type Entry = Parameters<typeof careState>[0]
const entries: fc.Arbitrary<Entry> = fc.record({
  standing: fc.constantFrom('open', 'open', 'open', 'stopped', 'moved', 'undone', 'handed-over'),
  lastDay: option(fc.integer({ min: -500, max: 900 }).map(n => TODAY.add({ days: n }))),
})

function isIn(span: Span, { standing, lastDay }: Entry): boolean {
  if (span.of === 'closed') return standing !== 'open' && span.standings.includes(standing)
  if (standing !== 'open') return false
  if (span.of === 'unstarted') return lastDay === undefined
  if (!lastDay) return false
  const at = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(lastDay, day)
  return span.of === 'lapsed' ? at(span.before) < 0 : at(span.from) >= 0 && (!span.to || at(span.to) <= 0)
}

test('the spans of a filter hold what the filter means, each entry once', () => {
  fc.assert(
    fc.property(filters, entries, (filter, entry) => {
      const spans = spansOf(filter, TODAY).filter(span => isIn(span, entry))
      const state = careState(entry, TODAY)
      const left = entry.lastDay ? TODAY.until(entry.lastDay).days : undefined
      const meant =
        (filter.state === undefined || filter.state === state) &&
        (filter.ending === undefined || (state === 'active' && left! <= filter.ending)) &&
        (filter.month === undefined ||
          ((state === 'active' || state === 'expired') && entry.lastDay!.toString().startsWith(filter.month))) &&
        (filter.left === undefined || (state === 'expired' && isLeft(entry.lastDay!, filter.left))) &&
        (filter.tab !== 'due' || state === 'expired' || (state === 'active' && left! <= 90))
      assert.equal(spans.length, meant ? 1 : 0, `${JSON.stringify(filter)} ${JSON.stringify(entry)}`)
    }),
    { numRuns: 6000 },
  )
})

/** Whether it cannot be extended any more once so many days are over. */
const isLeft = (lastDay: Temporal.PlainDate, days: number): boolean =>
  careState({ standing: 'open', lastDay }, TODAY.add({ days: days + 1 })) !== 'expired'
