import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gmtDay, lastDay, statusOn } from './term.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('lastDay counts as Japanese civil law does (R2)', () => {
  const table: [start: string, months: number, last: string][] = [
    ['2026-04-01', 12, '2027-04-01'],
    ['2027-02-28', 12, '2028-02-29'], // the day after the start is 1 March; its month's eve is the leap day
    ['2026-04-30', 3, '2026-07-31'],
    ['2027-01-30', 1, '2027-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-28', 12, '2029-02-28'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-11-24', 36, '2029-11-24'],
    ['2026-11-24', 72, '2032-11-24'],
  ]
  for (const [start, months, last] of table)
    assert.equal(lastDay(day(start), months).toString(), last, `${start} + ${months}`)
})

test('status: good through the last day, then six months to extend, then lapsed (R3)', () => {
  const term = { kind: 'started', start: day('2026-04-01'), months: 12, trialMonths: 0 } as const
  const table: [string, string][] = [
    ['2026-04-01', 'active'],
    ['2027-04-01', 'active'],
    ['2027-04-02', 'expired'],
    ['2027-10-01', 'expired'],
    ['2027-10-02', 'lapsed'],
  ]
  for (const [today, status] of table) assert.equal(statusOn(term, day(today)), status, today)
  assert.equal(statusOn({ kind: 'unstarted', months: 3, trialMonths: 0 }, day('2099-01-01')), 'unstarted')
})

test('today is the day in GMT, whatever day Japan has (R1)', () => {
  assert.equal(gmtDay(Temporal.Instant.from('2027-04-02T08:59:59+09:00')).toString(), '2027-04-01')
  assert.equal(gmtDay(Temporal.Instant.from('2027-04-02T09:00:00+09:00')).toString(), '2027-04-02')
})

test('a longer term never ends earlier, and a term of n months ends in the n-th month after the day after its start', () => {
  const start = fc.integer({ min: 0, max: 20_000 }).map(days => day('2020-01-01').add({ days }))
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 71 }), (from, months) => {
      const last = lastDay(from, months)
      assert.ok(Temporal.PlainDate.compare(last, lastDay(from, months + 1)) < 0)
      const next = last.add({ days: 1 })
      const target = from.add({ days: 1 }).toPlainYearMonth().add({ months })
      assert.ok(next.toPlainYearMonth().equals(target) || last.toPlainYearMonth().equals(target))
    }),
  )
})
