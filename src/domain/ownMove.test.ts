// R23 beside R13: who may take a service to another device, and how often.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { decideMove } from './correction.ts'
import { decideOwnMove, OWN_MOVE_REFUSALS, type OwnMoveFacts } from './ownMove.ts'
import type { Service } from './service.ts'

const [OLD, NEW, THIRD] = ['A', 'B', 'C'].map(letter => letter.repeat(16) as MprId) as [MprId, MprId, MprId]
const NOW = Temporal.Instant.from('2026-12-01T12:00:00Z')
const TODAY = Temporal.PlainDate.from('2026-12-01')

const service = (mprId: MprId, start = '2026-06-01', closing?: Service['closing']): Service => ({
  mprId,
  periodNo: 1,
  connectionNumber: '11123456789' as ConnectionNumber,
  term: { kind: 'started', start: Temporal.PlainDate.from(start), months: 12, trialMonths: 0 },
  closing,
})
const device = (mprId: MprId, latest?: Service, family: 'hdcom' | 'mpcs' = 'hdcom') => ({
  mprId,
  family,
  latest,
  lastPeriodNo: latest ? 1 : 0,
})

const FACTS: OwnMoveFacts = {
  from: device(OLD, service(OLD)),
  to: device(NEW),
  isHolder: true,
  ofLine: 0,
  ofCompany: 0,
  last: undefined,
}
/** It came from the new device an hour ago. */
const JUST_MOVED = { from: NEW, at: NOW.subtract({ hours: 1 }), registered: false }
const USED_UP = { ofLine: 2, ofCompany: 10 }

test('who takes a service to another device, and how often: the first that fits', () => {
  const table: [facts: OwnMoveFacts, outcome: string, what: string][] = [
    [FACTS, 'moved', 'one’s own'],
    [{ ...FACTS, ofLine: 1, ofCompany: 9 }, 'moved', 'the second of the service, the tenth of the company'],
    [{ ...FACTS, ofLine: 2 }, 'moves-of-line-used-up', 'the third of the service in a year'],
    [{ ...FACTS, ofCompany: 10 }, 'moves-of-company-used-up', 'the eleventh of the company in a month'],
    [{ ...FACTS, ...USED_UP }, 'moves-of-line-used-up', 'the service’s own limit is said first'],
    [{ ...FACTS, isHolder: false }, 'not-the-holder', 'another company’s'],
    [{ ...FACTS, isHolder: false, to: undefined }, 'not-the-holder', 'who learns nothing of other devices'],
    [{ ...FACTS, ...USED_UP, last: JUST_MOVED }, 'back', 'back within a day is no exchange'],
    [{ ...FACTS, ...USED_UP, last: { ...JUST_MOVED, at: NOW.subtract({ hours: 24 }) } }, 'back', 'to the last second'],
    [
      { ...FACTS, ...USED_UP, last: { ...JUST_MOVED, at: NOW.subtract({ hours: 24, seconds: 1 }) } },
      'moves-of-line-used-up',
      'and not after it',
    ],
    [
      { ...FACTS, ...USED_UP, last: { ...JUST_MOVED, registered: true } },
      'moves-of-line-used-up',
      'nor once the device has registered',
    ],
    [{ ...FACTS, ...USED_UP, last: { ...JUST_MOVED, from: THIRD } }, 'moves-of-line-used-up', 'nor to a third device'],
    [{ ...FACTS, last: { ...JUST_MOVED, from: THIRD } }, 'moved', 'which is an exchange like any other'],
    [{ ...FACTS, from: undefined }, 'mpr-id-unknown', 'no device'],
    [{ ...FACTS, to: undefined }, 'replacement-unknown', 'a new device that we do not know'],
    [{ ...FACTS, to: undefined, ...USED_UP }, 'replacement-unknown', 'R13’s reasons come first'],
    [{ ...FACTS, to: device(OLD, service(OLD)) }, 'replacement-is-the-same', 'the same device'],
    [{ ...FACTS, to: device(NEW, undefined, 'mpcs') }, 'replacement-of-other-family', 'another type'],
    [{ ...FACTS, from: device(OLD, service(OLD, '2026-06-01', 'moved')) }, 'moved-already', 'gone already'],
    [{ ...FACTS, from: device(OLD, service(OLD, '2024-01-01')) }, 'no-living-service', 'lapsed'],
    [{ ...FACTS, to: device(NEW, service(NEW)) }, 'replacement-has-service', 'a device in use'],
  ]
  for (const [facts, outcome, what] of table) {
    const decision = decideOwnMove(facts, { now: NOW, today: TODAY })
    assert.equal(decision.ok ? (decision.value.back ? 'back' : 'moved') : decision.refusal, outcome, what)
    if (!decision.ok) continue
    const { back: _, ...move } = decision.value
    assert.deepEqual({ ok: true, value: move }, decideMove(facts, TODAY), 'as an operator’s')
  }
  const refusals = table.map(([, outcome]) => outcome).filter(outcome => outcome !== 'moved' && outcome !== 'back')
  assert.deepEqual([...new Set(refusals)].toSorted(), [...OWN_MOVE_REFUSALS].toSorted())
})
