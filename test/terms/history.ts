// Random histories of one device, with days that lie on the edges of the rules more often than chance would have it.
import fc from 'fast-check'

export type ActKind = 'issue' | 'extend' | 'start' | 'undo' | 'move' | 'stop' | 'look'

/** A day as a history names it; which date that is depends on what went before. It never lies before the last one. */
export type When =
  | { after: number }
  /** Beside an edge of the present term. */
  | { edge: Edge; offset: number }
  /** The next day of the year that is one of EDGE_DATES. */
  | { date: string }

export type Edge = 'start' | 'trialEnd' | 'lastDay' | 'graceEnd' | 'sixMonthsBefore' | 'capOpens'

export type Act = { kind: ActKind; months: number; trial: boolean; when: When }

export type History = { begin: Temporal.PlainDate; acts: Act[] }

/** Those that leave a service in use come more often: what has lapsed has no edges. */
const EDGES: Edge[] = [
  'start',
  'trialEnd',
  'trialEnd',
  'sixMonthsBefore',
  'capOpens',
  'capOpens',
  'lastDay',
  'lastDay',
  'graceEnd',
]
const EDGE_DATES = ['01-30', '01-31', '02-27', '02-28', '02-29', '03-01', '04-30', '05-31', '08-30', '08-31', '12-31']

const when: fc.Arbitrary<When> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ after: fc.integer({ min: 0, max: 45 }) }) },
  { weight: 2, arbitrary: fc.record({ after: fc.integer({ min: 0, max: 1500 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ edge: fc.constantFrom(...EDGES), offset: fc.integer({ min: -1, max: 1 }) }),
  },
  { weight: 2, arbitrary: fc.record({ date: fc.constantFrom(...EDGE_DATES) }) },
)

const plain = (kind: ActKind): fc.Arbitrary<Act> => when.map(day => ({ kind, months: 0, trial: false, when: day }))

const issue = fc
  .tuple(fc.constantFrom(0, 0, 12, 36), when)
  .map(([paid, day]): Act => ({ kind: 'issue', months: paid || 3, trial: paid === 0, when: day }))

const extend = fc
  .tuple(fc.constantFrom(3, 12, 36, 36), fc.integer({ min: 0, max: 19 }), when)
  .map(([months, chance, day]): Act => ({ kind: 'extend', months, trial: chance === 0, when: day }))

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: extend },
  { weight: 4, arbitrary: plain('start') },
  { weight: 3, arbitrary: plain('look') },
  { weight: 2, arbitrary: issue },
  { weight: 2, arbitrary: plain('undo') },
  { weight: 1, arbitrary: plain('move') },
  { weight: 1, arbitrary: plain('stop') },
)

const begin = fc.integer({ min: 0, max: 3000 }).map(days => Temporal.PlainDate.from('2026-01-01').add({ days }))

/** Most begin with 新規申請 and, soon after, first use. */
export const histories: fc.Arbitrary<History> = fc.record({
  begin,
  acts: fc
    .tuple(
      fc.oneof({ weight: 9, arbitrary: issue }, { weight: 1, arbitrary: act }),
      fc.oneof({ weight: 3, arbitrary: plain('start') }, { weight: 2, arbitrary: act }),
      fc.array(act, { maxLength: 8 }),
    )
    .map(([first, second, others]) => [first, second, ...others]),
})
