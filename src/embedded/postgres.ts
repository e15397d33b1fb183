import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { applicationUrl, prepareApplication } from './application.ts'
import { findBinaries } from './binaries.ts'
import { initialise } from './cluster.ts'
import { endWithOwner } from './endWithOwner.ts'
import { launch } from './launch.ts'
import { clearLeftovers } from './leftovers.ts'
import { ordinaryUser } from './ordinaryUser.ts'
import { claimFolder } from './owner.ts'
import { superuserPassword } from './password.ts'

export type EmbeddedPostgres = {
  /** For the driver; of the application's role, which is no superuser (security.md C18). */
  url: string
  pid: number
  /**
   * Resolves when the database is down and the folder is free.
   * @param others `cut-off` ends everybody's work now (the default); `finish` waits for those who are still connected
   */
  stop(others?: 'cut-off' | 'finish'): Promise<void>
  /** The exit code, whenever and however the database ends; null after a signal. */
  exited: Promise<number | null>
}

/** Main gives everything ten seconds; an immediate shutdown loses nothing, it only makes the next start recover. */
const FAST_SHUTDOWN_MS = 5000

/**
 * Starts PostgreSQL as a child process with its data in `dataDir/pg`; makes the cluster, role and database on first use.
 * Comes up by itself after a kill -9 of this process or of the database.
 * @param options.settings server settings over ours, such as `{ log_statement: 'all' }`
 * @param options.launched called when PostgreSQL's process runs and there is little to do but to wait for it
 * @param options.endsWithOwner also a kill -9 of this process takes the database along, for those who do not come back
 * @throws a sentence when the folder is in use, or when PostgreSQL cannot run here
 */
export async function startPostgres(options: {
  dataDir: string
  log: (line: string) => void
  settings?: Record<string, string>
  launched?: () => void
  endsWithOwner?: boolean
}): Promise<EmbeddedPostgres> {
  const { log, settings = {}, launched = () => {}, endsWithOwner = false } = options
  const release = await claimFolder(options.dataDir, log)
  try {
    const dataDir = await realpath(options.dataDir)
    const folder = join(dataDir, 'pg')
    const binaries = await findBinaries()
    const user = await ordinaryUser(dataDir, folder, binaries)
    const password = await superuserPassword(dataDir, folder)
    await initialise({ dataDir, folder, binaries, user, password, log })
    await clearLeftovers(folder, log)
    const { child, pid, port, exited } = await launch({ dataDir, folder, binaries, user, settings, launched })

    // Whatever ends this process short of kill -9 takes the database along.
    const takeAlong = () => void child.kill('SIGINT')
    if (endsWithOwner) void exited.then(endWithOwner(pid))
    process.once('exit', takeAlong)
    let stopping: Promise<void> | undefined
    const stop = (others: 'cut-off' | 'finish' = 'cut-off') => {
      // Told again, it may have become urgent.
      const down = others === 'finish' ? waitForOthers(child, exited) : shutDown(child, exited)
      stopping ??= exited.then(async () => {
        process.off('exit', takeAlong)
        await release()
      })
      return Promise.all([down, stopping]).then(() => {})
    }
    try {
      await prepareApplication(port, password)
    } catch (error) {
      await stop()
      throw error
    }
    return { url: applicationUrl(port, password), pid, stop, exited }
  } catch (error) {
    await release()
    throw error
  }
}

/** PostgreSQL's "smart" shutdown. */
async function waitForOthers(
  child: Awaited<ReturnType<typeof launch>>['child'],
  exited: Promise<unknown>,
): Promise<void> {
  child.kill('SIGTERM')
  await exited
}

async function shutDown(child: Awaited<ReturnType<typeof launch>>['child'], exited: Promise<unknown>): Promise<void> {
  child.kill('SIGINT')
  const patience = new AbortController()
  const overdue = sleep(FAST_SHUTDOWN_MS, 'overdue', { signal: patience.signal }).catch(() => 'stopped')
  if ((await Promise.race([exited, overdue])) === 'overdue') child.kill('SIGQUIT')
  patience.abort()
  await exited
}
