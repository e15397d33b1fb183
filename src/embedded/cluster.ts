import { execFile } from 'node:child_process'
import { chown, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BARE_ENVIRONMENT, type Binaries } from './binaries.ts'
import type { OrdinaryUser } from './ordinaryUser.ts'
import { SentenceError } from './sentence.ts'

const WORKPLACE = 'pg.new-'

/**
 * Makes an empty cluster in `folder` unless there is one. It is made elsewhere and then moved, so that it is whole or
 * not there. Every try has a workplace of its own: an initdb whose parent was killed may still be busy in the last one.
 */
export async function initialise(options: {
  dataDir: string
  folder: string
  binaries: Binaries
  user: OrdinaryUser
  password: string
  log: (line: string) => void
}): Promise<void> {
  const { dataDir, folder, binaries, user, password, log } = options
  await removeWorkplaces(dataDir)
  if (await stat(folder).catch(() => undefined)) return
  log(`Making an empty database in ${folder}`)
  const workplace = join(dataDir, `${WORKPLACE}${process.pid}`)
  const passwordFile = join(workplace, 'password')
  await mkdir(workplace, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user.owner) for (const path of [passwordFile, workplace]) await chown(path, user.owner.uid, user.owner.gid)
  await initdb([...user.prefix, binaries.initdb], join(workplace, 'pg'), passwordFile)
  await rename(join(workplace, 'pg'), folder)
  await flush(dataDir)
  await removeWorkplaces(dataDir)
}

async function initdb(command: string[], folder: string, passwordFile: string): Promise<void> {
  const [file = '', ...first] = command
  const args = [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
  await promisify(execFile)(file, [...first, ...args], { env: BARE_ENVIRONMENT }).catch(error => {
    throw new SentenceError(`The database could not be made: ${error.stderr || error.message}`)
  })
}

async function removeWorkplaces(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter(name => name.startsWith(WORKPLACE))
  // One that is still written to stays until the next start.
  for (const name of names) await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => {})
}

/** A rename lasts through a power cut only when its folder is flushed. */
async function flush(path: string): Promise<void> {
  const handle = await open(path)
  await handle.sync()
  await handle.close()
}
