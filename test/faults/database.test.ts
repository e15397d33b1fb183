// The database comes and goes under a server at work: a little of `npm run faults -- database`, the same each time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { underFaults } from './database/underFaults.ts'

test('cut, stalled, started anew and read-only: the server goes on, nothing hangs, nothing is lost or doubled', async t => {
  const plan = {
    way: 'directly',
    faults: 8,
    seed: 1,
    longestMs: 1500,
    say: (line: string) => t.diagnostic(line),
  } as const
  const { wrong, faults, acknowledged, away, slowestBackMs } = await underFaults(plan)
  assert.deepEqual(wrong, [])
  assert.equal(faults, 8)
  assert.ok(acknowledged > 20 && away > 0, `${acknowledged} acknowledged, ${away} told that it is away`)
  t.diagnostic(`${acknowledged} acknowledged, ${away} told that it is away, back after ${slowestBackMs | 0} ms at most`)
})
