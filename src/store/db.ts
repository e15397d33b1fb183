// The connection pool and how the database's types look in TypeScript.
import type { Sql, TransactionSql } from 'postgres'
import { postgres } from '#driver'
import { ARRAY_TYPES } from './arrays.ts'
import { createReach, type Reach, type Target } from './reach.ts'

/** Timestamps are Temporal.Instant, dates are Temporal.PlainDate, bigints are numbers (ids stay far below 2^53). */
export type Db = Sql<Types>
/** A transaction under way. */
export type Tx = TransactionSql<Types>

/**
 * Whose a connection is. `session`: ours for as long as it lasts, so it may be set up, and keep statements. `transaction`: a
 * pool such as PgBouncer may give us another one for each transaction, so nothing of ours may stay in it.
 */
export type PoolMode = 'session' | 'transaction'

const TYPES = {
  instant: {
    to: 1184,
    from: [1184],
    serialize: (value: Temporal.Instant | string) => value.toString(),
    parse: (text: string) => Temporal.Instant.from(text),
  },
  plainDate: {
    to: 1082,
    from: [1082],
    serialize: (value: Temporal.PlainDate | string) => value.toString(),
    parse: (text: string) => Temporal.PlainDate.from(text),
  },
  int8: { to: 20, from: [20], serialize: (value: number) => String(value), parse: (text: string) => Number(text) },
  ...ARRAY_TYPES,
}

type Types = { [Name in keyof typeof TYPES]: ReturnType<(typeof TYPES)[Name]['parse']> }

/**
 * Plans are kept for as long as a connection lasts. One that was made while a table was empty reads the whole table for
 * ever after: a new installation's first minute, or a bench, would be ten times slower. Everything that users wait for
 * has an index, so no plan may prefer to read a whole table; no query here is worth compiling, and none is better off
 * with a plan of its own for these values.
 */
export const PLANNING = { enable_seqscan: 'off', jit: 'off', plan_cache_mode: 'force_generic_plan' }

/** What a connection begins with: the driver leaves out what is empty. */
const OF_MODE = {
  session: { connection: { application_name: 'portal', ...PLANNING } },
  // Nothing is sent behind a question that has no answer yet: a pool gives the connection to others with the answer to the
  // first, and the second, of which only its description was asked, would hear what was meant for them.
  transaction: { connection: { application_name: '' }, prepare: false, max_pipeline: 0 },
}

/** Options that let a pool be cut off. The driver has `socket`, but its types do not declare it. */
const by = (reach: Reach) => ({
  socket: (to: Target) => reach.open(to),
  backoff: () => 0.01, // seconds until the next try; by default they grow to 20
})

type Connecting = {
  /** For whoever watches the database. */
  reach?: Reach
  mode?: PoolMode
  /** After how long a connection that nobody uses ends; by default it stays. */
  idleSeconds?: number
}

/** @param url postgres://… @param connections at most so many at once */
export function connect(url: string, connections: number, connecting: Connecting = {}): Db {
  const { reach = createReach(), mode = 'session', idleSeconds = 0 } = connecting
  return postgres(url, {
    ...by(reach),
    ...OF_MODE[mode],
    max: connections,
    idle_timeout: idleSeconds,
    connect_timeout: 5,
    fetch_types: false, // ARRAY_TYPES says why
    onnotice: () => {},
    types: TYPES,
  })
}

/** The database's clock: several servers have one. */
export async function databaseTime(db: Db): Promise<Temporal.Instant> {
  const [row] = await db<{ at: Temporal.Instant }[]>`select clock_timestamp() as at`
  return row!.at
}

/**
 * The same over the only connection of `db`, which a pool may not give to others in between: it is in a transaction all the
 * time, a new one each time. So nobody who asks has to wait in line for a pool that is busy.
 */
export async function databaseTimeInPlace(db: Db): Promise<Temporal.Instant> {
  const results = await db.unsafe('rollback; start transaction read only; select clock_timestamp() as at')
  const [row] = (results as unknown as { at: Temporal.Instant }[][])[2]!
  return row!.at
}

/** Whether a question that failed still shows a running database: one whose connections are all taken is not away. */
export function isDatabaseAlive(error: unknown): boolean {
  return !isDatabaseAway(error) || (error as { code: unknown }).code === TOO_MANY_CONNECTIONS
}

/** The name of the constraint that a statement broke, or undefined when it failed otherwise. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError && error.code.startsWith('23') ? error.constraint_name : undefined
}

/** Whether the database was out of reach, rather than the statement wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  const code = String(error.code)
  const noSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  return noSocket || AWAY.has(code) || code.startsWith('08') || code.startsWith('57P')
}

const TOO_MANY_CONNECTIONS = '53300'

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  TOO_MANY_CONNECTIONS,
  '53100', // its disk is full
  '25006', // read-only: a replica after a failover
])
