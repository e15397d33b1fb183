// The story of a service as its events tell it, and what is left when one of them is undone (R3, R5, R13).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, since, unstarted } from '#test/support/facts'
import { foldTerm, type TermEvent } from './fold.ts'
import { lastDayOf, statusOn, type Term } from './term.ts'

const issued = (months: number, trial = false): TermEvent => ({ kind: 'issue', months, trial })
const start = (date: string): TermEvent => ({ kind: 'start', day: day(date) })
const extended = (months: number, date: string): TermEvent => ({ kind: 'extend', months, day: day(date) })
const moved = (term: Term): TermEvent => ({ kind: 'move', term })

/** 12, or 12 of them 3 free; once started: since when, how many months, the last day. */
function told(events: TermEvent[]): string {
  const term = foldTerm(events)
  const months = `${term.months} months${term.trialMonths > 0 ? `, ${term.trialMonths} free` : ''}`
  return term.kind === 'unstarted' ? months : `${term.start} + ${months}: ${lastDayOf(term)}`
}

test('a term is the fold of its events', () => {
  const table: [string, TermEvent[], string][] = [
    ['a year', [issued(12)], '12 months'],
    ['a trial', [issued(3, true)], '3 months, 3 free'],
    ['first use starts the clock', [issued(12), start('2026-04-01')], '2026-04-01 + 12 months: 2027-04-01'],
    ['it starts once', [issued(12), start('2026-04-01'), start('2026-05-01')], '2026-04-01 + 12 months: 2027-04-01'],
    ['1 year and 1 year before first use (M§6)', [issued(12), extended(12, '2026-04-01')], '24 months'],
    [
      'before and after first use',
      [issued(12), extended(12, '2026-04-01'), start('2026-04-01'), extended(36, '2026-04-01')],
      '2026-04-01 + 60 months: 2031-04-01',
    ],
    [
      '3 months and 1 year are 1 year 3 months (M§3.3)',
      [issued(3, true), start('2026-01-31'), extended(12, '2026-02-28')],
      '2026-01-31 + 15 months, 3 free: 2027-04-30',
    ],
    [
      'extended on the last day',
      [issued(12), start('2026-04-01'), extended(12, '2027-04-01')],
      '2026-04-01 + 24 months: 2028-04-01',
    ],
    [
      'extended the day after: a fresh count',
      [issued(12), start('2026-04-01'), extended(12, '2027-04-02')],
      '2027-04-02 + 12 months: 2028-04-02',
    ],
    [
      'a fresh count has no trial in it',
      [issued(3, true), start('2026-04-01'), extended(36, '2026-08-01')],
      '2026-08-01 + 36 months: 2029-08-01',
    ],
    [
      'three extensions count from one start and never piecewise',
      [issued(3), start('2027-01-30'), ...['2027-02-01', '2027-02-02', '2027-02-03'].map(date => extended(3, date))],
      '2027-01-30 + 12 months: 2028-01-30',
    ],
    [
      'a term that came along from another device goes on',
      [moved(since('2026-04-01', 15, 3)), start('2026-06-01'), extended(12, '2026-06-01')],
      '2026-04-01 + 27 months, 3 free: 2028-07-01',
    ],
    [
      'one that had not started starts there',
      [moved(unstarted(12)), start('2026-06-01')],
      '2026-06-01 + 12 months: 2027-06-01',
    ],
  ]
  for (const [name, events, expected] of table) assert.equal(told(events), expected, name)
})

test('an undone extension is left out, and all is counted without it (R13)', () => {
  const table: [string, TermEvent[], number, string][] = [
    ['in use', [issued(12), start('2026-04-01'), extended(12, '2026-06-01')], 2, '2026-04-01 + 12 months: 2027-04-01'],
    ['before first use', [issued(12), extended(36, '2026-04-01')], 1, '12 months'],
    [
      'before first use, and started since',
      [issued(12), extended(36, '2026-04-01'), start('2026-05-01')],
      1,
      '2026-05-01 + 12 months: 2027-05-01',
    ],
    [
      'a fresh count: the old one is back, with its trial',
      [issued(3, true), start('2026-04-01'), extended(12, '2026-08-01')],
      2,
      '2026-04-01 + 3 months, 3 free: 2026-07-01',
    ],
    [
      'the latest of two',
      [issued(12), start('2026-04-01'), extended(12, '2026-06-01'), extended(36, '2026-06-02')],
      3,
      '2026-04-01 + 24 months: 2028-04-01',
    ],
  ]
  for (const [name, events, undone, expected] of table) assert.equal(told(events.toSpliced(undone, 1)), expected, name)
})

test("after an undo today's status follows from what remains: in use, expired or lapsed (R3, R13)", () => {
  const remaining = foldTerm([issued(12), start('2026-04-01')])
  const table: [string, string][] = [
    ['2027-04-01', 'active'],
    ['2027-04-02', 'expired'],
    ['2027-10-01', 'expired'],
    ['2027-10-02', 'lapsed'],
  ]
  for (const [today, status] of table) assert.equal(statusOn(remaining, day(today)), status, today)
})

test('what cannot be is no answer: a service without an event, or one that begins with something else', () => {
  assert.throws(() => foldTerm([]), /a service without an event/)
  assert.throws(() => foldTerm([start('2026-04-01')]), /a service that begins with start/)
  assert.throws(() => foldTerm([extended(12, '2026-04-01')]), /a service that begins with extend/)
})
