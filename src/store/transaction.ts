// The only way into a transaction: whoever got into another's way begins again.
import { postgres } from '#driver'
import type { Db, Tx } from './db.ts'

const TRIES = 5
/** Serialization failure and deadlock: nothing was written, and the same work done again finds another state. */
const IN_THE_WAY = ['40001', '40P01']

/** @param work may be done several times, so it changes nothing but the database, and answers by what it returns */
export async function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transactionOnce(db, work)
    } catch (error) {
      if (!isInTheWay(error) || tries === TRIES) throw error
    }
  }
}

/** For work that cannot be done again, such as reading a file to its end. */
export async function transactionOnce<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return (await db.begin(work)) as T
}

/** Everything that is read here is as of one moment, however long it takes; nothing is written. */
export async function snapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return (await db.begin('isolation level repeatable read read only', work)) as T
}

function isInTheWay(error: unknown): boolean {
  return error instanceof postgres.PostgresError && IN_THE_WAY.includes(error.code)
}
