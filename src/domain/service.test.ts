import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FAMILIES, otherFamily } from './service.ts'

test('each type of device has the other one beside it', () => {
  assert.deepEqual(FAMILIES.map(otherFamily), FAMILIES.toReversed())
  assert.equal(otherFamily('hdcom'), 'mpcs')
})
