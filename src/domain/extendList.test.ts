// Lists of 期間の延長: a row carries what it saw and was promised after the rows before it (R5, R6, R12).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CARD, DEVICE, ELSEWHERE, HERE, serviceOf, since } from '#test/support/facts'
import type { ActivationKeyNo } from './codes.ts'
import { decideExtendList, type ExtendRow } from './extendList.ts'
import { type Term, termName } from './term.ts'

const TODAY = Temporal.PlainDate.from('2026-11-24')
const IN_FORCE = { paid: 1, trial: 7 }
const CARDS = ['1111222233334444', '5555666677778888', '9999AAAABBBBCCCC'] as ActivationKeyNo[]
const IN_USE = since('2026-04-01', 12)

const row = (card: number, before: Term, after: Term, change: Partial<ExtendRow> = {}): ExtendRow => ({
  entry: 'hdcom',
  card: CARD,
  movedAway: false,
  mpcsAllowed: false,
  acceptedTerms: 1,
  mprId: HERE,
  device: { ...DEVICE, latest: serviceOf(IN_USE), lastPeriodNo: 1 },
  activationKeyNo: CARDS[card]!,
  seen: termName(before),
  promised: termName(after),
  ...change,
})
const years = (count: number) => since('2026-04-01', 12 * count)

const listed = (...rows: ExtendRow[]) =>
  decideExtendList(rows, IN_FORCE, TODAY).decisions.map(decision => {
    if (!decision.ok) return decision.refusal
    const { value } = decision
    return value.kind === 'open' ? termName(value.after) : `again, now ${termName(value.service.term)}`
  })

test('a row sees what the rows before it did to card and device (R12)', () => {
  const other = {
    mprId: ELSEWHERE,
    device: { ...DEVICE, mprId: ELSEWHERE, latest: serviceOf(IN_USE, undefined, ELSEWHERE) },
  }
  const first = row(0, years(1), years(2))
  const table: [string, ExtendRow[], string[]][] = [
    [
      'three in a row, each on the one before',
      [first, row(1, years(2), years(3)), row(2, years(3), years(4))],
      ['2026-04-01+24/0', '2026-04-01+36/0', '2026-04-01+48/0'],
    ],
    [
      'both saw the same term: the second is told',
      [first, row(1, years(1), years(2))],
      ['2026-04-01+24/0', 'term-changed'],
    ],
    ['two devices', [first, row(1, years(1), years(2), other)], ['2026-04-01+24/0', '2026-04-01+24/0']],
    ['the same once more adds nothing', [first, first], ['2026-04-01+24/0', 'again, now 2026-04-01+24/0']],
    [
      'one card, two devices',
      [first, row(0, years(1), years(2), other)],
      ['2026-04-01+24/0', 'activation-key-used-by-other-device'],
    ],
    [
      'a row that was refused changes nothing',
      [row(0, years(1), years(2), { acceptedTerms: 9 }), first],
      ['terms-changed', '2026-04-01+24/0'],
    ],
    [
      'nor does one that showed a result again',
      [row(1, years(1), years(2), { card: { ...CARD, use: { flow: 'extend', service: serviceOf(years(5)) } } }), first],
      ['again, now 2026-04-01+60/0', '2026-04-01+24/0'],
    ],
    [
      'the cap counts the rows before',
      [
        row(0, years(1), years(4), { card: { ...CARD, months: 36 } }),
        row(1, years(4), years(7), { card: { ...CARD, months: 36 } }),
      ],
      ['2026-04-01+48/0', 'term-beyond-cap'],
    ],
    [
      'an unproven card profits from nothing',
      [first, row(0, years(1), years(2), { card: undefined })],
      ['2026-04-01+24/0', 'activation-key-unknown'],
    ],
    [
      'nor does an unknown device',
      [first, row(0, years(1), years(2), { device: undefined })],
      ['2026-04-01+24/0', 'mpr-id-unknown'],
    ],
  ]
  for (const [name, rows, expected] of table) assert.deepEqual(listed(...rows), expected, name)
})

test('a list that is only tried is decided as if it were agreed to, each row on the one before', () => {
  const tried = (card: number) => ({ ...row(card, years(1), years(2)), acceptedTerms: 'later' as const })
  assert.deepEqual(listed(tried(0), tried(1), tried(0)), [
    '2026-04-01+24/0',
    '2026-04-01+36/0',
    'again, now 2026-04-01+36/0',
  ])
})

test('the 約款 in force is that of the card; a trial card is refused before it is asked for (R7)', () => {
  assert.deepEqual(listed(row(0, years(1), years(2), { acceptedTerms: 7 })), ['terms-changed'])
  assert.deepEqual(listed(row(0, years(1), years(2), { card: { ...CARD, terms: 'trial' } })), [
    'trial-only-for-new-device',
  ])
})
