// Two servers on one database whose clocks are ten minutes apart, both ways, at every place that compares times; as they are,
// and as they go by the database's (C23). And clocks that are set right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Clock, followingClock } from '#clock'
import { createSigner } from '#operations/devices/signer'
import { wrongDeviceKey } from '#operations/devices/wrongDeviceKey'
import { aheadOf, clockOf } from '#operations/upkeep/databaseClock'
import { purge } from '#operations/upkeep/purge'
import { takeTokens } from '#store/access/buckets'
import { countWrong, waitsUntil } from '#store/access/wrongCodes'
import { claimMails } from '#store/notices/mailQueue'
import { queueMail } from '#store/notices/outbox'
import { COUNTS } from '../support/clocks/counts.ts'
import { type Two, visitorAt } from '../support/clocks/place.ts'
import { RUNS_OUT } from '../support/clocks/runsOut.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { seeImage, testApp } from '../support/testApp.ts'

const apart = (clock: Clock, minutes: number): Clock => ({ now: () => clock.now().add({ minutes }) })

/** Every place that compares times. */
const PLACES = [...COUNTS, ...RUNS_OUT]

/** As the watch makes it: a clock that goes by what the database says. */
async function following(clock: Clock, minutes: number): Promise<Clock> {
  const own = apart(clock, minutes)
  const follows = followingClock(own)
  follows.follow((await aheadOf(own, async () => clock.now()))!.ms)
  return follows
}

/** @param clockFor makes the first server's clock; the second's is right */
async function twoServers(clockFor: (right: Clock) => Clock | Promise<Clock>): Promise<Two> {
  const base = await testApp()
  const first = await base.beside(await clockFor(base.clock))
  const second = await base.beside(base.clock)
  let visitors = 0
  return { base, first, second, visitor: at => visitorAt(at, `203.0.113.${++visitors}`) }
}

for (const [how, column, clockFor] of [
  ['on one clock', 'same', clock => clock],
  ['ten minutes ahead', 'ahead', clock => apart(clock, 10)],
  ['ten minutes behind', 'behind', clock => apart(clock, -10)],
  ['ten minutes ahead by its own clock, but going by the database’s', 'same', clock => following(clock, 10)],
  ['ten minutes behind by its own clock, but going by the database’s', 'same', clock => following(clock, -10)],
] as [string, 'same' | 'ahead' | 'behind', (right: Clock) => Clock | Promise<Clock>][])
  test(`what a server ${how} has written, as another one sees it (C23)`, async () => {
    const seen: Record<string, string> = {}
    for (const { name, outcome } of PLACES) seen[name] = await outcome(await twoServers(clockFor))
    assert.deepEqual(seen, Object.fromEntries(PLACES.map(place => [place.name, place[column]])))
  })

test('a clock that was a year ahead and is set right leaves nobody waiting, and nothing open', async () => {
  const { db, deps, clock, demo, beside, visitor } = await testApp()
  const yearAhead = await beside(apart(clock, 365 * 24 * 60))
  const [later, now] = [yearAhead.deps.clock.now(), clock.now()]
  const bucket = { key: 'a bucket', capacity: 1, refillSeconds: 60 }
  assert.ok((await takeTokens(db, [bucket], later)).ok)
  assert.deepEqual(await takeTokens(db, [bucket], now), { ok: false, waitSeconds: 60 })
  assert.ok((await takeTokens(db, [bucket], now.add({ seconds: 60 }))).ok)

  const [{ id } = assert.fail()] = await db<{ id: number }[]>`select id from accounts order by id limit 1`
  for (let i = 0; i < 5; i++) await countWrong(db, id, later)
  assert.equal(await waitsUntil(db, id, now), undefined)
  await countWrong(db, id, now)
  const [{ count } = assert.fail()] = await db<{ count: number }[]>`select count from wrong_codes`
  assert.equal(count, 1)

  const failure = { mprId: demo.devices[0]!.mprId, client: '192.0.2.9' }
  for (let i = 0; i < 20; i++) await wrongDeviceKey(yearAhead.deps, failure)
  assert.equal((await wrongDeviceKey(deps, failure)).refusal, 'registration-key-wrong')

  await queueMail(
    db,
    { template: 'mail-code', data: { purpose: 'register' }, recipient: 'a@x.example', language: 'ja' },
    later,
  )
  await claimMails(db, 1, later)
  await purge(deps)
  assert.equal((await claimMails(db, 5, now)).length, 1)

  const somebody = visitor()
  const at = { server: yearAhead }
  const there = visitorAt(at, '203.0.113.77')
  const { challenge, text } = await seeImage(there, db)
  await there.post('/login', { ...demo.account, challenge, image: text })
  for (const [name, value] of there.cookies) somebody.cookies.set(name, value)
  assert.equal((await somebody.get('/menu')).status, 200, 'whoever was signed in still is')
  clock.advance({ minutes: 31 })
  assert.match((await somebody.get('/menu')).location, /^\/login\?ended/, 'and is no longer, half an hour later')
})

test('a retired key of devices signs no longer than a minute, though the clock was set back meanwhile', async () => {
  const { deps, db } = await testApp()
  let now = deps.clock.now()
  const signer = createSigner({ ...deps, clock: { now: () => now } }, deps.secret)
  const before = await signer.kid()
  now = now.subtract({ hours: 24 })
  await db`update signing_keys set retired_at = ${now}`
  assert.notEqual(await signer.kid(), before)
})

for (const minutes of [-10, 10])
  test(`an operator’s command on a machine whose clock is ${minutes} minutes wrong goes by the database’s`, async () => {
    const { db } = await testApp()
    const clock = await clockOf(db, apart({ now: () => Temporal.Now.instant() }, minutes))
    const [{ at } = assert.fail()] = await db<{ at: Temporal.Instant }[]>`select clock_timestamp() as at`
    assert.ok(Math.abs(clock.now().since(at).total('seconds')) < 2)
  })

test('an answer from before one’s own clock was set tells nothing, and the best of slow ones is taken', async () => {
  const own = fakeClock()
  const there = own.now().add({ minutes: 10 })
  assert.equal(
    await aheadOf(own, async () => {
      own.advance({ minutes: -1 })
      return there
    }),
    undefined,
  )
})
