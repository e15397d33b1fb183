// /readyz means that the database can be written: to a proxy, one that cannot is as good as away.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createDatabaseReady } from '#operations/upkeep/databaseReady'
import { connect } from '#store/db'
import { aSmallDisk } from '../support/aSmallDisk.ts'
import { aDatabaseIn, addressOf } from '../support/database.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { testApp } from '../support/testApp.ts'

/** A pool of one connection, so that what is set or held is the whole of it. */
async function aPool() {
  const app = await testApp()
  const pool = connect(addressOf(app.db), 1)
  after(() => pool.end({ timeout: 0 }))
  const ready = createDatabaseReady({ db: pool, clock: app.clock })
  return {
    pool,
    ready: () => {
      app.clock.advance({ seconds: 1 })
      return ready()
    },
  }
}

test('a database that can only be read is not ready', async () => {
  const { pool, ready } = await aPool()
  assert.equal(await ready(), true)
  await pool`set default_transaction_read_only = on`
  assert.equal(await ready(), false)
  await pool`set default_transaction_read_only = off`
  assert.equal(await ready(), true)
})

test('a pool that hangs is not ready, within its second, and is again when it is free', async () => {
  const { pool, ready } = await aPool()
  const { promise: free, resolve: release } = Promise.withResolvers<void>()
  const held = pool.begin(() => free)
  assert.equal(await ready(), false)
  release()
  await held
  assert.equal(await ready(), true)
})

test('a database whose disk is full is not ready, though a row in its place could be written, and is again when there is room', async t => {
  const disk = await aSmallDisk(64)
  if (!disk) return t.skip('this machine lets nobody mount a disk')
  try {
    const { db, remove } = await aDatabaseIn(disk.path)
    const clock = fakeClock()
    const ask = createDatabaseReady({ db, clock })
    const ready = () => {
      clock.advance({ seconds: 1 })
      return ask()
    }
    try {
      assert.equal(await ready(), true)
      await disk.fill()
      await db`update heartbeats set at = now()`
      assert.equal(await ready(), false)
      assert.equal(await ready(), false, 'and the connection that was used can be used again')
      await disk.free()
      assert.equal(await ready(), true)
    } finally {
      await remove()
    }
  } finally {
    await disk.remove()
  }
})

test('asking leaves nothing behind in the connection, and costs little', async () => {
  const { pool, ready } = await aPool()
  const settings = async () =>
    (await pool`select current_setting('work_mem') as memory, current_setting('temp_tablespaces') as temp`)[0]
  const before = await settings()
  const started = performance.now()
  for (let i = 0; i < 20; i++) assert.equal(await ready(), true)
  assert.ok((performance.now() - started) / 20 < 50, 'some milliseconds')
  assert.deepEqual(await settings(), before)
})
