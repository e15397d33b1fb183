// Two servers whose clocks are ten minutes apart, and a clock that is set right: nobody is locked out, and nothing is free (C23).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followingClock } from '#clock'
import { watchDatabase } from '#operations/upkeep/watchDatabase'
import { takeTokens } from '#store/access/buckets'
import { touchSession } from '#store/access/sessions'
import { createReach } from '#store/reach'
import { addressOf } from '../support/database.ts'
import { testApp } from '../support/testApp.ts'

const APART = { minutes: 10 }

test('a bucket that a server ahead has filled serves one behind, and the other way round', async () => {
  const { db, clock } = await testApp()
  const [behind, ahead] = [clock.now(), clock.now().add(APART)]
  for (const [name, times] of [
    ['ahead first', [ahead, behind, behind, behind]],
    ['behind first', [behind, ahead, behind, behind]],
    ['in turn', [ahead, behind, ahead, behind]],
  ] as const) {
    const limit = { key: name, capacity: 3, refillSeconds: 3600 }
    const taken: boolean[] = []
    for (const at of times) taken.push((await takeTokens(db, [limit], at)).ok)
    assert.deepEqual(taken, [true, true, true, false], name)
    const later = await takeTokens(db, [limit], ahead.add({ seconds: 3600 }))
    assert.equal(later.ok, true, 'an hour later there is one more')
  }
})

test('a session that a server ahead has seen is not shortened by one behind', async () => {
  const { db, clock, aReseller } = await testApp()
  await aReseller()
  const [{ hash } = assert.fail()] = await db<{ hash: Uint8Array }[]>`select id_hash as hash from sessions`
  const ahead = clock.now().add(APART)
  await touchSession(db, hash, ahead)
  await touchSession(db, hash, clock.now())
  const [{ at } = assert.fail()] = await db<{ at: Temporal.Instant }[]>`select last_seen_at as at from sessions`
  assert.ok(at.equals(ahead))
})

for (const [name, minutes] of [
  ['behind', -10],
  ['ahead', 10],
] as const)
  test(`a server whose own clock is ten minutes ${name} goes by the database's`, async () => {
    const url = addressOf((await testApp()).db)
    const own = { now: () => Temporal.Now.instant().add({ minutes }) }
    const clock = followingClock(own)
    const log = { info: () => {}, error: () => {} }
    const watch = await watchDatabase({ url, reach: createReach(), clock: own, follow: clock.follow, log })
    try {
      assert.ok(Math.abs(clock.now().since(Temporal.Now.instant()).total('seconds')) < 2)
    } finally {
      await watch.stop()
    }
  })

test('whoever has to wait is told for how long, whichever limit it is', async () => {
  const { db, clock } = await testApp()
  const limits = [
    { key: 'short', capacity: 1, refillSeconds: 60 },
    { key: 'long', capacity: 2, refillSeconds: 600 },
  ]
  const take = () => takeTokens(db, limits, clock.now())
  assert.deepEqual(await take(), { ok: true })
  assert.deepEqual(await take(), { ok: false, waitSeconds: 60 })
  clock.advance({ seconds: 45 })
  assert.deepEqual(await take(), { ok: false, waitSeconds: 15 })
  clock.advance({ seconds: 15 })
  assert.deepEqual(await take(), { ok: true })
  assert.deepEqual(await take(), { ok: false, waitSeconds: 540 })
})
