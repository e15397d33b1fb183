import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, serviceOf, since, unstarted } from '#test/support/facts'
import { asksAgainAt, deviceStatus, standsUntil, trustedUntil } from './deviceStatus.ts'
import type { Term } from './term.ts'

const at = (text: string) => Temporal.Instant.from(text)

test('a device is told its status, trusts it to the end of its last day and 30 days at most, and asks in a day (§7)', () => {
  const table: [term: Term, now: string, status: string, trusted: string, stands: string][] = [
    [since('2026-04-01', 12), '2026-11-24T10:00:00Z', 'active', '2026-12-24T10:00:00Z', '2026-11-25T10:00:00Z'],
    [since('2026-04-01', 12), '2027-03-20T10:00:00Z', 'active', '2027-04-02T00:00:00Z', '2027-03-21T10:00:00Z'],
    [since('2026-04-01', 12), '2027-04-01T23:59:59Z', 'active', '2027-04-02T00:00:00Z', '2027-04-02T00:00:00Z'],
    [since('2026-04-01', 12), '2027-04-02T00:00:00Z', 'expired', '2027-05-02T00:00:00Z', '2027-04-03T00:00:00Z'],
    [since('2026-04-01', 12), '2027-10-01T12:00:00Z', 'expired', '2027-10-31T12:00:00Z', '2027-10-02T00:00:00Z'],
    [since('2026-04-01', 12), '2027-10-02T00:00:00Z', 'lapsed', '2027-11-01T00:00:00Z', '2027-10-03T00:00:00Z'],
  ]
  for (const [term, now, status, trusted, stands] of table) {
    const said = deviceStatus(serviceOf(term), day(now.slice(0, 10)))
    assert.equal(said.status, status, now)
    assert.equal(trustedUntil(said, at(now)).toString(), trusted, now)
    assert.equal(standsUntil(said, at(now)).toString(), stands, now)
  }
})

test('devices that were switched on together ask again within an hour, never before the answer stops to stand', () => {
  const said = deviceStatus(serviceOf(since('2026-04-01', 12)), day('2027-04-01'))
  const now = at('2027-04-01T12:00:00Z')
  assert.equal(asksAgainAt(said, now, 0).toString(), '2027-04-02T00:00:00Z')
  assert.equal(asksAgainAt(said, now, 0.999).toString(), '2027-04-02T00:59:00Z')
})

test('a closed period is none to its token; one that never started says nothing either', () => {
  for (const closing of ['superseded', 'stopped', 'moved', 'undone'] as const)
    assert.deepEqual(deviceStatus(serviceOf(since('2026-04-01', 12), closing), day('2026-11-24')), {
      status: 'none',
      lastDay: undefined,
      connectionNumber: undefined,
    })
  assert.equal(deviceStatus(serviceOf(unstarted(12)), day('2026-11-24')).status, 'none')
})
