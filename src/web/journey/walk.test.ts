import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, type WalkStep, walk } from './walk.ts'

const read = (stored: unknown) => (typeof stored === 'number' && stored > 0 ? stored : undefined)
const STEPS: WalkStep[] = [
  { slug: 'a', read },
  { slug: 'b', read, applies: known => known.a !== 7 },
  { slug: 'c', read },
]

test('the law: in order, skipping what does not apply, to the first step without a valid answer', () => {
  const table: [string, Record<string, unknown>, string[], string | undefined][] = [
    ['nothing answered', {}, ['a'], 'a'],
    ['one answer', { a: 1 }, ['a', 'b'], 'b'],
    ['an invalid answer counts as none', { a: 1, b: -1, c: 3 }, ['a', 'b'], 'b'],
    ['a later answer alone does not help', { c: 3 }, ['a'], 'a'],
    ['a step that does not apply is skipped', { a: 7 }, ['a', 'c'], 'c'],
    ['all answered', { a: 1, b: 2, c: 3 }, ['a', 'b', 'c'], undefined],
  ]
  for (const [name, answers, path, frontier] of table) {
    const walked = walk(STEPS, answers)
    assert.deepEqual([walked.path, walked.frontier], [path, frontier], name)
  }
})

test('a changed answer forgets everything after it; the same answer forgets nothing', () => {
  const all = { a: 1, b: 2, c: 3 }
  assert.deepEqual(answer(STEPS, all, 'b', 5), { a: 1, b: 5 })
  assert.deepEqual(answer(STEPS, all, 'b', 2), all)
  assert.deepEqual(answer(STEPS, {}, 'a', 1), { a: 1 })
})
