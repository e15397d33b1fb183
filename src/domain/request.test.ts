// R22 and R23, beyond the company's own limits: what can be asked of an operator, and how much at once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OWN_MOVE_REFUSALS } from './ownMove.ts'
import { OWN_UNDO_REFUSALS } from './ownUndo.ts'
import { ASKED_REFUSALS, type Asked, canBeAsked, decideAsked, MOST_WAITING } from './request.ts'

test('limits and an unknown device can be asked about, and nothing that R13 refuses', () => {
  const all = [...OWN_UNDO_REFUSALS, ...OWN_MOVE_REFUSALS]
  assert.deepEqual(all.filter(canBeAsked), ASKED_REFUSALS)
})

const TABLE: [string, { waiting: number; same: boolean }, Asked][] = [
  ['the first one', { waiting: 0, same: false }, 'asked'],
  ['the same again', { waiting: 1, same: true }, 'waits'],
  ['one below the limit', { waiting: MOST_WAITING - 1, same: false }, 'asked'],
  ['at the limit', { waiting: MOST_WAITING, same: false }, 'too-many'],
  ['the same again at the limit', { waiting: MOST_WAITING, same: true }, 'waits'],
]
for (const [what, facts, asked] of TABLE) test(`${what}: ${asked}`, () => assert.equal(decideAsked(facts), asked))
