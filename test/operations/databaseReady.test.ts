// /readyz means that the database can be written: to a proxy, one that cannot is as good as away.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createDatabaseReady } from '#operations/upkeep/databaseReady'
import { connect } from '#store/db'
import { addressOf } from '../support/database.ts'
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
