import { execFile } from 'node:child_process'
import { chown, lstat, readdir, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BARE_ENVIRONMENT, type Binaries } from './binaries.ts'
import { SentenceError } from './sentence.ts'

/** How PostgreSQL is run, since it refuses to be root's: a command's first words, and who must own its files. */
export type OrdinaryUser = { prefix: string[]; owner?: { uid: number; gid: number } }

const NOBODY = { uid: 65534, gid: 65534 }
/** Root outside, nobody inside: files stay root's, and folders that only root may enter stay open. */
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`, '--']

/** @throws a sentence when root has no way to run it as somebody else */
export async function ordinaryUser(dataDir: string, folder: string, binaries: Binaries): Promise<OrdinaryUser> {
  if (process.getuid?.() !== 0) return { prefix: await named(binaries) }
  const owner = await stat(folder).catch(() => undefined)
  const isRoots = !owner || owner.uid === 0
  if (isRoots && (await runs([...NAMESPACE, binaries.postgres, '--version']))) return { prefix: NAMESPACE }

  // No namespaces here, or files that an ordinary user made: then as that user, or as nobody.
  const { uid, gid } = isRoots ? NOBODY : owner
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--']
  const works =
    (await runs([...prefix, binaries.postgres, '--version'])) && (await runs([...prefix, 'test', '-x', dataDir]))
  if (!works) {
    throw new SentenceError(
      `PostgreSQL does not run as root, and user ${uid} cannot reach ${binaries.postgres} and ${dataDir}: ` +
        'run this as an ordinary user, move both below a folder that everyone may enter, or set DATABASE_URL.',
    )
  }
  if (owner && isRoots) await giveTree(folder, NOBODY)
  return { prefix, owner: { uid, gid } }
}

/** initdb refuses a user without a name (as in a container with a bare number): such a one becomes nobody, inside. */
async function named(binaries: Binaries): Promise<string[]> {
  try {
    userInfo()
    return []
  } catch {
    if (await runs([...NAMESPACE, binaries.postgres, '--version'])) return NAMESPACE
    throw new SentenceError(
      'PostgreSQL does not run as a user without a name: add this user to /etc/passwd, or set DATABASE_URL.',
    )
  }
}

async function runs(command: string[]): Promise<boolean> {
  const [file = '', ...args] = command
  return promisify(execFile)(file, args, { env: BARE_ENVIRONMENT }).then(
    () => true,
    () => false,
  )
}

async function giveTree(path: string, to: { uid: number; gid: number }): Promise<void> {
  const entry = await lstat(path)
  if (entry.isDirectory()) for (const name of await readdir(path)) await giveTree(join(path, name), to)
  if (!entry.isSymbolicLink()) await chown(path, to.uid, to.gid)
}
