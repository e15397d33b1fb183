import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CardsNeeded, cardsNeeded } from './cardsNeeded.ts'
import { extendedTerm, withinCap } from './extend.ts'
import { lastDayOf, type Term } from './term.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const since = (start: string, months: number): Term => ({ kind: 'started', start: day(start), months, trialMonths: 0 })
const TODAY = day('2026-12-01')

const said = (needed: CardsNeeded): string =>
  [needed.kind, 'count' in needed ? needed.count : '', 'lastDay' in needed ? (needed.lastDay ?? '') : '']
    .join(' ')
    .trim()

test('how many cards a device needs to reach a day', () => {
  const table: [string, Term, number, string, string][] = [
    ['its last day is that day', since('2026-01-01', 12), 12, '2027-01-01', 'none'],
    ['a day short', since('2026-01-01', 12), 12, '2027-01-02', 'cards 1 2028-01-01'],
    ['two of a year', since('2026-01-01', 12), 12, '2029-01-01', 'cards 2 2029-01-01'],
    ['one of three years instead', since('2026-01-01', 12), 36, '2029-01-01', 'cards 1 2030-01-01'],
    ['expired: it counts anew from today', since('2025-09-01', 12), 12, '2027-12-01', 'cards 1 2027-12-01'],
    [
      'expired, and a day more: the second follows the new term',
      since('2025-09-01', 12),
      12,
      '2027-12-02',
      'cards 2 2028-12-01',
    ],
    ['lapsed', since('2024-01-01', 12), 12, '2027-12-01', 'lapsed'],
    ['not begun', { kind: 'unstarted', months: 12, trialMonths: 0 }, 12, '2028-01-01', 'unstarted'],
    ['six years ahead at most: what is possible', since('2026-01-01', 12), 12, '2033-01-01', 'beyond-cap 5 2032-01-01'],
    ['not even one', since('2026-12-01', 60), 36, '2035-01-01', 'beyond-cap 0'],
  ]
  for (const [name, term, months, reach, expected] of table)
    assert.equal(said(cardsNeeded(term, { months, reach: day(reach), today: TODAY })), expected, name)
})

test('so many extensions one after the other come that far, and one fewer does not', () => {
  const days = fc.integer({ min: 0, max: 2600 }).map(n => TODAY.add({ days: n }))
  const terms = fc.record({ ago: fc.integer({ min: 0, max: 900 }), months: fc.constantFrom(3, 12, 36) })
  fc.assert(
    fc.property(terms, fc.constantFrom(12, 36), days, ({ ago, months: before }, months, reach) => {
      const term = since(TODAY.subtract({ days: ago }).toString(), before)
      const needed = cardsNeeded(term, { months, reach, today: TODAY })
      if (needed.kind !== 'cards') return
      let after = term
      for (let i = 0; i < needed.count; i++) {
        assert.ok(Temporal.PlainDate.compare(lastDayOf(after)!, reach) < 0, 'one fewer')
        after = extendedTerm(after, months, TODAY)
        assert.ok(withinCap(after, TODAY))
      }
      assert.ok(Temporal.PlainDate.compare(lastDayOf(after)!, reach) >= 0)
      assert.equal(lastDayOf(after)!.toString(), needed.lastDay.toString())
    }),
  )
})
