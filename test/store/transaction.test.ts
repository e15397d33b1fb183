import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db, Tx } from '#store/db'
import { transaction, transactionOnce } from '#store/transaction'
import { aDatabase } from '../support/database.ts'

async function withTwoRows(): Promise<Db> {
  const db = await aDatabase()
  await db`create table of_a_test (id int primary key, n int not null)`
  await db`insert into of_a_test values (1, 0), (2, 0)`
  return db
}

/** Adds to both rows, in this order; both have taken their first before either takes its second. */
function crossing() {
  let arrived = 0
  const met = Promise.withResolvers<void>()
  return (first: number, second: number) => async (tx: Tx) => {
    await tx`update of_a_test set n = n + 1 where id = ${first}`
    if (++arrived === 2) met.resolve()
    await met.promise
    await tx`update of_a_test set n = n + 1 where id = ${second}`
    return `${first} before ${second}`
  }
}

test('of two that wait for each other one begins again: both are done, each once', async () => {
  const db = await withTwoRows()
  const add = crossing()
  const done = await Promise.all([transaction(db, add(1, 2)), transaction(db, add(2, 1))])
  assert.deepEqual(done, ['1 before 2', '2 before 1'])
  assert.deepEqual(
    (await db`select n from of_a_test order by id`).map(row => row.n),
    [2, 2],
  )
})

test('work that cannot be done again fails instead', async () => {
  const db = await withTwoRows()
  const add = crossing()
  const ends = await Promise.allSettled([transactionOnce(db, add(1, 2)), transactionOnce(db, add(2, 1))])
  const failed = ends.filter(end => end.status === 'rejected')
  assert.deepEqual(
    failed.map(end => end.reason.code),
    ['40P01'],
  )
})

test('it gives up after five tries; any other error is thrown at once', async () => {
  const db = await withTwoRows()
  for (const [code, tries] of [
    ['40001', 5],
    ['23505', 1],
  ] as const) {
    let tried = 0
    const work = async (tx: Tx) => {
      tried++
      await tx.unsafe(`do $$ begin raise exception 'of a test' using errcode = '${code}'; end $$`)
    }
    await assert.rejects(transaction(db, work), { code })
    assert.equal(tried, tries, code)
  }
})
