// Behind a pool that gives connections away after each transaction, everybody hears the answer to their own question.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect, type Db, type Tx } from '#store/db'
import { aDatabase, addressOf } from '../support/database.ts'
import { littlePool } from '../support/littlePool.ts'

/** Questions of each kind, with and without values, whose answer says which question it is of. */
const QUESTIONS: ((db: Db | Tx, n: number) => Promise<boolean>)[] = [
  async db => (await db`select 'none' as a`)[0]!.a === 'none',
  async (db, n) => (await db`select ${n}::int as a`)[0]!.a === n,
  async (db, n) => (await db`select ${`text ${n}`}::text as b, ${n}::bigint as a`)[0]!.a === n,
  async (db, n) => (await db`select ${[`${n}`]}::text[] as list`)[0]!.list[0] === `${n}`,
  async (db, n) => {
    const instant = Temporal.Instant.fromEpochMilliseconds(n)
    return (await db`select ${instant}::timestamptz as at`)[0]!.at.equals(instant)
  },
]

async function asked(db: Db, n: number): Promise<boolean> {
  const [one, other] = [QUESTIONS[n % 5]!, QUESTIONS[(n * 3 + 1) % 5]!]
  if (n % 3 > 0) return one(db, n)
  return db.begin(async tx => {
    const both = await Promise.all([one(tx, n), other(tx, n + 1)])
    return [...both, await one(tx, n + 2)].every(Boolean)
  })
}

const address = addressOf(await aDatabase(1))

for (const mode of ['transaction', 'session'] as const)
  test(`many who ask at once over few connections of a pool, each given away by ${mode}`, {
    timeout: 60_000,
  }, async () => {
    const pool = await littlePool(address, { mode, settings: 'ignored', connections: mode === 'session' ? 4 : 2 })
    const db = connect(pool.url, 4, { mode })
    try {
      const numbers = Array.from({ length: 3000 }, (_, n) => n)
      const answers = await Promise.all(numbers.map(n => asked(db, n).catch(error => String(error))))
      assert.deepEqual(
        numbers
          .filter(n => answers[n] !== true)
          .map(n => `${n}: ${answers[n]}`)
          .slice(0, 5),
        [],
      )
    } finally {
      await db.end({ timeout: 0 })
      pool.stop()
    }
  })
