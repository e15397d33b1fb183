// Lists of 新規申請, and a device's way from its first card to the one after its service lapsed (R4, R8, R12).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CARD, DEVICE, ELSEWHERE, HERE, serviceOf, since, unstarted } from '#test/support/facts'
import type { ActivationKeyNo } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { decideExtend } from './extend.ts'
import { decideExtendList } from './extendList.ts'
import { NOTHING_FOLDED } from './folded.ts'
import { type ChosenNumber, decideIssueList, type IssueRow, type IssueRowDecision } from './issueList.ts'
import { decideSearch } from './search.ts'

const TODAY = Temporal.PlainDate.from('2026-11-24')
const IN_FORCE = { paid: 1, trial: 7 }
const [FIRST_CARD, SECOND_CARD] = ['1111222233334444', '5555666677778888'] as ActivationKeyNo[] as [
  ActivationKeyNo,
  ActivationKeyNo,
]
const [NUMBER, OTHER_NUMBER] = ['11148207315', '11700000001'] as ConnectionNumber[] as [
  ConnectionNumber,
  ConnectionNumber,
]

/** NUMBER, as it is shown for FIRST_CARD and nobody's, or otherwise. */
const shown = (change: Partial<ChosenNumber>): ChosenNumber => ({
  chosen: NUMBER,
  owner: undefined,
  shownTo: FIRST_CARD,
  ...change,
})

const ROW: IssueRow = {
  entry: 'hdcom',
  card: CARD,
  device: DEVICE,
  movedAway: false,
  mpcsAllowed: false,
  previewed: true,
  mprId: HERE,
  activationKeyNo: FIRST_CARD,
  acceptedTerms: 1,
  number: { chosen: NUMBER, owner: undefined, shownTo: FIRST_CARD },
}
/** The same on another device, with a card and a number of its own. */
const NEXT: IssueRow = {
  ...ROW,
  mprId: ELSEWHERE,
  device: { ...DEVICE, mprId: ELSEWHERE },
  activationKeyNo: SECOND_CARD,
  number: { chosen: OTHER_NUMBER, owner: undefined, shownTo: SECOND_CARD },
}

const said = (decision: IssueRowDecision | undefined) =>
  decision?.ok ? decision.value.kind : (decision?.refusal ?? 'nothing')
const listed = (...rows: IssueRow[]) => decideIssueList(rows, IN_FORCE, TODAY).decisions.map(said)

test('a row opens a service: its number, its key, the months of its card, the next period of its device', () => {
  const [decision] = decideIssueList([{ ...ROW, device: { ...DEVICE, lastPeriodNo: 4 } }], IN_FORCE, TODAY).decisions
  assert.ok(decision?.ok && decision.value.kind === 'open')
  assert.deepEqual(decision.value.service, {
    mprId: HERE,
    periodNo: 5,
    connectionNumber: NUMBER,
    term: unstarted(12),
    closing: undefined,
  })
  assert.equal(decision.value.numberOwned, false)
})

test('a row sees what the rows before it did to card, device and number (R12)', () => {
  const table: [string, IssueRow[], string[]][] = [
    ['two devices', [ROW, NEXT], ['open', 'open']],
    ['the same once more', [ROW, ROW], ['open', 'again']],
    [
      'one card, two devices',
      [ROW, { ...NEXT, activationKeyNo: FIRST_CARD, number: shown({ chosen: OTHER_NUMBER }) }],
      ['open', 'activation-key-used-by-other-device'],
    ],
    [
      'one device, two cards',
      [ROW, { ...NEXT, mprId: HERE, device: DEVICE }],
      ['open', 'other-application-finished-first'],
    ],
    [
      'one number, two devices',
      [ROW, { ...NEXT, number: shown({ shownTo: SECOND_CARD }) }],
      ['open', 'connection-number-gone'],
    ],
    ['a row that was refused changes nothing', [{ ...ROW, acceptedTerms: 9 }, ROW], ['terms-changed', 'open']],
    ['an unproven card profits from nothing', [ROW, { ...ROW, card: undefined }], ['open', 'activation-key-unknown']],
    ['nor does an unknown device', [ROW, { ...ROW, device: undefined }], ['open', 'mpr-id-unknown']],
  ]
  for (const [name, rows, expected] of table) assert.deepEqual(listed(...rows), expected, name)
})

test('a second row of the same card shows the service that the first one opened', () => {
  const [first, second] = decideIssueList([ROW, ROW], IN_FORCE, TODAY).decisions
  assert.ok(first?.ok && second?.ok)
  assert.deepEqual(second.value.service, first.value.service)
  assert.equal(second.value.kind, 'again')
})

