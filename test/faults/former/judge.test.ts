import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, KINDS } from './asked.ts'
import { judge } from './judge.ts'

const one = (more: Partial<Asked> = {}): Asked => ({
  which: 'former',
  phase: 'during',
  kind: 'issue',
  what: 'POST /issue',
  ms: 20,
  ...more,
})

const GOOD = KINDS.flatMap(kind => Array.from({ length: 10 }, () => one({ kind })))

test('a former server that answers everything within a second passes', () => {
  const { ok, faults, requests, kinds } = judge([...GOOD, one({ ms: 1000 }), one({ phase: 'warm-up', ms: 3000 })])
  assert.deepEqual({ ok, faults, requests }, { ok: true, faults: [], requests: 52 })
  assert.equal(kinds.issue, 'before 0, p50 0, p99 0, most 0 ms; then 11, p50 20, p99 1000, most 1000 ms')
})

test('one request that failed is seen, also one while the server warms up', () => {
  for (const phase of ['warm-up', 'before', 'during', 'after'] as const) {
    const { ok, failed, faults } = judge([...GOOD, one({ phase, failed: 'the answer was 500' })])
    assert.deepEqual([ok, failed], [false, 1])
    assert.deepEqual(faults, [`${phase}: POST /issue failed: the answer was 500`])
  }
})

test('one request that took over a second is seen', () => {
  const { ok, slow, slowest, faults } = judge([...GOOD, one({ kind: 'password', what: 'POST /login', ms: 1001 })])
  assert.deepEqual([ok, slow, slowest], [false, 1, 1001])
  assert.deepEqual(faults, ['during: POST /login took 1001 ms'])
})

test('a kind that nobody asked for once the migration had begun shows nothing', () => {
  const { ok, faults } = judge(GOOD.map(asked => (asked.kind === 'extend' ? { ...asked, phase: 'before' } : asked)))
  assert.equal(ok, false)
  assert.deepEqual(faults, ['fewer than 5 requests of the kind extend once the migration had begun'])
})
