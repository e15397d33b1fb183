// An operator's corrections as tables that a manager can read (R13).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEVICE, day, ELSEWHERE, HERE, serviceOf, since, unstarted } from '#test/support/facts'
import type { ActivationKeyNo } from './codes.ts'
import { decideMove, decideStop, decideUndo, type MoveFacts, type PeriodEvent, type UndoFacts } from './correction.ts'
import { foldTerm, type TermEvent } from './fold.ts'
import { type Closing, type Service, serviceStatus } from './service.ts'
import { type Term, termName } from './term.ts'

const TODAY = day('2026-11-24')

const issue = (months: number, trial = false): TermEvent => ({ kind: 'issue', months, trial })
const start = (on: string): TermEvent => ({ kind: 'start', day: day(on) })
const extend = (months: number, on: string): TermEvent => ({ kind: 'extend', months, day: day(on) })
const moved = (term: Term): TermEvent => ({ kind: 'move', term })
const undone = (event: TermEvent) => ({ event, undone: true })

/** Cards are numbered by the events that they made: A for the first event, B for the second and so on. */
const cardNo = (i: number) => String.fromCharCode(65 + i).repeat(16) as ActivationKeyNo

type Given = { card: string; events: (TermEvent | { event: TermEvent; undone: boolean })[]; closing?: Closing }

function facts({ card, events, closing }: Given, earlier?: Service): UndoFacts {
  const past: PeriodEvent[] = events.map((given, i) => {
    const { event, undone } = 'event' in given ? given : { event: given, undone: false }
    const used = event.kind === 'issue' || event.kind === 'extend'
    return { seq: i + 1, undone, activationKeyNo: used ? cardNo(i) : undefined, event }
  })
  const own = past[card.charCodeAt(0) - 65]
  const term = foldTerm(past.filter(e => !e.undone).map(e => e.event))
  return {
    activationKeyNo: cardNo(card.charCodeAt(0) - 65),
    card: { use: { flow: own?.event.kind === 'extend' ? 'extend' : 'issue', service: serviceOf(term, closing) } },
    events: past,
    earlier,
  }
}

/** The refusal, or the device's service afterwards: its status today, and its term. */
function undo(given: UndoFacts): string {
  const decision = decideUndo(given, TODAY)
  if (!decision.ok) return decision.refusal
  const { after } = decision.value
  return after ? `${serviceStatus(after, TODAY)} ${termName(after.term)}` : 'none'
}

test('undo of a 新規申請: only before first use, without an extension, where it was made (R13)', () => {
  const table: [string, Given, string][] = [
    ['not started', { card: 'A', events: [issue(12)] }, 'none'],
    ['not started, a trial', { card: 'A', events: [issue(3, true)] }, 'none'],
    ['started', { card: 'A', events: [issue(12), start('2026-11-24')] }, 'service-started'],
    ['extended', { card: 'A', events: [issue(12), extend(12, '2026-11-01')] }, 'extension-stands'],
    [
      'started and extended',
      { card: 'A', events: [issue(12), start('2026-11-01'), extend(12, '2026-11-01')] },
      'service-started',
    ],
    ['extended, which was undone', { card: 'A', events: [issue(12), undone(extend(12, '2026-11-01'))] }, 'none'],
    ['stopped before first use', { card: 'A', events: [issue(12)], closing: 'stopped' }, 'service-over'],
    ['lapsed', { card: 'A', events: [issue(12), start('2020-01-01')] }, 'service-over'],
  ]
  for (const [name, given, expected] of table) assert.equal(undo(facts(given)), expected, name)
  const onlyMoved = facts({ card: 'A', events: [moved(unstarted(12))] })
  assert.equal(undo({ ...onlyMoved, activationKeyNo: 'EEEEEEEEEEEEEEEE' as ActivationKeyNo }), 'moved-since')
})

