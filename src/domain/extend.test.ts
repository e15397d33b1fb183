// 期間の延長 as tables that a manager can read: R2–R7 at their edges, then R0.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CARD, DEVICE, day, ELSEWHERE, serviceOf, since, unstarted } from '#test/support/facts'
import {
  acceptedFrom,
  countsAnew,
  decideExtendConfirm,
  type ExtendConfirmFacts,
  extendedTerm,
  withinCap,
} from './extend.ts'
import { lastDay, lastDayOf, statusOn, type Term, termName } from './term.ts'

const TODAY = day('2026-11-24')

/** What becomes of a term: its last day or months, or the first day on which the card will be accepted. */
function outcome(term: Term, months: number, today: string): string {
  const after = extendedTerm(term, months, day(today))
  if (withinCap(after, day(today))) return lastDayOf(after)?.toString() ?? `${after.months} months`
  const from = acceptedFrom(term, months)
  if (from.kind === 'day') return `no, from ${from.day}`
  return from.passed ? `no, once ${from.months} months have passed` : `no, ${from.months} months after first use`
}

test('what a card adds (R5, M§6)', () => {
  const table: [string, Term, number, string, string][] = [
    ['before first use months add up: 1 year and 1 year', unstarted(12), 12, '2026-11-24', '24 months'],
    ['before first use, trial and 3 years', unstarted(3, 3), 36, '2026-11-24', '39 months'],
    ['before first use, however long ago', unstarted(12), 12, '2035-01-01', '24 months'],
    ['on the first day', since('2026-11-24', 12), 12, '2026-11-24', '2028-11-24'],
    ['in use', since('2026-04-01', 12), 12, '2026-11-24', '2028-04-01'],
    ['on the last day: still added', since('2025-11-24', 12), 12, '2026-11-24', '2027-11-24'],
    ['the day after the last day: a fresh count', since('2025-11-23', 12), 12, '2026-11-24', '2027-11-24'],
    ['long expired: a fresh count from today', since('2025-06-01', 12), 36, '2026-11-24', '2029-11-24'],
    ['an expired trial: a fresh count', since('2026-07-01', 3, 3), 36, '2026-11-24', '2029-11-24'],
    ['3 months in use and 1 year: 1 year 3 months (M§3.3)', since('2026-11-01', 3, 3), 12, '2026-11-24', '2028-02-01'],
    ['on the last of the six months', since('2025-05-24', 12), 12, '2026-11-24', '2027-11-24'],
    ['from 31 January', since('2026-01-31', 12), 12, '2026-11-24', '2028-01-31'],
    ['from 28 February into a leap year', since('2026-02-28', 12), 12, '2026-11-24', '2028-02-29'],
    ['from 29 February', since('2028-02-29', 12), 12, '2028-03-01', '2030-02-28'],
    ['from 30 April, 3 months at a time: never piecewise', since('2026-04-30', 3), 3, '2026-05-01', '2026-10-31'],
  ]
  for (const [name, term, months, today, expected] of table) assert.equal(outcome(term, months, today), expected, name)
})

test('never more than six years ahead, and when a refused card will be accepted (R6, M§3.3)', () => {
  const table: [string, Term, number, string, string][] = [
    ['exactly six years from today', since('2026-11-24', 36), 36, '2026-11-24', '2032-11-24'],
    ['one day beyond', since('2026-11-25', 36), 36, '2026-11-24', 'no, from 2026-11-25'],
    ['3 + 3 + 1 years in the first year', since('2026-04-01', 72), 12, '2026-11-24', 'no, from 2027-04-01'],
    ['and on that day', since('2026-04-01', 72), 12, '2027-04-01', '2033-04-01'],
    ['the day before', since('2026-04-01', 72), 12, '2027-03-31', 'no, from 2027-04-01'],
    ['years before', since('2026-04-01', 72), 36, '2026-04-01', 'no, from 2029-04-01'],
    ['from 29 February: exactly six years', since('2028-02-29', 36), 36, '2028-02-29', '2034-02-28'],
    ['expired: six years from today', since('2025-11-23', 12), 36, '2026-11-24', '2029-11-24'],
    ['before first use, six years', unstarted(36), 36, '2026-11-24', '72 months'],
    ['before first use, one year too many', unstarted(72), 12, '2026-11-24', 'no, 12 months after first use'],
    ['trial + 3 + 3 before first use', unstarted(39, 3), 36, '2026-11-24', 'no, once 3 months have passed'],
    ['before first use, trial and six years less three months', unstarted(36, 3), 36, '2026-11-24', '72 months'],
    ['3 months that were paid for are no trial', unstarted(39), 36, '2026-11-24', 'no, 3 months after first use'],
    ['trial + 3 + 3 on the first day', since('2026-11-24', 39, 3), 36, '2026-11-24', 'no, from 2027-02-25'],
    ['trial + 3 + 3 on the last day of the trial', since('2026-08-24', 39, 3), 36, '2026-11-24', 'no, from 2026-11-25'],
    ['trial + 3 + 3 on the day after the trial', since('2026-08-23', 39, 3), 36, '2026-11-24', '2032-11-23'],
    ['trial + 3 + 1: no trouble', since('2026-11-24', 39, 3), 12, '2026-11-24', '2031-02-24'],
    ['trial + 3 + 3 + 1 before first use', unstarted(39, 3), 48, '2026-11-24', 'no, 15 months after first use'],
    [
      'trial + 3 + 1 + 1 + 1 in the trial: beyond by more than the trial',
      since('2026-11-24', 63, 3),
      36,
      '2026-11-24',
      'no, from 2029-02-24',
    ],
    ['a month end on the way', since('2026-01-31', 72), 1, '2026-02-01', 'no, from 2026-02-28'],
  ]
  for (const [name, term, months, today, expected] of table) assert.equal(outcome(term, months, today), expected, name)
})

