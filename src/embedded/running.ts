import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { applicationUrl } from './application.ts'
import { isOwned } from './owner.ts'
import { superuserPassword } from './password.ts'
import { postgresProcesses } from './processes.ts'

/** A server that is starting is up after this, recovery included; a stopping one is gone. */
const PATIENCE_MS = 10_000
const STEP_MS = 50

/**
 * The database of a server that runs on this folder, for a command beside it; one that starts or stops is waited for.
 * @returns its address for the driver, of the application's role; undefined when no living process has the folder
 */
export async function runningPostgres(dataDir: string): Promise<string | undefined> {
  for (let waited = 0; waited < PATIENCE_MS && (await isOwned(dataDir)); waited += STEP_MS) {
    const port = await portOf(join(await realpath(dataDir), 'pg'))
    if (port !== undefined) return applicationUrl(port, await superuserPassword(dataDir, join(dataDir, 'pg')))
    await sleep(STEP_MS)
  }
  return undefined
}

/** By postmaster.pid, unless a crash left that: then its process is not one of this folder. */
async function portOf(folder: string): Promise<number | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (lines[7]?.trim() !== 'ready') return undefined
  return (await postgresProcesses(folder)).includes(Number(lines[0])) ? Number(lines[3]) : undefined
}
