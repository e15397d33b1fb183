// A server's clock goes as the database's does (C23).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followingClock } from './clock.ts'

const NOON = Temporal.Instant.from('2026-12-01T03:00:00Z')

test('a clock that follows another is as far ahead or behind as was measured last', () => {
  const clock = followingClock({ now: () => NOON })
  assert.equal(clock.now().toString(), '2026-12-01T03:00:00Z', 'its own until it knows better')
  clock.follow(10 * 60_000)
  assert.equal(clock.now().toString(), '2026-12-01T03:10:00Z')
  clock.follow(-10 * 60_000)
  assert.equal(clock.now().toString(), '2026-12-01T02:50:00Z')
})

test('what a question and its answer take on their way moves no clock', () => {
  const clock = followingClock({ now: () => NOON })
  for (const ms of [3, -40, 250, -250]) clock.follow(ms)
  assert.equal(clock.now().toString(), '2026-12-01T03:00:00Z')
  clock.follow(1000)
  clock.follow(1100)
  assert.equal(clock.now().toString(), '2026-12-01T03:00:01Z')
})