test('undo of a 新規申請: the period before it is the latest again, as it was (R3, §7)', () => {
  const lapsed = since('2020-01-01', 12)
  const table: [Closing | undefined, Closing | undefined][] = [
    ['superseded', undefined],
    ['stopped', 'stopped'],
    ['moved', 'moved'],
  ]
  for (const [closing, expected] of table) {
    const decision = decideUndo(facts({ card: 'A', events: [issue(12)] }, serviceOf(lapsed, closing)), TODAY)
    assert.ok(decision.ok)
    assert.equal(decision.value.after!.closing, expected)
    assert.equal(serviceStatus(decision.value.after, TODAY), 'lapsed', '新規申請 stays open')
  }
})

test('undo of a 期間の延長: the latest one of a service that is not over; the rest is folded again (R13)', () => {
  const inUse = [issue(12), start('2026-04-01')]
  const table: [string, Given, string][] = [
    ['before first use', { card: 'B', events: [issue(12), extend(36, '2026-11-01')] }, 'unstarted 12/0'],
    ['a trial and a year', { card: 'B', events: [issue(3, true), extend(12, '2026-11-01')] }, 'unstarted 3/3'],
    [
      'used for the first time since',
      { card: 'B', events: [issue(12), extend(36, '2026-03-01'), start('2026-04-01')] },
      'active 2026-04-01+12/0',
    ],
    ['in use', { card: 'C', events: [...inUse, extend(12, '2026-11-01')] }, 'active 2026-04-01+12/0'],
    [
      'today’s last day is that of the extension: without it the service is expired',
      { card: 'C', events: [issue(12), start('2025-11-01'), extend(12, '2026-10-01')] },
      'expired 2025-11-01+12/0',
    ],
    [
      'without it the service has lapsed long ago',
      { card: 'C', events: [issue(12), start('2024-11-24'), extend(12, '2025-11-01')] },
      'lapsed 2024-11-24+12/0',
    ],
    [
      'made while expired: the fresh count goes',
      { card: 'C', events: [issue(12), start('2025-06-01'), extend(36, '2026-11-01')] },
      'expired 2025-06-01+12/0',
    ],
    [
      'the fresh count of an expired trial: its months come back',
      { card: 'C', events: [issue(3, true), start('2026-05-01'), extend(12, '2026-09-01')] },
      'expired 2026-05-01+3/3',
    ],
    [
      'an earlier one',
      { card: 'C', events: [...inUse, extend(12, '2026-10-01'), extend(36, '2026-11-01')] },
      'later-extension-stands',
    ],
    [
      'an earlier one, the later one undone',
      { card: 'C', events: [...inUse, extend(12, '2026-10-01'), undone(extend(36, '2026-11-01'))] },
      'active 2026-04-01+12/0',
    ],
    ['lapsed', { card: 'C', events: [issue(12), start('2020-01-01'), extend(12, '2020-02-01')] }, 'service-over'],
    ['stopped', { card: 'C', events: [...inUse, extend(12, '2026-11-01')], closing: 'stopped' }, 'service-over'],
    [
      'made since a move',
      { card: 'B', events: [moved(since('2026-04-01', 12)), extend(12, '2026-11-01')] },
      'active 2026-04-01+12/0',
    ],
  ]
  for (const [name, given, expected] of table) assert.equal(undo(facts(given)), expected, name)

  const before = facts({ card: 'B', events: [moved(since('2026-04-01', 24)), extend(12, '2026-11-01')] })
  const ofOldDevice = { ...before, activationKeyNo: 'EEEEEEEEEEEEEEEE' as ActivationKeyNo }
  assert.equal(undo(ofOldDevice), 'moved-since')
})

test('undo: a card that does not exist or is not used', () => {
  const good = facts({ card: 'A', events: [issue(12)] })
  assert.equal(undo({ ...good, card: undefined }), 'activation-key-unknown')
  assert.equal(undo({ ...good, card: { use: undefined } }), 'activation-key-not-used')
})

