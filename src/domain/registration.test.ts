// A device's first registration starts the clock, every other changes nothing (R3, product.md §7).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, ELSEWHERE, serviceOf, since, unstarted } from '#test/support/facts'
import {
  countsAsWrongKey,
  DEVICE_REFUSALS,
  decideDeviceRegistration,
  decideDeviceRegistrations,
} from './registration.ts'
import type { Service } from './service.ts'

const TODAY = day('2026-11-24')
const YEAR = since('2026-11-24', 12)

test('what a device is answered that registers its key', () => {
  const table: [string, Service | undefined, string][] = [
    ['the first time: the clock starts today', serviceOf(unstarted(12)), 'starts 2026-11-24'],
    ['months of a trial come along', serviceOf(unstarted(15, 3)), 'starts 2026-11-24'],
    ['once more', serviceOf(since('2026-04-01', 12)), 'since 2026-04-01'],
    ['on the last day', serviceOf(since('2025-11-24', 12)), 'since 2025-11-24'],
    ['expired: accepted as it is', serviceOf(since('2025-11-23', 12)), 'since 2025-11-23'],
    ['on the last of the six months', serviceOf(since('2025-05-24', 12)), 'since 2025-05-24'],
    ['lapsed the day before', serviceOf(since('2025-05-23', 12)), 'service-ended'],
    ['superseded before first use', serviceOf(unstarted(12), 'superseded'), 'service-ended'],
    ['stopped before first use', serviceOf(unstarted(12), 'stopped'), 'service-ended'],
    ['stopped in use', serviceOf(YEAR, 'stopped'), 'service-ended'],
    ['moved away', serviceOf(YEAR, 'moved'), 'service-ended'],
    ['undone', serviceOf(unstarted(12), 'undone'), 'service-ended'],
    ['no such key', undefined, 'registration-key-wrong'],
  ]
  for (const [name, service, expected] of table) {
    const decision = decideDeviceRegistration(service, TODAY)
    if (!decision.ok) assert.equal(decision.refusal, expected, name)
    else {
      const { starts, service: now } = decision.value
      assert.ok(service && now.term.kind === 'started', name)
      assert.equal(`${starts ? 'starts' : 'since'} ${now.term.start}`, expected, name)
      const { months, trialMonths } = service.term
      assert.deepEqual(now, { ...service, term: { kind: 'started', start: now.term.start, months, trialMonths } }, name)
    }
  }
})

test('of two registrations in one list the second finds the clock started; other services and periods have their own', () => {
  const here = serviceOf(unstarted(12))
  const there = serviceOf(unstarted(12), undefined, ELSEWHERE)
  const later = { ...serviceOf(unstarted(12)), periodNo: 2 }
  const wrong = undefined
  const ended = { ...serviceOf(YEAR, 'stopped'), periodNo: 3 }
  const said = decideDeviceRegistrations([wrong, here, here, there, later, ended, ended, wrong], TODAY).map(decision =>
    decision.ok ? decision.value.starts : decision.refusal,
  )
  assert.deepEqual(said, [
    'registration-key-wrong',
    true,
    false,
    true,
    true,
    'service-ended',
    'service-ended',
    'registration-key-wrong',
  ])
})

test('of what a device is refused for, a wrong key alone counts (C16)', () => {
  assert.deepEqual(
    DEVICE_REFUSALS.map(refusal => [refusal, countsAsWrongKey(refusal)]),
    [
      ['registration-key-wrong', true],
      ['service-ended', false],
      ['too-many-wrong-keys', false],
    ],
  )
})