test('trial + 3 + 3 is refused on every day of the trial and accepted on the day after', () => {
  const term = since('2026-01-31', 39, 3)
  const end = lastDay(day('2026-01-31'), 3)
  for (let today = day('2026-01-31'); today.until(end).days >= 0; today = today.add({ days: 1 }))
    assert.equal(outcome(term, 36, today.toString()), `no, from ${end.add({ days: 1 })}`, today.toString())
  assert.equal(outcome(term, 36, end.add({ days: 1 }).toString()), lastDay(day('2026-01-31'), 75).toString())
})

test('whether an extension counts anew: only when its start is another one (R5)', () => {
  const table: [string, Term, Term, boolean][] = [
    ['added', since('2026-04-01', 12), since('2026-04-01', 24), false],
    ['expired', since('2025-04-01', 12), since('2026-11-24', 12), true],
    ['before first use', unstarted(12), unstarted(24), false],
    ['started in between', unstarted(12), since('2026-04-01', 24), false],
    ['never the other way', since('2026-04-01', 12), unstarted(24), false],
  ]
  for (const [name, before, after, expected] of table) assert.equal(countsAnew(before, after), expected, name)
})

test('a refusal by the cap carries the sum and when the card will be accepted (R6)', () => {
  const before = since('2026-04-01', 72)
  const refused = (term: Term) => {
    const decision = decideExtendConfirm({ ...FACTS, ...has(term) }, TODAY)
    return decision.ok ? undefined : decision.beyondCap
  }
  assert.deepEqual(refused(before), {
    before,
    after: since('2026-04-01', 84),
    acceptedFrom: { kind: 'day', day: day('2027-04-01') },
  })
  assert.deepEqual(refused(unstarted(72))?.acceptedFrom, { kind: 'after-first-use', months: 12, passed: false })
})

test('an accepted extension carries the term before and after, and the service it is added to', () => {
  const decision = decideExtendConfirm(FACTS, TODAY)
  const after = since('2026-04-01', 24)
  const value = { kind: 'open', card: CARD, service: serviceOf(IN_USE), before: IN_USE, after }
  assert.deepEqual(decision, { ok: true, value })
})

test('three extensions in a row count from one start; the cap refuses the fourth', () => {
  let term = since('2026-01-30', 12)
  for (const last of ['2028-01-30', '2029-01-30', '2030-01-30']) {
    term = extendedTerm(term, 12, TODAY)
    assert.equal(lastDayOf(term)!.toString(), last)
  }
  assert.equal(outcome(term, 36, '2026-11-24'), 'no, from 2027-01-30')
})

const terms = fc
  .record({
    start: fc.integer({ min: 0, max: 9000 }),
    months: fc.integer({ min: 1, max: 72 }),
    trial: fc.constantFrom(0, 3),
    into: fc.integer({ min: 0, max: 3000 }),
    card: fc.constantFrom(3, 12, 36),
  })
  .map(({ start, months, trial, into, card }) => {
    const from = day('2026-01-01').add({ days: start })
    const term: Term = { kind: 'started', start: from, months: Math.max(months, trial), trialMonths: trial }
    return { term, card, today: from.add({ days: into }) }
  })

test('the first day that a refusal names is the first one: the day before is refused, that day is not', () => {
  fc.assert(
    fc.property(terms, ({ term, card, today }) => {
      fc.pre(!withinCap(extendedTerm(term, card, today), today))
      const from = acceptedFrom(term, card)
      assert.ok(from.kind === 'day')
      assert.ok(Temporal.PlainDate.compare(from.day, today) > 0)
      const before = from.day.subtract({ days: 1 })
      assert.ok(withinCap(extendedTerm(term, card, from.day), from.day))
      assert.ok(!withinCap(extendedTerm(term, card, before), before))
    }),
    { numRuns: 100 },
  )
})

