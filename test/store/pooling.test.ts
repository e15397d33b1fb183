// What stands between us and the database is looked at before anything is asked that it could not bear.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { connect, type PoolMode } from '#store/db'
import { lookAtPool } from '#store/upkeep/pooling'
import { aDatabase, addressOf } from '../support/database.ts'
import { littlePool } from '../support/littlePool.ts'

type Between = Pick<Parameters<typeof littlePool>[1], 'mode' | 'settings'>

async function findings(database: string, between: Between | undefined, mode: PoolMode) {
  const pool = between && (await littlePool(database, { ...between, connections: between.mode === 'session' ? 10 : 2 }))
  const url = pool?.url ?? database
  const db = connect(url, 2, { mode })
  try {
    return { ...(await lookAtPool(db, url, mode)), sent: pool?.sent }
  } finally {
    await db.end({ timeout: 1 })
    pool?.stop()
  }
}

const address = addressOf(await aDatabase(1))
const set = 'set DATABASE_POOL_MODE=transaction.'

for (const [name, between, wrong] of [
  ['no pool', undefined, undefined],
  [
    'a pool that takes no settings',
    { mode: 'transaction', settings: 'refused' },
    `DATABASE_URL leads to a connection pool that takes no settings (unsupported startup parameter: enable_seqscan): ${set}`,
  ],
  [
    'a pool that ignores settings, and gives connections away',
    { mode: 'transaction', settings: 'ignored' },
    `DATABASE_URL leads to a connection pool that gives a connection away after each transaction: ${set}`,
  ],
  ['a pool that ignores settings, and leaves connections alone', { mode: 'session', settings: 'ignored' }, undefined],
] as const)
  test(`session, and there is ${name}`, async () => {
    const { wrong: found, sent } = await findings(address, between, 'session')
    assert.equal(found, wrong)
    assert.deepEqual([...(sent?.statements ?? [])], [])
  })

for (const settings of ['refused', 'ignored'] as const)
  test(`transaction, and settings would be ${settings}: it begins with none, and keeps no statement`, async () => {
    const { wrong, sent } = await findings(address, { mode: 'transaction', settings }, 'transaction')
    assert.equal(wrong, undefined)
    assert.deepEqual([...sent!.settings, ...sent!.statements], [])
  })

test('what is advised of plans can be run as it stands, and then there is nothing more to advise', async () => {
  const db = await aDatabase(1)
  const between = { mode: 'transaction', settings: 'refused' } as const
  const { advice } = await findings(addressOf(db), between, 'transaction')
  const statements = advice?.match(/alter role .*?;/g) ?? []
  assert.equal(statements.length, 3)
  for (const statement of statements) await db.unsafe(statement)
  assert.equal((await findings(addressOf(db), between, 'transaction')).advice, undefined)
  assert.equal((await findings(addressOf(db), undefined, 'session')).advice, undefined)
})

test('a database that is away is no pool', async () => {
  const pool = await littlePool(address, { mode: 'transaction', settings: 'refused', connections: 1 })
  pool.stop()
  const db = connect(pool.url, 1)
  after(() => db.end({ timeout: 0 }))
  await assert.rejects(lookAtPool(db, pool.url, 'session'), { code: 'ECONNREFUSED' })
})
