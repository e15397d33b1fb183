// R0 for 新規申請 as a table: facts on the left, the first answer that fits on the right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CARD, CONFIRM_FACTS, DEVICE, ELSEWHERE, serviceOf, since } from '#test/support/facts'
import { decideIssueConfirm, type IssueConfirmFacts } from './issue.ts'
import { decideSearch } from './search.ts'
import type { Card, Service } from './service.ts'
import type { Term } from './term.ts'

const TODAY = Temporal.PlainDate.from('2026-11-24')
const FACTS = CONFIRM_FACTS

const card = (change: Partial<Card>): Partial<IssueConfirmFacts> => ({ card: { ...CARD, ...change } })
const has = (latest: Service | undefined): Partial<IssueConfirmFacts> => ({
  device: { ...DEVICE, latest, lastPeriodNo: 1 },
})
const UNSTARTED: Term = { kind: 'unstarted', months: 12, trialMonths: 0 }

test('新規申請: what each situation is answered (R0, R4, R7, R8, R10, R12, R14)', () => {
  const table: [string, Partial<IssueConfirmFacts>, string][] = [
    ['all is well', {}, 'open'],
    ['pair unknown', { card: undefined }, 'activation-key-unknown'],
    ['pair and MPR ID unknown', { card: undefined, device: undefined }, 'activation-key-unknown'],
    ['MPR ID unknown', { device: undefined }, 'mpr-id-unknown'],
    ['a card of the other family', card({ family: 'mpcs' }), 'families-differ'],
    ['both of the other family', { ...card({ family: 'mpcs' }), device: { ...DEVICE, family: 'mpcs' } }, 'other-entry'],
    ['the service was moved away', { movedAway: true }, 'service-moved-away'],
    [
      'used with another device',
      card({ use: { flow: 'issue', service: serviceOf(UNSTARTED, undefined, ELSEWHERE) } }),
      'activation-key-used-by-other-device',
    ],
    ['used here by 新規申請', card({ use: { flow: 'issue', service: serviceOf(UNSTARTED) } }), 'again'],
    [
      'used here by 新規申請, its period long over',
      card({ use: { flow: 'issue', service: serviceOf(since('2020-01-01', 12)) } }),
      'again',
    ],
    [
      'used here and frozen since',
      card({ standing: 'frozen', use: { flow: 'issue', service: serviceOf(UNSTARTED) } }),
      'again',
    ],
    [
      'used here to extend',
      card({ use: { flow: 'extend', service: serviceOf(UNSTARTED) } }),
      'activation-key-used-to-extend',
    ],
    ['frozen', card({ standing: 'frozen' }), 'activation-key-frozen'],
    ['void', card({ standing: 'void' }), 'activation-key-void'],
    [
      'MPCS without permission',
      { entry: 'mpcs', ...card({ family: 'mpcs' }), device: { ...DEVICE, family: 'mpcs' } },
      'mpcs-not-allowed',
    ],
    [
      'MPCS with permission',
      { entry: 'mpcs', mpcsAllowed: true, ...card({ family: 'mpcs' }), device: { ...DEVICE, family: 'mpcs' } },
      'open',
    ],
    ['trial on a new device', card({ terms: 'trial', months: 3 }), 'open'],
    [
      'trial on a device that had a service',
      { ...card({ terms: 'trial', months: 3 }), ...has(serviceOf(since('2020-01-01', 12))) },
      'trial-only-for-new-device',
    ],
    ['a service not started', has(serviceOf(UNSTARTED)), 'service-already-exists'],
    ['a service in use', has(serviceOf(since('2026-01-01', 12))), 'service-already-exists'],
    ['a service on its last day', has(serviceOf(since('2025-11-24', 12))), 'service-already-exists'],
    ['a service expired, within six months', has(serviceOf(since('2025-05-24', 12))), 'service-already-exists'],
    ['a service lapsed the day before', has(serviceOf(since('2025-05-23', 12))), 'open'],
    ['a service stopped', has(serviceOf(since('2026-01-01', 12), 'stopped')), 'open'],
    [
      'another application finished meanwhile',
      { previewed: true, ...has(serviceOf(UNSTARTED)) },
      'other-application-finished-first',
    ],
    ['約款 never shown', { acceptedTerms: undefined }, 'terms-changed'],
    ['約款 renewed meanwhile', { termsInForce: 2 }, 'terms-changed'],
    ['the number lost', { numberFree: false }, 'connection-number-gone'],
    ['約款 and number', { termsInForce: 2, numberFree: false }, 'terms-changed'],
    [
      'frozen, and the device has a service',
      { ...card({ standing: 'frozen' }), ...has(serviceOf(UNSTARTED)) },
      'activation-key-frozen',
    ],
  ]
  for (const [name, change, expected] of table) {
    const decision = decideIssueConfirm({ ...FACTS, ...change }, TODAY)
    assert.equal(decision.ok ? decision.value.kind : decision.refusal, expected, name)
  }
})

test('キー検索 asks the first six only, and finds what the card was used for (M§7)', () => {
  const found = serviceOf(UNSTARTED)
  const table: [string, Partial<IssueConfirmFacts>, string][] = [
    ['pair unknown', { card: undefined }, 'activation-key-unknown'],
    ['MPR ID unknown', { device: undefined }, 'mpr-id-unknown'],
    ['種別 wrong', { entry: 'mpcs' }, 'other-entry'],
    ['unused', {}, 'activation-key-unused'],
    ['unused and frozen', card({ standing: 'frozen' }), 'activation-key-unused'],
    [
      'used elsewhere',
      card({ use: { flow: 'issue', service: serviceOf(UNSTARTED, undefined, ELSEWHERE) } }),
      'activation-key-used-by-other-device',
    ],
    ['used here, frozen since (R14)', card({ standing: 'frozen', use: { flow: 'issue', service: found } }), 'found'],
    ['used here to extend', card({ use: { flow: 'extend', service: found } }), 'found'],
  ]
  for (const [name, change, expected] of table) {
    const decision = decideSearch({ ...FACTS, ...change })
    assert.equal(decision.ok ? 'found' : decision.refusal, expected, name)
  }
})
