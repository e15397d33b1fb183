import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identityOf } from './processes.ts'
import { SentenceError } from './sentence.ts'

/** A server that was just told to stop, or whose npm was killed, is gone after this. */
const PATIENCE_MS = 3000
const STEP_MS = 50

/**
 * Makes the folder and takes it for this process by `server.pid`; a dead owner's is taken over.
 * @returns gives it back
 * @throws a sentence when a living process has it, or when it cannot be written
 */
export async function claimFolder(dataDir: string, log: (line: string) => void): Promise<() => Promise<void>> {
  const path = join(dataDir, 'server.pid')
  const mine = await identityOf(process.pid)
  if (!mine) throw new Error('This process cannot be identified.')
  const beside = `${path}.${process.pid}`
  await writable(dataDir, async () => {
    await mkdir(dataDir, { recursive: true })
    await writeFile(beside, mine, { mode: 0o600 })
  })
  try {
    for (let waited = 0; !(await linked(beside, path)); waited += STEP_MS) {
      const owner = await readFile(path, 'utf8').catch(() => undefined)
      if (owner === undefined) continue
      if ((await identityOf(Number.parseInt(owner, 10))) !== owner) {
        await removeAbandoned(path, owner)
        continue
      }
      if (waited === 0) log(`${dataDir} is in use by another server; waiting for a moment.`)
      if (waited >= PATIENCE_MS) throw inUse(dataDir, owner)
      await sleep(STEP_MS)
    }
  } finally {
    await rm(beside, { force: true })
  }
  return async () => {
    if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path, { force: true })
  }
}

/** Whether a living process has the folder. */
export async function isOwned(dataDir: string): Promise<boolean> {
  const owner = await readFile(join(dataDir, 'server.pid'), 'utf8').catch(() => undefined)
  return owner !== undefined && (await identityOf(Number.parseInt(owner, 10))) === owner
}

function inUse(dataDir: string, owner: string): SentenceError {
  const pid = Number.parseInt(owner, 10)
  return new SentenceError(
    `${dataDir} is in use by another server (process ${pid}): stop that one, or give this one another DATA_DIR.`,
  )
}

/** A hard link appears with its content at once, or fails because another is there. */
async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    error => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
}

/** Moves it aside before it is removed: two that find the same dead owner must not remove each other's claim. */
async function removeAbandoned(path: string, owner: string): Promise<void> {
  const aside = `${path}.${process.pid}.old`
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  if ((await readFile(aside, 'utf8')) !== owner) await linked(aside, path)
  await rm(aside)
}

async function writable(dataDir: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new SentenceError(`DATA_DIR ${dataDir} cannot be written by this user (${reason}).`)
  }
}
