import { chown, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresProcesses } from './processes.ts'

/** A shutdown writes out everything first; past this it is cut short, and the next start recovers from the log. */
const FAST_SHUTDOWN_MS = 30_000
const QUICK_EXIT_MS = 2000

/**
 * Takes down what a crash left in a data folder, so that a new server can start in it:
 * a server that outlived us, and backends that outlived their server. `postmaster.pid` stays: it protects the data.
 * The caller owns the folder, so whatever runs there is nobody's.
 */
export async function clearLeftovers(cluster: string, log: (line: string) => void): Promise<void> {
  const folder = await realpath(cluster)
  const pid = await postmasterPid(folder)
  if (pid === undefined) return
  let left = await postgresProcesses(folder)
  if (left.length > 0) log('A database of a server that was killed is still running: stopping it first.')
  if (left.includes(pid)) left = await end(folder, [pid], 'SIGINT', FAST_SHUTDOWN_MS)
  if (left.length > 0) left = await end(folder, left, 'SIGQUIT', QUICK_EXIT_MS)
  if (left.length > 0) left = await end(folder, left, 'SIGKILL', QUICK_EXIT_MS)
  if (left.length > 0) throw new Error(`PostgreSQL processes of ${folder} do not end: ${left.join(', ')}`)
  if ((await postmasterPid(folder)) === pid && isTaken(pid)) await disown(folder)
}

async function postmasterPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Number.parseInt(text, 10)
}

/** Signals them and waits until no process of the folder is left. @returns those that are */
async function end(folder: string, pids: number[], signal: NodeJS.Signals, patienceMs: number): Promise<number[]> {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // Gone meanwhile.
    }
  }
  let left = pids
  for (let waited = 0; left.length > 0 && waited < patienceMs; waited += 20) {
    await sleep(20)
    left = await postgresProcesses(folder)
  }
  return left
}

/** Whether the number is in use: by a zombie, or by a stranger who got it after the server's death. */
function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * PostgreSQL would take the zombie or the stranger for a living server. It never takes its own parent for one, so that
 * is whose number goes into the first line; the rest, with the shared memory that it checks, stays as it is.
 */
async function disown(folder: string): Promise<void> {
  const path = join(folder, 'postmaster.pid')
  const [, ...rest] = (await readFile(path, 'utf8')).split('\n')
  const { uid, gid } = await stat(path)
  const beside = join(folder, 'postmaster.pid.new')
  await writeFile(beside, [process.pid, ...rest].join('\n'), { mode: 0o600, flush: true })
  await chown(beside, uid, gid)
  await rename(beside, path)
}
