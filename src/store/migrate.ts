// Numbered plain SQL, forward only, under an advisory lock so that several servers may start at once.
import { readdir, readFile } from 'node:fs/promises'
import type { Db } from './db.ts'

const LOCK = 720_2026 // any number, the same for every server
const FOLDER = new URL('../../migrations/', import.meta.url)

/** Applies what is missing. @returns the names applied now, in order */
export async function migrate(db: Db): Promise<string[]> {
  const names = await allNames()
  return db.begin(async tx => {
    await tx`select pg_advisory_xact_lock(${LOCK})`
    await tx`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`
    const done = new Set((await tx<{ name: string }[]>`select name from migrations`).map(row => row.name))
    const missing = names.filter(name => !done.has(name))
    for (const name of missing) {
      await tx.unsafe(await readFile(new URL(name, FOLDER), 'utf8'))
      await tx`insert into migrations (name) values (${name})`
    }
    return missing
  })
}

/** What migrate would apply. Reads only. */
export async function missingMigrations(db: Db): Promise<string[]> {
  const [table] = await db<{ there: boolean }[]>`select to_regclass('migrations') is not null as there`
  const rows = table!.there ? await db<{ name: string }[]>`select name from migrations` : []
  const done = new Set(rows.map(row => row.name))
  return (await allNames()).filter(name => !done.has(name))
}

async function allNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter(name => name.endsWith('.sql')).sort()
}
