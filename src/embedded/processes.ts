import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'

/**
 * What tells a process from a later one with the same number: its number, its start and the machine's start.
 * @returns undefined for a dead process; a zombie is dead
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  if (!(pid > 0)) return undefined
  if (process.platform !== 'linux') return identityByPs(pid)
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name in brackets may hold anything; the state and the start (the 20th after it) follow its last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const start = fields[19]
  if (start === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${pid} ${start} ${boot.trim()}`
}

/**
 * The living PostgreSQL processes of a data folder. A server and its backends work inside it, so their working folder
 * tells, whatever their command line says; a shell that stands there is none.
 * @param folder without symbolic links
 */
export async function postgresProcesses(folder: string): Promise<number[]> {
  if (process.platform !== 'linux') return postgresByPs(folder)
  const pids = (await readdir('/proc')).map(Number).filter(pid => pid > 0)
  const ours = await Promise.all(pids.map(pid => isPostgresIn(pid, folder)))
  return pids.filter((_, index) => ours[index])
}

async function isPostgresIn(pid: number, folder: string): Promise<boolean> {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== folder) return false
    return /^postgres( \(deleted\))?$/.test(basename(await readlink(`/proc/${pid}/exe`)))
  } catch {
    // Gone meanwhile, a zombie, or another user's: none of ours.
    return false
  }
}

// macOS has no /proc. There ps knows a server by its command line, but not which folder an orphaned backend is of.

async function identityByPs(pid: number): Promise<string | undefined> {
  const line = await ps(['-p', String(pid), '-o', 'state=,lstart='])
  const [state = 'Z', ...start] = line.trim().split(/\s+/)
  return state.startsWith('Z') || start.length === 0 ? undefined : `${pid} ${start.join(' ')}`
}

async function postgresByPs(folder: string): Promise<number[]> {
  const lines = (await ps(['-axo', 'pid=,command='])).split('\n')
  return lines.filter(line => line.includes(`/postgres -D ${folder} `)).map(line => Number.parseInt(line, 10))
}

async function ps(args: string[]): Promise<string> {
  return promisify(execFile)('ps', args, { env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' } }).then(
    result => result.stdout,
    () => '',
  )
}
