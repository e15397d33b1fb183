// R0 as a whole: every two conditions that can hold together, and which answer wins, for all three entries.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CONFIRM_FACTS, ELSEWHERE, serviceOf, since, unstarted } from '#test/support/facts'
import { decideExtendConfirm, extendedTerm } from './extend.ts'
import { decideIssueConfirm, type IssueConfirmFacts } from './issue.ts'
import { decideSearch } from './search.ts'
import type { Card, Device, Service } from './service.ts'
import { type Term, termName } from './term.ts'

const TODAY = Temporal.PlainDate.from('2026-11-24')

/** What 新規申請 and 期間の延長 are decided on at 登録; `seen` and `promised` are those of the facts unless they are set. */
type Facts = IssueConfirmFacts & { seen?: string; promised?: string }

type Entry = 'issue' | 'extend' | 'search'

const IN_USE = since('2026-01-01', 12)
const FACTS: Facts = CONFIRM_FACTS

type Change = (facts: Facts) => Facts
const card =
  (change: Partial<Card>): Change =>
  f => ({ ...f, card: f.card && { ...f.card, ...change } })
const device =
  (change: Partial<Device>): Change =>
  f => ({ ...f, device: f.device && { ...f.device, ...change } })
const facts =
  (change: Partial<Facts>): Change =>
  f => ({ ...f, ...change })
const both =
  (...changes: Change[]): Change =>
  f =>
    changes.reduce((changed, change) => change(changed), f)
const used = (flow: 'issue' | 'extend', service: Service) => card({ use: { flow, service } })
const has = (term: Term | undefined) => device({ latest: term && serviceOf(term), lastPeriodNo: 1 })
const mpcs = both(card({ family: 'mpcs' }), device({ family: 'mpcs' }))
const trial = card({ terms: 'trial', months: 3 })

/** What the entries answer when no condition holds: the device has a service in use where one is to be extended. */
const GOOD: Record<Entry, { facts: Facts; answer: string }> = {
  issue: { facts: FACTS, answer: 'open' },
  extend: { facts: has(IN_USE)(FACTS), answer: 'open' },
  search: { facts: FACTS, answer: 'activation-key-unused' },
}

const ENTRIES: Entry[] = ['issue', 'extend', 'search']

/** Conditions about the same fact cannot hold together. */
type Condition = { name: string; about: string[]; change: Change; answers: Record<Entry, string | undefined> }

const when = (name: string, about: string, change: Change, answers: Partial<Record<Entry, string>>): Condition => ({
  name,
  about: about.split(' '),
  change,
  answers: { issue: undefined, extend: undefined, search: undefined, ...answers },
})
const all = (answer: string) => ({ issue: answer, extend: answer, search: answer })
const applications = (answer: string) => ({ issue: answer, extend: answer })
const usedToIssue = { issue: 'again', extend: 'activation-key-used-to-issue', search: 'found' }

