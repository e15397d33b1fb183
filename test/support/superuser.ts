import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The superuser's address of an embedded database: of the same database of the cluster, or of another one. */
export async function superuserUrl(dataDir: string, url: string, database?: string): Promise<string> {
  const mine = new URL(url)
  mine.username = 'postgres'
  mine.password = (await readFile(join(dataDir, 'postgres.password'), 'utf8')).trim()
  if (database !== undefined) mine.pathname = `/${database}`
  return mine.href
}
