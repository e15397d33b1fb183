// R22 beside R13: who may take back what, until when, and how often.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { decideUndo, type PeriodEvent } from './correction.ts'
import { decideOwnUndo, lastMoment, OWN_UNDO_REFUSALS, type OwnUndoFacts, type OwnUndoRefusal } from './ownUndo.ts'
import type { Service } from './service.ts'

const [FIRST, SECOND, THIRD] = ['1', '2', '3'].map(digit => digit.repeat(16) as ActivationKeyNo) as [
  ActivationKeyNo,
  ActivationKeyNo,
  ActivationKeyNo,
]
const day = (text: string) => Temporal.PlainDate.from(text)
const NOON = Temporal.Instant.from('2026-12-01T12:00:00Z')
const TODAY = day('2026-12-01')

const service = (term: Service['term'], closing?: Service['closing']): Service => ({
  mprId: 'A'.repeat(16) as MprId,
  periodNo: 1,
  connectionNumber: '11123456789' as ConnectionNumber,
  term,
  closing,
})
const UNSTARTED = service({ kind: 'unstarted', months: 12, trialMonths: 0 })
const STARTED = service({ kind: 'started', start: day('2026-11-30'), months: 12, trialMonths: 0 })
const OVER = service({ kind: 'started', start: day('2024-01-01'), months: 12, trialMonths: 0 })

const issued = (seq: number, card: ActivationKeyNo): PeriodEvent => ({
  seq,
  undone: false,
  activationKeyNo: card,
  event: { kind: 'issue', months: 12, trial: false },
})
const extended = (seq: number, card: ActivationKeyNo): PeriodEvent => ({
  seq,
  undone: false,
  activationKeyNo: card,
  event: { kind: 'extend', months: 12, day: TODAY },
})
const started: PeriodEvent = { seq: 9, undone: false, activationKeyNo: undefined, event: { kind: 'start', day: TODAY } }

const ISSUE: OwnUndoFacts = {
  activationKeyNo: FIRST,
  card: { use: { flow: 'issue', service: UNSTARTED } },
  events: [issued(1, FIRST)],
  earlier: undefined,
  appliedAt: NOON,
  isOwn: true,
  lately: 0,
}
const EXTENSION: OwnUndoFacts = {
  ...ISSUE,
  activationKeyNo: SECOND,
  card: { use: { flow: 'extend', service: STARTED } },
  events: [issued(1, FIRST), extended(2, SECOND)],
}

const ago = (hours: number, seconds = 0) => NOON.subtract({ hours, seconds })

test('who takes back what, until when, and how often: the first that fits', () => {
  const table: [facts: OwnUndoFacts, outcome: 'undone' | OwnUndoRefusal, what: string][] = [
    [ISSUE, 'undone', 'at once'],
    [{ ...ISSUE, appliedAt: ago(30 * 24) }, 'undone', 'a 新規申請 30 days later'],
    [{ ...ISSUE, appliedAt: ago(30 * 24, 1) }, 'undo-too-late', 'and a second'],
    [EXTENSION, 'undone', 'a 期間の延長, also of what is in use'],
    [{ ...EXTENSION, appliedAt: ago(24) }, 'undone', '24 hours later'],
    [{ ...EXTENSION, appliedAt: ago(24, 1) }, 'undo-too-late', 'and a second'],
    [{ ...ISSUE, lately: 9 }, 'undone', 'the tenth in 30 days'],
    [{ ...ISSUE, lately: 10 }, 'undo-limit-reached', 'the eleventh'],
    [
      { ...ISSUE, lately: 10, appliedAt: ago(31 * 24) },
      'undo-too-late',
      'too late is too late, however few there were',
    ],
    [{ ...ISSUE, isOwn: false }, 'applied-elsewhere', 'what another company applied for'],
    [{ ...ISSUE, isOwn: false, card: undefined }, 'activation-key-unknown', 'a card that is none'],
    [{ ...ISSUE, isOwn: false, card: { use: undefined } }, 'activation-key-not-used', 'what is taken back already'],
    [{ ...ISSUE, isOwn: false, lately: 10 }, 'applied-elsewhere', 'nobody learns of others’ services'],
    [
      { ...ISSUE, card: { use: { flow: 'issue', service: STARTED } }, events: [issued(1, FIRST), started] },
      'service-started',
      'what has begun',
    ],
    [{ ...ISSUE, events: [issued(1, FIRST), extended(2, SECOND)] }, 'extension-stands', 'what was extended since'],
    [
      { ...EXTENSION, events: [...EXTENSION.events, extended(3, THIRD)] },
      'later-extension-stands',
      'and not the latest extension',
    ],
    [{ ...EXTENSION, card: { use: { flow: 'extend', service: OVER } } }, 'service-over', 'what is over'],
    [{ ...ISSUE, events: [] }, 'moved-since', 'what was moved since'],
    [{ ...ISSUE, events: [], appliedAt: ago(31 * 24), lately: 10 }, 'moved-since', 'R13’s reasons come first'],
  ]
  for (const [facts, outcome, what] of table) {
    const decision = decideOwnUndo(facts, { now: NOON, today: TODAY })
    assert.equal(decision.ok ? 'undone' : decision.refusal, outcome, what)
    if (decision.ok) assert.deepEqual(decision, decideUndo(facts, TODAY), 'as an operator’s')
  }
  const seen = new Set(table.map(([, outcome]) => outcome))
  assert.deepEqual([...seen].filter(outcome => outcome !== 'undone').toSorted(), [...OWN_UNDO_REFUSALS].toSorted())
})

test('until the last moment, and not after it, whatever the moment', () => {
  const moments = fc
    .integer({ min: 0, max: 4e9 })
    .map(seconds => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
  fc.assert(
    fc.property(moments, fc.constantFrom(ISSUE, EXTENSION), (appliedAt, facts) => {
      const flow = facts.card!.use!.flow
      const last = lastMoment(appliedAt, flow)
      assert.equal(appliedAt.until(last).total('hours'), flow === 'issue' ? 720 : 24)
      const on = (now: Temporal.Instant) => decideOwnUndo({ ...facts, appliedAt }, { now, today: TODAY })
      assert.equal(on(last).ok, true)
      assert.deepEqual(on(last.add({ nanoseconds: 1 })), { ok: false, refusal: 'undo-too-late' })
    }),
  )
})
