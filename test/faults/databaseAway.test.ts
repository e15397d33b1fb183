// The database hangs, or refuses, under a server that runs: the page within 200 ms once that is noticed, nothing hangs, and
// all is well within 10 s of its return (quality.md).
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#clock'
import { startPostgres } from '#embedded/postgres'
import type { Loop } from '#loop'
import { watchDatabase } from '#operations/upkeep/watchDatabase'
import { connect, type Db, type PoolMode } from '#store/db'
import { createReach, type Reach } from '#store/reach'
import { littlePool } from '../support/littlePool.ts'
import { aScript, readDemo, type Server, startServer } from '../support/process.ts'
import { type StallingProxy, stallingProxy } from '../support/stallingProxy.ts'
import { type Visitor, wordsOf } from '../support/visitor.ts'

const PAGE_MS = 200
const NOTICED_MS = 3000
const HEALED_MS = 10_000

const dataDir = await mkdtemp(join(tmpdir(), 'portal-away-'))
const database = await startPostgres({ dataDir, log: () => {}, endsWithOwner: true })
const proxy = await stallingProxy(database.url)
const server: Server = await startServer({ DATA_DIR: dataDir, DATABASE_URL: proxy.url, NODE_ENV: 'test' })
after(async () => {
  server.child.kill('SIGTERM')
  await server.exited
  await proxy.stop()
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; seen: T }> {
  const started = performance.now()
  const seen = await work()
  return { ms: performance.now() - started, seen }
}

/** Watches a database that nobody may take for away, while something is done with it. */
async function whileThere(
  url: string,
  work: (reach: Reach, watch: Loop) => Promise<unknown>,
  mode: PoolMode = 'session',
): Promise<void> {
  const reach = createReach()
  const log = { info: () => {}, error: () => assert.fail('it was taken for away') }
  const watch = await watchDatabase({ url, mode, reach, clock: systemClock, follow: () => {}, log })
  try {
    await work(reach, watch)
    assert.equal(reach.away, false)
  } finally {
    await watch.stop()
  }
}

/** Twice as many questions as there are connections for, each of so many seconds. */
async function busyFor(seconds: number, pool: Db, questions: number): Promise<void> {
  try {
    await Promise.all(Array.from({ length: questions }, () => pool`select pg_sleep(${seconds})`))
  } finally {
    await pool.end()
  }
}

test('a database that is busy on every connection of the pool is not away', () =>
  whileThere(database.url, reach => busyFor(1.5, connect(database.url, 4, { reach }), 8)))

test('nor is one behind a pool that is busy on every connection, when each may be given to others', async () => {
  const mode = 'transaction'
  const { url, stop } = await littlePool(database.url, { mode, settings: 'refused', connections: 2 })
  try {
    await whileThere(url, reach => busyFor(1, connect(url, 4, { reach, mode }), 4), mode)
  } finally {
    stop()
  }
})

test('nor is one whose answer nobody waits for any more, because the server stops', async () => {
  const silent = await stallingProxy(database.url)
  try {
    await whileThere(silent.url, async (_, watch) => {
      silent.stall()
      await sleep(1300) // it has asked again, and waits
      await watch.stop()
    })
  } finally {
    await silent.stop()
  }
})

test('who waits for a pool that is cut is told at once, however many they are, and the pool is whole again', async () => {
  const silent = await stallingProxy(database.url)
  const reach = createReach()
  const pool = connect(silent.url, 3, { reach })
  const codes = (count: number) =>
    Array.from({ length: count }, (_, i) => (i % 2 ? pool.begin(tx => tx`select 1`) : pool`select 1`)).map(asked =>
      asked.then(
        () => 'answered',
        error => String(error.code),
      ),
    )
  await Promise.all(codes(3))
  silent.stall()
  const waiting = Promise.all(codes(60))
  await sleep(200)
  reach.away = true
  reach.cut()
  const told = await timed(() => waiting)
  assert.deepEqual([...new Set(told.seen)].sort(), ['CONNECTION_CLOSED', 'CONNECT_TIMEOUT'])
  assert.ok(told.ms < 1000, `${told.ms} ms`)
  assert.deepEqual(await Promise.all(codes(4)), Array(4).fill('CONNECT_TIMEOUT'))
  silent.flow()
  reach.away = false
  const back = await timed(() => Promise.all(codes(20)))
  assert.deepEqual(back.seen, Array(20).fill('answered'))
  assert.ok(back.ms < 1000, `${back.ms} ms`)
  await pool.end()
  await silent.stop()
})

/** The slowest of so many pages, each of which must be the one that tells of the outage. */
async function slowest(script: Visitor): Promise<number> {
  let most = 0
  for (let i = 0; i < 30; i++) {
    const { ms, seen } = await timed(() => (i % 2 ? script.get('/menu') : script.post('/search', { mprId: '4F1A' })))
    assert.equal(seen.status, 503)
    assert.match(seen.body, /<h1>ただいまご利用いただけません<\/h1>/)
    if (i % 2 === 0) assert.match(wordsOf(seen.body), /何も保存していません .* MPR ID 4F1A/)
    most = Math.max(most, ms)
  }
  return most
}

async function until(ready: () => Promise<boolean>, withinMs: number): Promise<number> {
  const { ms, seen } = await timed(async () => {
    for (let waited = 0; waited < withinMs; waited += 50) {
      if (await ready()) return true
      await sleep(50)
    }
    return false
  })
  assert.ok(seen, `not within ${withinMs} ms`)
  return ms
}

/** As a server that was started anew elsewhere: the old connections will never say a word again. */
async function another(at: StallingProxy): Promise<void> {
  await at.refuse()
  await at.accept()
  at.flow()
}

const outages: [string, (proxy: StallingProxy) => unknown, (proxy: StallingProxy) => unknown][] = [
  ['hangs', at => at.stall(), at => at.flow()],
  ['refuses', at => at.refuse(), at => at.accept()],
  ['hangs, and comes back as another', at => at.stall(), another],
]
for (const [how, goAway, comeBack] of outages)
  test(`the database ${how}: the page at once, nothing hangs, and it heals by itself`, async t => {
    const script = await aScript(server.origin, (await readDemo(dataDir)).account)
    assert.equal((await script.get('/menu')).status, 200)

    await goAway(proxy)
    // More than there are connections, so that some wait for one.
    const inFlight = await Promise.all(
      Array.from({ length: 40 }, () => timed(() => script.post('/search', { mprId: '4F1A' }))),
    )
    for (const { ms, seen } of inFlight) {
      assert.equal(seen.status, 503)
      assert.ok(ms < NOTICED_MS, `${ms} ms in flight`)
    }
    // A stranger's login page asks the database nothing: it changes when the server knows.
    await until(async () => (await fetch(`${server.origin}/login`)).status === 503, NOTICED_MS)
    const most = await slowest(script)
    assert.ok(most <= PAGE_MS, `${most} ms for a page`)
    const device = await fetch(`${server.origin}/device/v1/service`)
    assert.equal(((await device.json()) as { code: string }).code, 'unavailable')
    await sleep(3000) // long enough for tries in vain to add up
    assert.ok((await slowest(script)) <= PAGE_MS)

    await comeBack(proxy)
    const healed = await until(async () => (await script.get('/menu')).status === 200, HEALED_MS)
    const after = await Promise.all(Array.from({ length: 20 }, () => timed(() => script.get('/menu'))))
    for (const { seen } of after) assert.equal(seen.status, 200)
    t.diagnostic(
      `in flight ${Math.max(...inFlight.map(one => one.ms)) | 0} ms, page ${most | 0} ms, back ${healed | 0} ms`,
    )
  })