test('every day before the first one is refused, and every day after it is not while there is a service to extend', () => {
  const table: [Term, number][] = [
    [since('2026-01-31', 72), 12],
    [since('2026-11-24', 39, 3), 36],
  ]
  for (const [term, card] of table) {
    const from = acceptedFrom(term, card)
    assert.ok(from.kind === 'day' && term.kind === 'started')
    for (let day = term.start; statusOn(term, day) !== 'lapsed'; day = day.add({ days: 1 })) {
      const isAccepted = withinCap(extendedTerm(term, card, day), day)
      assert.equal(isAccepted, Temporal.PlainDate.compare(day, from.day) >= 0, day.toString())
    }
  }
})

test('an accepted extension never ends later than six years ahead, and never earlier than before', () => {
  fc.assert(
    fc.property(terms, ({ term, card, today }) => {
      const after = extendedTerm(term, card, today)
      if (!withinCap(after, today)) return
      assert.ok(Temporal.PlainDate.compare(lastDayOf(after)!, lastDay(today, 72)) <= 0)
      assert.ok(Temporal.PlainDate.compare(lastDayOf(after)!, lastDayOf(term)!) > 0)
    }),
    { numRuns: 500 },
  )
})

const IN_USE = since('2026-04-01', 12)
const HAS = { ...DEVICE, latest: serviceOf(IN_USE), lastPeriodNo: 1 }
const FACTS: ExtendConfirmFacts = {
  entry: 'hdcom',
  card: CARD,
  device: HAS,
  movedAway: false,
  mpcsAllowed: false,
  acceptedTerms: 1,
  termsInForce: 1,
  seen: termName(IN_USE),
  promised: termName(since('2026-04-01', 24)),
}
const card = (change: Partial<typeof CARD>): Partial<ExtendConfirmFacts> => ({ card: { ...CARD, ...change } })
const has = (term: Term | undefined, closing?: 'stopped' | 'superseded'): Partial<ExtendConfirmFacts> => ({
  device: { ...DEVICE, latest: term && serviceOf(term, closing), lastPeriodNo: 1 },
})

test('期間の延長: what each situation is answered (R0, R5–R7, R10, R12, R14)', () => {
  const table: [string, Partial<ExtendConfirmFacts>, string][] = [
    ['all is well', {}, 'open'],
    ['pair unknown', { card: undefined }, 'activation-key-unknown'],
    ['MPR ID unknown', { device: undefined }, 'mpr-id-unknown'],
    ['a card of the other family', card({ family: 'mpcs' }), 'families-differ'],
    ['both of the other family', { ...card({ family: 'mpcs' }), device: { ...HAS, family: 'mpcs' } }, 'other-entry'],
    ['the service was moved away', { movedAway: true }, 'service-moved-away'],
    [
      'used with another device',
      card({ use: { flow: 'extend', service: serviceOf(IN_USE, undefined, ELSEWHERE) } }),
      'activation-key-used-by-other-device',
    ],
    ['used here to extend', card({ use: { flow: 'extend', service: serviceOf(IN_USE) } }), 'again'],
    [
      'used here to extend, lapsed and frozen since',
      card({ standing: 'frozen', use: { flow: 'extend', service: serviceOf(since('2020-01-01', 12)) } }),
      'again',
    ],
    [
      'used here by 新規申請',
      card({ use: { flow: 'issue', service: serviceOf(IN_USE) } }),
      'activation-key-used-to-issue',
    ],
    ['frozen', card({ standing: 'frozen' }), 'activation-key-frozen'],
    ['void', card({ standing: 'void' }), 'activation-key-void'],
    [
      'MPCS without permission',
      { entry: 'mpcs', ...card({ family: 'mpcs' }), device: { ...HAS, family: 'mpcs' } },
      'mpcs-not-allowed',
    ],
    ['a trial card', card({ terms: 'trial', months: 3 }), 'trial-only-for-new-device'],
    [
      'a trial card, the device never had a service',
      { ...card({ terms: 'trial' }), device: DEVICE },
      'no-service-to-extend',
    ],
    ['the device never had a service', { device: DEVICE }, 'no-service-to-extend'],
    ['lapsed yesterday', has(since('2025-05-23', 12)), 'no-service-to-extend'],
    ['stopped', has(IN_USE, 'stopped'), 'no-service-to-extend'],
    ['beyond the cap', has(since('2026-04-01', 72)), 'term-beyond-cap'],
    ['約款 never shown', { acceptedTerms: undefined }, 'terms-changed'],
    ['約款 renewed meanwhile', { termsInForce: 2 }, 'terms-changed'],
    ['the term changed meanwhile', { seen: termName(since('2026-04-01', 24)) }, 'term-changed'],
    ['another promise, as after midnight of an expired term', { promised: termName(IN_USE) }, 'term-changed'],
    ['no term seen', { seen: undefined }, 'term-changed'],
    ['約款 and term', { termsInForce: 2, seen: undefined }, 'terms-changed'],
    ['beyond the cap, and 約款', { ...has(since('2026-04-01', 72)), termsInForce: 2 }, 'term-beyond-cap'],
  ]
  for (const [name, change, expected] of table) {
    const decision = decideExtendConfirm({ ...FACTS, ...change }, TODAY)
    assert.equal(decision.ok ? decision.value.kind : decision.refusal, expected, name)
  }
})
