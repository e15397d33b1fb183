import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type HeldCardFacts, heldState, isOffered } from './heldCard.ts'

const NOW = Temporal.Instant.from('2026-12-01T00:00Z')
const FREE: HeldCardFacts = { used: false, standing: 'good', pendingUntil: undefined }

test('the state of a held card (R20)', () => {
  const table: [string, Partial<HeldCardFacts>, string][] = [
    ['nothing of it', {}, 'unused'],
    ['picked a moment ago', { pendingUntil: NOW.add({ minutes: 30 }) }, 'pending'],
    ['picked so long ago that it is over at this moment', { pendingUntil: NOW }, 'unused'],
    ['by a clock an hour ahead, which was set right', { pendingUntil: NOW.add({ minutes: 90 }) }, 'unused'],
    ['frozen while it was picked', { standing: 'frozen', pendingUntil: NOW.add({ minutes: 1 }) }, 'frozen'],
    ['void', { standing: 'void' }, 'void'],
    ['used while it was picked', { used: true, pendingUntil: NOW.add({ minutes: 1 }) }, 'used'],
    ['used, and frozen later', { used: true, standing: 'frozen' }, 'used'],
    ['used, and void later', { used: true, standing: 'void' }, 'used'],
  ]
  for (const [name, change, expected] of table) assert.equal(heldState({ ...FREE, ...change }, NOW), expected, name)
})

test('which cards an application offers: of its 種別, and a trial card for 新規申請 alone (R7, R10)', () => {
  const [hdcom, mpcs] = [
    { family: 'hdcom', terms: 'paid' },
    { family: 'mpcs', terms: 'paid' },
  ] as const
  const trial = { family: 'hdcom', terms: 'trial' } as const
  const offered = (flow: 'issue' | 'extend', entry: 'hdcom' | 'mpcs') =>
    [hdcom, mpcs, trial].map(card => isOffered(card, { flow, entry }))
  assert.deepEqual(offered('issue', 'hdcom'), [true, false, true])
  assert.deepEqual(offered('extend', 'hdcom'), [true, false, false])
  assert.deepEqual(offered('issue', 'mpcs'), [false, true, false])
  assert.deepEqual(offered('extend', 'mpcs'), [false, true, false])
})
