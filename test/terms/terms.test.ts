// The term rules against a second implementation of them in SQL: they agree, and a wrong rule would be seen.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDatabase } from '../support/database.ts'
import { CALLERS, compareRules, SECOND_RULES } from './compare.ts'

const HISTORIES = 10_000
const SEED = 20_261_124

/** What the histories must have met, each often: otherwise they would prove little. */
const EVERY = [
  'open',
  'trial-only-for-new-device',
  'service-already-exists',
  'no-service-to-extend',
  'done',
  'nothing',
  'term-beyond-cap from',
  'term-beyond-cap',
  'term-beyond-cap once',
  'none',
  'unstarted',
  'active',
  'expired',
  'lapsed',
]

test('10,000 random histories: decisions, terms, last days and statuses are those of the second implementation', async () => {
  const db = await aDatabase(CALLERS)
  await db.unsafe(SECOND_RULES)
  const { histories, differences, smallest, met } = await compareRules(db, HISTORIES, SEED)
  assert.equal(histories, HISTORIES)
  assert.deepEqual(smallest, undefined, `${differences} differences`)
  for (const name of EVERY) assert.ok((met[name] ?? 0) >= 100, `${name}: ${met[name]} times`)
})

/** A wrong rule each, planted into the second implementation: [what is wrong, the right text, the wrong one]. */
const PLANTED: [string, string, string][] = [
  ['the day itself is counted (R2)', 'from start + 1)::int - 2', 'from start + 1)::int - 3'],
  ["the start's own month is counted from (R2)", "date_trunc('month', (start + 1)", "date_trunc('month', (start + 0)"],
  [
    'a month without the day ends a day early (R2)',
    'months => months + 1))::date - 1',
    'months => months + 1))::date - 2',
  ],
  [
    'the last day is no longer good (R3)',
    'today <= second.last_day(start, months) then',
    'today < second.last_day(start, months) then',
  ],
  ['five months to extend (R3)', 'months), 6)', 'months), 5)'],
  ['an expired term goes on from its old start (R5)', "event.day) = 'expired'", "event.day) = 'never'"],
  ['a fresh count keeps the trial (R6)', '      trial := 0;\n', ''],
  ['the cap is a month short before first use (R6)', 'months + card <= 72\n    when', 'months + card <= 71\n    when'],
  ['the cap is six years and a month ahead (R6)', 'last_day(today, 72)\n      --', 'last_day(today, 73)\n      --'],
  ['the trial is no part of the sum (R6, M§3.3)', 'trial = 0 or', 'true or'],
  [
    "the trial's last day is no longer part of it (R6)",
    'today > second.last_day(start, trial)',
    'today >= second.last_day(start, trial)',
  ],
  ['a card is accepted a day later than it could be (R6)', 'then return day; end if', 'then return day + 1; end if'],
  [
    'before first use the trial is no part of the months to wait for (R6)',
    'first_day(first_use, months, trial, card',
    'first_day(first_use, months, 0, card',
  ],
  [
    'a trial card for a device that had a service (R7)',
    'and trials[n] and periods > 0',
    'and trials[n] and periods > 1',
  ],
  ['the first use starts the clock again (R3)', 'coalesce(start, event.day)', 'event.day'],
  ['an extension that was undone goes on counting (R13)', 'events[:latest - 1] ||', 'events[:latest] ||'],
  ['an undone 新規申請 counts as a service (R7, R13)', 'periods := periods - 1', 'periods := periods'],
  [
    'a move does not bring the trial along (R13)',
    'term.start, term.months, term.trial)::second.event',
    'term.start, term.months, 0)::second.event',
  ],
]

test('a wrong rule is seen: each one planted into the second implementation makes differences', async () => {
  const db = await aDatabase(CALLERS)
  for (const [name, right, wrong] of PLANTED) {
    assert.ok(SECOND_RULES.includes(right), `${name}: nothing to replace`)
    await db.unsafe('drop schema if exists second cascade')
    await db.unsafe(SECOND_RULES.replaceAll(right, wrong))
    const { differences, smallest } = await compareRules(db, 400, SEED)
    assert.ok(differences > 0 && smallest, name)
    assert.ok(smallest.acts.length <= 6, `${name}: ${smallest.acts.join(', ')}`)
  }
})
