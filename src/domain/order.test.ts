// R0 as a whole: every two conditions that can hold together, and which answer wins (新規申請 and キー検索).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CARD, DEVICE, ELSEWHERE, serviceOf, since } from '#test/support/facts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { type ConfirmFacts, decideConfirm } from './issue.ts'
import { decideSearch } from './search.ts'
import type { Card, Device, Service } from './service.ts'

const TODAY = Temporal.PlainDate.from('2026-11-24')
const GOOD: ConfirmFacts = {
  ...{ entry: 'hdcom', card: CARD, device: DEVICE, movedAway: false, mpcsAllowed: false, previewed: false },
  ...{ acceptedTerms: 1, termsInForce: 1, number: '11148207315' as ConnectionNumber, numberFree: true },
}

type Change = (facts: ConfirmFacts) => ConfirmFacts
const card =
  (change: Partial<Card>): Change =>
  f => ({ ...f, card: f.card && { ...f.card, ...change } })
const device =
  (change: Partial<Device>): Change =>
  f => ({ ...f, device: f.device && { ...f.device, ...change } })
const has = (service: Service) => device({ latest: service, lastPeriodNo: 1 })
const both =
  (...changes: Change[]): Change =>
  f =>
    changes.reduce((facts, change) => change(facts), f)
const used = (flow: 'issue' | 'extend', service: Service) => card({ use: { flow, service } })

/** In R0's order. `about`: two that set the same fact cannot hold together. `search`: キー検索's answer, if not the same. */
const CONDITIONS: { name: string; about: string[]; change: Change; answer: string; search?: string }[] = [
  { name: 'pair unknown', about: ['pair'], change: f => ({ ...f, card: undefined }), answer: 'activation-key-unknown' },
  { name: 'MPR ID unknown', about: ['device'], change: f => ({ ...f, device: undefined }), answer: 'mpr-id-unknown' },
  { name: 'card of the other family', about: ['family'], change: card({ family: 'mpcs' }), answer: 'families-differ' },
  {
    name: 'both of the other family than the entry',
    about: ['family', 'mpcs'],
    change: both(card({ family: 'mpcs' }), device({ family: 'mpcs' })),
    answer: 'other-entry',
  },
  { name: 'moved away', about: ['moved'], change: f => ({ ...f, movedAway: true }), answer: 'service-moved-away' },
  {
    name: 'used with another device',
    about: ['use'],
    change: used('issue', serviceOf(since('2026-01-01', 12), undefined, ELSEWHERE)),
    answer: 'activation-key-used-by-other-device',
  },
  {
    name: 'used here, not started',
    about: ['use'],
    change: used('issue', serviceOf({ kind: 'unstarted', months: 12, trialMonths: 0 })),
    answer: 'again',
    search: 'found',
  },
  {
    name: 'used here, expired',
    about: ['use'],
    change: used('issue', serviceOf(since('2025-08-01', 12))),
    answer: 'again',
    search: 'found',
  },
  {
    name: 'used here, lapsed',
    about: ['use'],
    change: used('issue', serviceOf(since('2020-01-01', 12))),
    answer: 'again',
    search: 'found',
  },
  {
    name: 'used here to extend',
    about: ['use'],
    change: used('extend', serviceOf(since('2026-01-01', 24))),
    answer: 'activation-key-used-to-extend',
    search: 'found',
  },
  {
    name: 'frozen',
    about: ['standing'],
    change: card({ standing: 'frozen' }),
    answer: 'activation-key-frozen',
    search: 'activation-key-unused',
  },
  {
    name: 'void',
    about: ['standing'],
    change: card({ standing: 'void' }),
    answer: 'activation-key-void',
    search: 'activation-key-unused',
  },
  {
    name: 'MPCS, account not allowed',
    about: ['family', 'mpcs'],
    change: both(f => ({ ...f, entry: 'mpcs' }), card({ family: 'mpcs' }), device({ family: 'mpcs' })),
    answer: 'mpcs-not-allowed',
    search: 'activation-key-unused',
  },
  {
    name: 'trial, the device had a service that lapsed',
    about: ['trial', 'status'],
    change: both(card({ terms: 'trial', months: 3 }), has(serviceOf(since('2020-01-01', 12)))),
    answer: 'trial-only-for-new-device',
    search: 'activation-key-unused',
  },
  {
    name: 'trial, the device has a service',
    about: ['trial', 'status'],
    change: both(card({ terms: 'trial', months: 3 }), has(serviceOf(since('2026-01-01', 12)))),
    answer: 'trial-only-for-new-device',
    search: 'activation-key-unused',
  },
  {
    name: 'a service not started',
    about: ['status'],
    change: has(serviceOf({ kind: 'unstarted', months: 12, trialMonths: 0 })),
    answer: 'service-already-exists',
    search: 'activation-key-unused',
  },
  {
    name: 'a service in use',
    about: ['status'],
    change: has(serviceOf(since('2026-01-01', 12))),
    answer: 'service-already-exists',
    search: 'activation-key-unused',
  },
  {
    name: 'a service expired',
    about: ['status'],
    change: has(serviceOf(since('2025-08-01', 12))),
    answer: 'service-already-exists',
    search: 'activation-key-unused',
  },
  {
    name: 'another application finished meanwhile',
    about: ['status', 'previewed'],
    change: both(has(serviceOf({ kind: 'unstarted', months: 12, trialMonths: 0 })), f => ({ ...f, previewed: true })),
    answer: 'other-application-finished-first',
    search: 'activation-key-unused',
  },
  {
    name: '約款 renewed',
    about: ['terms'],
    change: f => ({ ...f, termsInForce: 2 }),
    answer: 'terms-changed',
    search: 'activation-key-unused',
  },
  {
    name: '約款 never shown',
    about: ['terms'],
    change: f => ({ ...f, acceptedTerms: undefined }),
    answer: 'terms-changed',
    search: 'activation-key-unused',
  },
  {
    name: 'number lost',
    about: ['number'],
    change: f => ({ ...f, numberFree: false }),
    answer: 'connection-number-gone',
    search: 'activation-key-unused',
  },
]

