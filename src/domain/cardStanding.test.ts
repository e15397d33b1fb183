import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideStanding, decideStandings, type Standing, type StandingAct } from './cardStanding.ts'
import type { ActivationKeyNo } from './codes.ts'

test('freezing stops new uses, unfreezing allows them again, void is for ever (R14)', () => {
  const table: [Standing | undefined, StandingAct, string][] = [
    ['good', 'freeze', 'frozen'],
    ['good', 'unfreeze', 'good already'],
    ['good', 'void', 'void'],
    ['frozen', 'freeze', 'frozen already'],
    ['frozen', 'unfreeze', 'good'],
    ['frozen', 'void', 'void'],
    ['void', 'freeze', 'void already'],
    ['void', 'unfreeze', 'activation-key-void-for-ever'],
    ['void', 'void', 'void already'],
    [undefined, 'freeze', 'activation-key-unknown'],
    [undefined, 'unfreeze', 'activation-key-unknown'],
    [undefined, 'void', 'activation-key-unknown'],
  ]
  for (const [standing, act, expected] of table) {
    const decision = decideStanding(standing, act)
    const answer = decision.ok ? decision.value.standing + (decision.value.changed ? '' : ' already') : decision.refusal
    assert.equal(answer, expected, `${act} ${standing}`)
  }
})

test('a card that is named twice in a list is changed once', () => {
  const [a, b] = ['AAAABBBBCCCC0001', 'AAAABBBBCCCC0002'] as ActivationKeyNo[]
  const decisions = decideStandings([a!, b!, a!], new Map([[a!, 'good']]), 'freeze')
  assert.deepEqual(decisions, [
    { ok: true, value: { changed: true, standing: 'frozen' } },
    { ok: false, refusal: 'activation-key-unknown' },
    { ok: true, value: { changed: false, standing: 'frozen' } },
  ])
})
