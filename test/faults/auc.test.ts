import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auc } from './auc.ts'

test('samples that are apart are told apart, either way round; equal ones are not', () => {
  const low = Array.from({ length: 500 }, (_, i) => i % 10)
  const high = low.map(value => value + 10)
  assert.deepEqual([auc(high, low).auc, auc(low, high).auc], [1, 1])
  assert.equal(auc(low, low).auc, 0.5)
  assert.ok(auc(low, low).lower < 0.5 && auc(low, low).lower > 0.45)
  const a = [1, 2, 3, 4]
  assert.equal(auc(a, [2.5, 2.5]).auc, 0.5)
  assert.equal(auc(a, [0, 2.5]).auc, 0.75)
})
