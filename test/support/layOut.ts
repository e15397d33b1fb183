// A database as former servers left it.
import { cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Db } from '#store/db'
import { migrate } from '#store/migrate'

const MIGRATIONS = join(import.meta.dirname, '../../migrations')

/** An empty database with the migrations up to that one. @param last the number of its file: 0013 */
export async function layOut(db: Db, last: string): Promise<void> {
  await db.unsafe('drop schema public cascade; create schema public')
  await migrate(db, { folder: await upTo(last) })
}

/** A folder with the migrations up to that one. */
export async function upTo(last: string): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'former-'))
  for (const name of await readdir(MIGRATIONS))
    if (name <= `${last}~`) await cp(join(MIGRATIONS, name), join(folder, name))
  return pathToFileURL(`${folder}/`)
}