const OLD = { ...DEVICE, latest: serviceOf(since('2026-04-01', 12)), lastPeriodNo: 1 }
const NEW = { ...DEVICE, mprId: ELSEWHERE }
const has = (term: Term, closing?: Closing) => ({ latest: serviceOf(term, closing), lastPeriodNo: 1 })

test('move: to a device of the same family without a living service (R13)', () => {
  const table: [string, Partial<MoveFacts>, string][] = [
    ['in use', {}, 'period 1'],
    ['not started', { from: { ...OLD, ...has(unstarted(12)) } }, 'period 1'],
    ['expired', { from: { ...OLD, ...has(since('2025-08-01', 12)) } }, 'period 1'],
    ['old device unknown', { from: undefined }, 'mpr-id-unknown'],
    ['new device unknown', { to: undefined }, 'replacement-unknown'],
    ['both the same', { to: OLD }, 'replacement-is-the-same'],
    ['another family', { to: { ...NEW, family: 'mpcs' } }, 'replacement-of-other-family'],
    ['no service ever', { from: DEVICE }, 'no-living-service'],
    ['lapsed', { from: { ...OLD, ...has(since('2025-01-01', 12)) } }, 'no-living-service'],
    ['stopped', { from: { ...OLD, ...has(since('2026-04-01', 12), 'stopped') } }, 'no-living-service'],
    ['moved already', { from: { ...OLD, ...has(since('2026-04-01', 12), 'moved') } }, 'moved-already'],
    ['the new one has a service not started', { to: { ...NEW, ...has(unstarted(12)) } }, 'replacement-has-service'],
    [
      'the new one has a service in use',
      { to: { ...NEW, ...has(since('2026-04-01', 12)) } },
      'replacement-has-service',
    ],
    ['… or expired', { to: { ...NEW, ...has(since('2025-08-01', 12)) } }, 'replacement-has-service'],
    ['its service has lapsed', { to: { ...NEW, ...has(since('2020-01-01', 12)) } }, 'period 2'],
    ['its service was moved away', { to: { ...NEW, ...has(unstarted(12), 'moved') } }, 'period 2'],
    ['only undone ones', { to: { ...NEW, lastPeriodNo: 3 } }, 'period 4'],
  ]
  for (const [name, change, expected] of table) {
    const decision = decideMove({ from: OLD, to: NEW, ...change }, TODAY)
    assert.equal(decision.ok ? `period ${decision.value.after.periodNo}` : decision.refusal, expected, name)
  }
})

test('move: number and term go along', () => {
  const decision = decideMove({ from: OLD, to: NEW }, TODAY)
  assert.ok(decision.ok)
  const { before, after } = decision.value
  assert.equal(before.mprId, HERE)
  assert.deepEqual(after, { ...before, mprId: ELSEWHERE })
})

test('stop: a living service, at once (R13)', () => {
  const table: [string, Parameters<typeof decideStop>[0], string][] = [
    ['in use', OLD, 'lapsed'],
    ['not started', { ...OLD, ...has(unstarted(12)) }, 'lapsed'],
    ['expired', { ...OLD, ...has(since('2025-08-01', 12)) }, 'lapsed'],
    ['unknown', undefined, 'mpr-id-unknown'],
    ['no service', DEVICE, 'no-living-service'],
    ['lapsed', { ...OLD, ...has(since('2025-01-01', 12)) }, 'no-living-service'],
    ['moved away', { ...OLD, ...has(unstarted(12), 'moved') }, 'moved-already'],
    ['stopped already', { ...OLD, ...has(unstarted(12), 'stopped') }, 'no-living-service'],
  ]
  for (const [name, device, expected] of table) {
    const decision = decideStop(device, TODAY)
    assert.equal(decision.ok ? serviceStatus(decision.value.after, TODAY) : decision.refusal, expected, name)
  }
})
