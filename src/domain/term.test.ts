import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, since, unstarted } from '#test/support/facts'
import { gmtDay, lastDay, openedTerm, startedTerm, statusOn, termName } from './term.ts'

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
    ['2028-02-29', 72, '2034-02-28'],
    ['2028-02-28', 72, '2034-02-28'], // the day after the start is 29 February, which 2034 has not
    ['2028-02-28', 48, '2032-02-28'],
    ['2026-01-31', 13, '2027-02-28'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2026-01-27', 1, '2026-02-27'],
    ['2027-02-28', 6, '2027-08-31'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-11-24', 0, '2026-11-24'],
  ]
  for (const [start, months, last] of table)
    assert.equal(lastDay(day(start), months).toString(), last, `${start} + ${months}`)
})

test('a card opens its months, which have not started; those of a trial card are known as such (R3, R6, R7)', () => {
  assert.deepEqual(openedTerm({ months: 12, trial: false }), unstarted(12))
  assert.deepEqual(openedTerm({ months: 3, trial: true }), unstarted(3, 3))
})

test('a running term is not started again; months, trial and start stay', () => {
  assert.deepEqual(startedTerm(since('2026-04-01', 15, 3), day('2026-05-01')), since('2026-04-01', 15, 3))
  assert.deepEqual(startedTerm(unstarted(15, 3), day('2026-05-01')), since('2026-05-01', 15, 3))
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

test('the six months are counted from the last day by the same rule, at the ends of months too (R2, R3)', () => {
  const table: [start: string, months: number, lastToExtend: string][] = [
    ['2026-04-01', 12, '2027-10-01'],
    ['2026-08-31', 12, '2028-02-29'], // last day 31 August 2027
    ['2026-02-28', 12, '2027-08-31'], // last day 28 February 2027, the eve of 1 March
    ['2027-02-28', 12, '2028-08-31'], // last day 29 February 2028, the eve of 1 March
    ['2026-04-30', 3, '2027-01-31'], // last day 31 July
    ['2026-08-30', 12, '2028-02-29'], // the day after is 31 August, which February has not
  ]
  for (const [start, months, last] of table) {
    const term = { kind: 'started', start: day(start), months, trialMonths: 0 } as const
    assert.equal(statusOn(term, day(last)), 'expired', `${start} + ${months}`)
    assert.equal(statusOn(term, day(last).add({ days: 1 })), 'lapsed', `${start} + ${months}, the day after`)
  }
})

test('in Japan the last day ends at 9 in the morning: at 08:59 it is still that day, at 09:00 the day after (R1, R3)', () => {
  const term = { kind: 'started', start: day('2026-04-01'), months: 12, trialMonths: 0 } as const
  const table: [inJapan: string, status: string][] = [
    ['2027-04-01T09:00', 'active'], // the last day begins
    ['2027-04-02T00:00', 'active'],
    ['2027-04-02T08:59', 'active'],
    ['2027-04-02T09:00', 'expired'],
    ['2027-10-02T08:59', 'expired'],
    ['2027-10-02T09:00', 'lapsed'],
  ]
  for (const [inJapan, status] of table)
    assert.equal(statusOn(term, gmtDay(Temporal.Instant.from(`${inJapan}:00+09:00`))), status, inJapan)
})

test('a term has one name, and another term another one (R12)', () => {
  const start = day('2026-04-01')
  assert.equal(termName({ kind: 'unstarted', months: 12, trialMonths: 0 }), '12/0')
  assert.equal(termName({ kind: 'unstarted', months: 15, trialMonths: 3 }), '15/3')
  assert.equal(termName({ kind: 'started', start, months: 12, trialMonths: 0 }), '2026-04-01+12/0')
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
