import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersInTime } from './watchDatabase.ts'

const START = Temporal.Instant.from('2026-12-01T03:00:00Z')
const still = { now: () => START }
const PATIENCE_MS = 5

const error = (code: string) => Object.assign(new Error('no'), { code })
const silent = () => new Promise<void>(() => {})

test('a database is there when it answers at all, even with a no, and away when it is silent or out of reach', async () => {
  const table: [string, () => Promise<void>, boolean][] = [
    ['answers', async () => {}, true],
    ['has no connection left for us', () => Promise.reject(error('53300')), true],
    ['does not let us in', () => Promise.reject(error('28P01')), true],
    ['is starting', () => Promise.reject(error('57P03')), false],
    ['refuses', () => Promise.reject(error('ECONNREFUSED')), false],
    ['is silent', silent, false],
  ]
  for (const [name, ask, expected] of table) assert.equal(await answersInTime(ask, still, PATIENCE_MS), expected, name)
})

test('who was held up while it waited waits once more', async () => {
  // Seconds at which the clock is asked: begun, far too late, begun again, in time.
  const seconds = [0, 3, 3, 3]
  const clock = { now: () => START.add({ seconds: seconds.shift()! }) }
  assert.equal(await answersInTime(silent, clock, PATIENCE_MS), false)
  assert.deepEqual(seconds, [])
})
