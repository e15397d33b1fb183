// Numbered plain SQL, forward only. Several servers may start at once, and others may be at work on the schema before.
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgres } from '#driver'
import { fillRows } from './companies/fillRows.ts'
import type { Db, Tx } from './db.ts'
import { LOCK_NUMBERS } from './lockNumbers.ts'

const FOLDER = new URL('../../migrations/', import.meta.url)

/** Whoever waits for a table's lock makes all others wait behind it, so it waits for a moment, steps back, and tries again. */
const PATIENCE = { lockMs: 500, pauseMs: 1000, tries: 600 }
const LOCK_NOT_AVAILABLE = '55P03'
const DEADLOCK = '40P01'
const RAISED = 'P0001'

/** What else a file needs that takes too long for its own transaction: done before it, in many, where there are rows already. */
const BEFORE: Record<string, (db: Db) => Promise<void>> = { '0024-companies-alone.sql': fillRows }

/** A file said why it cannot be applied, and what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
  readonly sentence = true
}

/**
 * Applies what is missing: in a new database all at once; where others may be at work file by file, so that none of them
 * is held up by more than one file, nor by one that itself has to wait. Indexes that a file asks for (`create index if not
 * exists`) are built before it, each by itself: whoever writes their table waits for one at a time.
 * @param options.folder of the files, ending with a slash
 * @param options.lockMs how long a file waits for a lock at most; `pauseMs` and `tries`: until it tries again, and how often
 * @param options.before what is done before which file
 * @returns the names applied now, in order
 */
export async function migrate(
  db: Db,
  options: Partial<typeof PATIENCE & { folder: URL; before: typeof BEFORE }> = {},
): Promise<string[]> {
  const { folder = FOLDER, before = BEFORE, ...patience } = options
  const { lockMs, pauseMs, tries } = { ...PATIENCE, ...patience }
  const names = await allNames(folder)
  const applied: string[] = []
  const prepared = new Set<string>()
  for (let failed = 0; ; ) {
    try {
      const now = await db.begin(async tx => {
        const missing = await lockedMissing(tx, names)
        const isNew = missing.length === names.length
        await tx.unsafe(`set local lock_timeout = ${isNew ? 0 : lockMs}`)
        const next = isNew ? missing : missing.slice(0, 1)
        if (!isNew && next[0] && !prepared.has(next[0])) return { prepare: next[0] }
        for (const name of next) await apply(tx, folder, name)
        return { done: next }
      })
      if (now.prepare !== undefined) {
        await before[now.prepare]?.(db)
        for (const index of await indexesOf(folder, now.prepare)) await build(db, index, lockMs)
        prepared.add(now.prepare)
        continue
      }
      if (now.done.length === 0) return applied
      applied.push(...now.done)
      failed = 0
    } catch (error) {
      if (isRaised(error)) throw new MigrationRefused(error.message, { cause: error })
      if (!isHeldUp(error) || ++failed >= tries) throw error
      await sleep(pauseMs)
    }
  }
}

/** One server at a time; who comes second finds nothing missing. */
async function lockedMissing(tx: Tx, names: string[]): Promise<string[]> {
  await tx`select pg_advisory_xact_lock(${LOCK_NUMBERS.migrate})`
  await tx`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`
  const done = new Set((await tx<{ name: string }[]>`select name from migrations`).map(row => row.name))
  return names.filter(name => !done.has(name))
}

async function apply(tx: Tx, folder: URL, name: string): Promise<void> {
  await tx.unsafe(await readFile(new URL(name, folder), 'utf8'))
  await tx`insert into migrations (name) values (${name})`
}

async function indexesOf(folder: URL, name: string): Promise<string[]> {
  const text = await readFile(new URL(name, folder), 'utf8')
  return text.match(/^create index if not exists [^;]+;/gm) ?? []
}

async function build(db: Db, index: string, lockMs: number): Promise<void> {
  await db.begin(async tx => {
    await tx.unsafe(`set local lock_timeout = ${lockMs}`)
    await tx.unsafe(index)
  })
}

function isHeldUp(error: unknown): boolean {
  return error instanceof postgres.PostgresError && [LOCK_NOT_AVAILABLE, DEADLOCK].includes(error.code)
}

const isRaised = (error: unknown): error is Error => error instanceof postgres.PostgresError && error.code === RAISED

/** What migrate would apply. Reads only. */
export async function missingMigrations(db: Db): Promise<string[]> {
  const [table] = await db<{ there: boolean }[]>`select to_regclass('migrations') is not null as there`
  const rows = table!.there ? await db<{ name: string }[]>`select name from migrations` : []
  const done = new Set(rows.map(row => row.name))
  return (await allNames(FOLDER)).filter(name => !done.has(name))
}

async function allNames(folder: URL): Promise<string[]> {
  return (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
}