test('a list that is only tried is decided as if its 約款 were agreed to', () => {
  assert.deepEqual(listed({ ...ROW, acceptedTerms: 'later' }), ['open'])
  assert.deepEqual(listed({ ...ROW, acceptedTerms: 'later', card: { ...CARD, terms: 'trial', months: 3 } }), ['open'])
  assert.deepEqual(listed({ ...ROW, acceptedTerms: undefined }), ['terms-changed'])
})

test('the 約款 in force is that of the card', () => {
  const trial: IssueRow = { ...ROW, card: { ...CARD, terms: 'trial', months: 3 } }
  assert.deepEqual(listed(trial), ['terms-changed'])
  assert.deepEqual(listed({ ...trial, acceptedTerms: 7 }), ['open'])
  assert.deepEqual(listed({ ...ROW, acceptedTerms: 7 }), ['terms-changed'])
})

test('months that a trial card brought are known as such (R6, R7)', () => {
  const trial: IssueRow = { ...ROW, card: { ...CARD, terms: 'trial', months: 3 }, acceptedTerms: 7 }
  const [opened] = decideIssueList([trial], IN_FORCE, TODAY).decisions
  assert.ok(opened?.ok)
  assert.deepEqual(opened.value.service.term, unstarted(3, 3))
})

test('a number is free when nobody owns it and it was shown for this card, or when it is the former one (R8)', () => {
  const former = { ...DEVICE, formerNumber: NUMBER }
  const [owned, never] = [shown({ owner: HERE, shownTo: undefined }), shown({ shownTo: undefined })]
  const table: [string, Partial<IssueRow>, string][] = [
    ['shown for this card', {}, 'open'],
    ['shown for another card since', { number: shown({ shownTo: SECOND_CARD }) }, 'connection-number-gone'],
    ['never shown', { number: never }, 'connection-number-gone'],
    ['shown, and owned by another device since', { number: shown({ owner: ELSEWHERE }) }, 'connection-number-gone'],
    ['the former one, which the device owns', { device: former, number: owned }, 'open'],
    ['another one instead of the former', { device: { ...former, formerNumber: OTHER_NUMBER } }, 'open'],
    [
      'one that the device owned before the former',
      { device: { ...former, formerNumber: OTHER_NUMBER }, number: shown({ owner: HERE }) },
      'connection-number-gone',
    ],
  ]
  for (const [name, change, expected] of table) assert.deepEqual(listed({ ...ROW, ...change }), [expected], name)
  const [kept] = decideIssueList(
    [{ ...ROW, device: former, number: shown({ owner: HERE }) }],
    IN_FORCE,
    TODAY,
  ).decisions
  assert.ok(kept?.ok && kept.value.kind === 'open' && kept.value.numberOwned)
  const [taken] = decideIssueList(
    [{ ...ROW, device: former, number: shown({ owner: ELSEWHERE }) }],
    IN_FORCE,
    TODAY,
  ).decisions
  assert.ok(taken?.ok && taken.value.kind === 'open' && !taken.value.numberOwned)
})

test('without a choice: the former number, else one that is held for the card, else one that nobody has (R8)', () => {
  const [held, free] = ['11100000001', '11800000002'] as ConnectionNumber[] as [ConnectionNumber, ConnectionNumber]
  const former = { ...DEVICE, formerNumber: NUMBER }
  const drawn = (row: Partial<IssueRow>, held: ConnectionNumber | undefined, before = NOTHING_FOLDED) => {
    const rows = [{ ...ROW, ...row, number: { chosen: undefined, held, free } }]
    const [decision] = decideIssueList(rows, IN_FORCE, TODAY, before).decisions
    if (!decision!.ok) return decision!.refusal
    const { value } = decision!
    return value.kind === 'open' && [value.service.connectionNumber, value.numberOwned]
  }
  const takenBefore = (number: ConnectionNumber) => ({ ...NOTHING_FOLDED, owners: new Map([[number, ELSEWHERE]]) })
  const table: [string, ReturnType<typeof drawn>, unknown][] = [
    ['a device that had one', drawn({ device: former }, held), [NUMBER, true]],
    ['a card that was shown some', drawn({}, held), [held, false]],
    ['neither', drawn({}, undefined), [free, false]],
    ['the held one was taken by a row before', drawn({}, held, takenBefore(held)), [free, false]],
    ['the drawn one was', drawn({}, undefined, takenBefore(free)), 'connection-number-gone'],
    ['the former one is not asked for again', drawn({ device: former }, undefined, takenBefore(free)), [NUMBER, true]],
  ]
  for (const [name, got, expected] of table) assert.deepEqual(got, expected, name)
})