/** In R0's order. An entry without an answer does not ask: all is as if the condition were not there. */
const CONDITIONS: Condition[] = [
  when('pair unknown', 'pair', facts({ card: undefined }), all('activation-key-unknown')),
  when('MPR ID unknown', 'device', facts({ device: undefined }), all('mpr-id-unknown')),
  when('card of the other family', 'family', card({ family: 'mpcs' }), all('families-differ')),
  when('both of the other family than the entry', 'family', mpcs, all('other-entry')),
  when('moved away', 'moved', facts({ movedAway: true }), all('service-moved-away')),
  when(
    'used to issue with another device',
    'use',
    used('issue', serviceOf(IN_USE, undefined, ELSEWHERE)),
    all('activation-key-used-by-other-device'),
  ),
  when(
    'used to extend another device',
    'use',
    used('extend', serviceOf(IN_USE, undefined, ELSEWHERE)),
    all('activation-key-used-by-other-device'),
  ),
  when('used here, not started', 'use', used('issue', serviceOf(unstarted(12))), usedToIssue),
  when('used here, expired', 'use', used('issue', serviceOf(since('2025-08-01', 12))), usedToIssue),
  when('used here, lapsed', 'use', used('issue', serviceOf(since('2020-01-01', 12))), usedToIssue),
  when('used here to extend', 'use', used('extend', serviceOf(since('2026-01-01', 24))), {
    issue: 'activation-key-used-to-extend',
    extend: 'again',
    search: 'found',
  }),
  when('used here to extend, lapsed', 'use', used('extend', serviceOf(since('2020-01-01', 24))), {
    issue: 'activation-key-used-to-extend',
    extend: 'again',
    search: 'found',
  }),
  when('frozen', 'standing', card({ standing: 'frozen' }), applications('activation-key-frozen')),
  when('void', 'standing', card({ standing: 'void' }), applications('activation-key-void')),
  when('MPCS, account not allowed', 'family', both(facts({ entry: 'mpcs' }), mpcs), applications('mpcs-not-allowed')),
  when(
    'trial, the device had a service that lapsed',
    'trial status',
    both(trial, has(since('2020-01-01', 12))),
    applications('trial-only-for-new-device'),
  ),
  when(
    'trial, the device has a service',
    'trial status',
    both(trial, has(IN_USE)),
    applications('trial-only-for-new-device'),
  ),
  when('another application finished meanwhile', 'status', both(has(unstarted(12)), facts({ previewed: true })), {
    issue: 'other-application-finished-first',
  }),
  when('a service not started', 'status', has(unstarted(12)), { issue: 'service-already-exists' }),
  when('a service in use', 'status', has(IN_USE), { issue: 'service-already-exists' }),
  when('a service expired', 'status', has(since('2025-08-01', 12)), { issue: 'service-already-exists' }),
  when('no service', 'status', has(undefined), { extend: 'no-service-to-extend' }),
  when('a trial card and no service', 'trial status', both(trial, has(undefined)), { extend: 'no-service-to-extend' }),
  when('a service lapsed', 'status', has(since('2020-01-01', 12)), { extend: 'no-service-to-extend' }),
  when('a service that ends in six years', 'status', has(since('2026-11-24', 72)), {
    issue: 'service-already-exists',
    extend: 'term-beyond-cap',
  }),
  when('six years not started', 'status', has(unstarted(72)), {
    issue: 'service-already-exists',
    extend: 'term-beyond-cap',
  }),
  when(
    'a trial with 3 years, and 3 years more',
    'trial status',
    both(card({ months: 36 }), has(since('2026-11-24', 39, 3))),
    {
      issue: 'service-already-exists',
      extend: 'term-beyond-cap',
    },
  ),
  when('約款 renewed', 'terms', facts({ termsInForce: 2 }), applications('terms-changed')),
  when('約款 never shown', 'terms', facts({ acceptedTerms: undefined }), applications('terms-changed')),
  when('number lost', 'number', facts({ numberFree: false }), { issue: 'connection-number-gone' }),
  when('another term seen', 'term', facts({ seen: '1/0' }), { extend: 'term-changed' }),
  when('another term promised', 'term', facts({ promised: '1/0' }), { extend: 'term-changed' }),
]

const ANSWER: Record<Entry, (facts: Facts) => string> = {
  issue: facts => {
    const decision = decideIssueConfirm(facts, TODAY)
    return decision.ok ? decision.value.kind : decision.refusal
  },
  extend: facts => {
    const before = facts.device?.latest?.term
    const after = before && facts.card && extendedTerm(before, facts.card.months, TODAY)
    const seen = facts.seen ?? (before && termName(before))
    const promised = facts.promised ?? (after && termName(after))
    const decision = decideExtendConfirm({ ...facts, seen, promised }, TODAY)
    return decision.ok ? decision.value.kind : decision.refusal
  },
  search: facts => {
    const decision = decideSearch(facts)
    return decision.ok ? 'found' : decision.refusal
  },
}

test('without any condition, and with each one alone, every entry gives its answer', () => {
  for (const entry of ENTRIES) {
    const { facts, answer } = GOOD[entry]
    assert.equal(ANSWER[entry](facts), answer)
    for (const { name, change, answers } of CONDITIONS)
      assert.equal(ANSWER[entry](change(facts)), answers[entry] ?? answer, `${name}, ${entry}`)
  }
})

test('of two conditions that hold together the earlier one of R0 answers, whichever came first', () => {
  let pairs = 0
  for (const [i, first] of CONDITIONS.entries())
    for (const second of CONDITIONS.slice(i + 1)) {
      if (first.about.some(fact => second.about.includes(fact))) continue
      for (const entry of ENTRIES) {
        const { facts, answer } = GOOD[entry]
        const expected = first.answers[entry] ?? second.answers[entry] ?? answer
        // Without a proven card or a known device the later condition is one about nothing; it still must not win.
        for (const both of [second.change(first.change(facts)), first.change(second.change(facts))])
          assert.equal(ANSWER[entry](both), expected, `${first.name} + ${second.name}, ${entry}`)
      }
      pairs++
    }
  assert.ok(pairs > 350, `${pairs} pairs`)
})

test('a stopped, superseded or moved period leaves the device free for 新規申請 and has nothing to extend (R3, R13)', () => {
  for (const closing of ['stopped', 'superseded', 'moved'] as const) {
    const closed = device({ latest: serviceOf(IN_USE, closing), lastPeriodNo: 1 })(FACTS)
    assert.equal(ANSWER.issue(closed), 'open', closing)
    assert.equal(ANSWER.extend(closed), 'no-service-to-extend', closing)
  }
})