const issueAnswer = (facts: ConfirmFacts) => {
  const decision = decideConfirm(facts, TODAY)
  return decision.ok ? decision.value.kind : decision.refusal
}
const searchAnswer = (facts: ConfirmFacts) => {
  const decision = decideSearch(facts)
  return decision.ok ? 'found' : decision.refusal
}

test('each condition alone gets its answer', () => {
  assert.equal(issueAnswer(GOOD), 'open')
  for (const { name, change, answer, search = answer } of CONDITIONS) {
    assert.equal(issueAnswer(change(GOOD)), answer, name)
    assert.equal(searchAnswer(change(GOOD)), search, `${name}, キー検索`)
  }
})

test('of two conditions that hold together the earlier one of R0 answers, whichever came first', () => {
  let pairs = 0
  for (const [i, first] of CONDITIONS.entries())
    for (const second of CONDITIONS.slice(i + 1)) {
      if (first.about.some(fact => second.about.includes(fact))) continue
      // Without a proven card or a known device the later condition is one about nothing; it still must not win.
      for (const facts of [second.change(first.change(GOOD)), first.change(second.change(GOOD))]) {
        const name = `${first.name} + ${second.name}`
        assert.equal(issueAnswer(facts), first.answer, name)
        const found = [first.search ?? first.answer, second.search ?? second.answer]
        assert.equal(
          searchAnswer(facts),
          found.find(answer => answer !== 'activation-key-unused') ?? found[0],
          `${name}, キー検索`,
        )
      }
      pairs++
    }
  assert.ok(pairs > 150, `${pairs} pairs`)
})

test('a stopped or superseded period leaves the device free; an undone one is none (R3, R13)', () => {
  for (const closing of ['stopped', 'superseded', 'moved'] as const)
    assert.equal(issueAnswer(has(serviceOf(since('2026-01-01', 12), closing))(GOOD)), 'open', closing)
})