test('slices of a dry run go on from what the slices before them would have changed', () => {
  let folded = NOTHING_FOLDED
  const slice = (...rows: IssueRow[]) => {
    const { decisions, folded: after } = decideIssueList(rows, IN_FORCE, TODAY, folded)
    folded = after
    return decisions.map(said)
  }
  assert.deepEqual(slice(ROW), ['open'])
  const [taken, used] = [shown({ shownTo: SECOND_CARD }), { ...NEXT, activationKeyNo: FIRST_CARD }]
  assert.deepEqual(slice(ROW, { ...NEXT, number: taken }), ['again', 'connection-number-gone'])
  assert.deepEqual(slice(used), ['activation-key-used-by-other-device'])
  assert.deepEqual([folded.cards.size, folded.devices.size, folded.owners.size], [1, 1, 1])
  assert.equal(NOTHING_FOLDED.cards.size, 0, 'what a list goes on from stays as it was')
})

test('a used card shows its service as later rows have left it, as the database would', () => {
  const opened = decideIssueList([ROW], IN_FORCE, TODAY)
  const extension = { ...NEXT, mprId: HERE, device: DEVICE, acceptedTerms: 'later' as const }
  const extended = decideExtendList([extension], IN_FORCE, TODAY, opened.folded)
  assert.deepEqual(
    extended.decisions.map(({ ok }) => ok),
    [true],
  )
  const [again] = decideIssueList([ROW], IN_FORCE, TODAY, extended.folded).decisions
  assert.ok(again?.ok && again.value.kind === 'again')
  assert.deepEqual(again.value.service.term, unstarted(24))

  const old = serviceOf(since('2020-01-01', 12))
  const ofOld = {
    ...ROW,
    activationKeyNo: SECOND_CARD,
    card: { ...CARD, use: { flow: 'issue' as const, service: old } },
  }
  const later = { ...ROW, device: { ...DEVICE, latest: old, lastPeriodNo: 1 } }
  const { folded } = decideIssueList([later], IN_FORCE, TODAY)
  const [stays] = decideIssueList([ofOld], IN_FORCE, TODAY, folded).decisions
  assert.ok(stays?.ok && stays.value.kind === 'again')
  assert.deepEqual(stays.value.service, old, 'a card of the period before shows that one')
})

test('after six months and a day: 新規申請 anew with the former number; the old cards show the old period (R4, R5, R8)', () => {
  const old = serviceOf(since('2024-05-23', 24)) // 12 months by 新規申請, 12 by 期間の延長; extendable until 2026-11-23
  const device = { ...DEVICE, latest: old, lastPeriodNo: 1, formerNumber: old.connectionNumber }
  const row: IssueRow = {
    ...ROW,
    device,
    activationKeyNo: SECOND_CARD,
    number: shown({ chosen: old.connectionNumber, owner: HERE }),
  }
  const yesterday = TODAY.subtract({ days: 1 })
  assert.deepEqual(decideIssueList([{ ...row, previewed: false }], IN_FORCE, yesterday).decisions.map(said), [
    'service-already-exists',
  ])
  const [opened] = decideIssueList([row], IN_FORCE, TODAY).decisions
  assert.ok(opened?.ok)
  const anew = opened.value.service
  assert.deepEqual([anew.periodNo, anew.connectionNumber, anew.term], [2, old.connectionNumber, unstarted(12)])

  const now = { ...device, latest: anew, lastPeriodNo: 2 }
  const issuer = { ...CARD, use: { flow: 'issue' as const, service: old } }
  const extender = { ...CARD, use: { flow: 'extend' as const, service: old } }
  assert.deepEqual(decideIssueList([{ ...row, device: now, card: issuer }], IN_FORCE, TODAY).decisions[0], {
    ok: true,
    value: { kind: 'again', service: old },
  })
  assert.deepEqual(listed({ ...row, device: now, card: extender }), ['activation-key-used-to-extend'])
  const facts = { entry: 'hdcom' as const, device: now, movedAway: false, mpcsAllowed: false }
  assert.deepEqual(decideExtend({ ...facts, card: extender }, TODAY), {
    ok: true,
    value: { kind: 'again', service: old },
  })
  assert.deepEqual(decideExtend({ ...facts, card: issuer }, TODAY), {
    ok: false,
    refusal: 'activation-key-used-to-issue',
  })
  for (const card of [issuer, extender]) assert.deepEqual(decideSearch({ ...facts, card }), { ok: true, value: old })
})
