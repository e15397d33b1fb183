import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { BARE_ENVIRONMENT, type Binaries } from './binaries.ts'
import type { OrdinaryUser } from './ordinaryUser.ts'
import { SentenceError } from './sentence.ts'

export type Launched = { child: ChildProcess; pid: number; port: number; exited: Promise<number | null> }

/** Durable: an acknowledged commit survives a power cut. On the command line, so that no file in the folder can differ. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '60',
  listen_addresses: '127.0.0.1',
  // A socket's path may be at most 107 bytes long; a data folder's path may be longer.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse', // a broken constraint's detail is somebody's address
}
const TRIES = 5
const POLL_MS = 5

/** Starts the server on a free port of this machine and waits until it accepts connections, through any recovery. */
export async function launch(options: {
  dataDir: string
  folder: string
  binaries: Binaries
  user: OrdinaryUser
  settings: Record<string, string>
  launched: () => void
}): Promise<Launched> {
  const { dataDir, folder, binaries, user, settings, launched } = options
  const command = [...user.prefix, binaries.postgres, '-D', folder]
  const logPath = join(dataDir, 'postgres.log')
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const logged = await stat(logPath).catch(() => ({ size: 0 }))
    const child = await spawnServer(
      [...command, ...asArguments({ ...SETTINGS, ...settings, port: String(port) })],
      logPath,
    )
    const exited = new Promise<number | null>(resolve => {
      child.once('exit', resolve)
      child.once('error', () => resolve(null))
    })
    const { pid } = child
    launched()
    if (pid !== undefined && (await accepts(folder, pid, exited))) return { child, pid, port, exited }
    const serverLog = (await readFile(logPath)).subarray(logged.size).toString()
    // Somebody else may take the port in the moment between.
    if (tries < TRIES && serverLog.includes('could not bind')) continue
    throw new SentenceError(`PostgreSQL does not start. It says (${logPath}):\n${serverLog.trim()}`)
  }
}

function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** In a process group of its own: a terminal's Ctrl-C goes to us, and we decide when the database goes. */
async function spawnServer(command: string[], logPath: string): Promise<ChildProcess> {
  const [file = '', ...args] = command
  const log = await open(logPath, 'a', 0o600)
  try {
    return spawn(file, args, { env: BARE_ENVIRONMENT, detached: true, stdio: ['ignore', log.fd, log.fd] })
  } finally {
    await log.close()
  }
}

/** The eighth line of postmaster.pid says so; pg_ctl looks there too. @returns false when the server ended instead */
async function accepts(folder: string, pid: number, exited: Promise<unknown>): Promise<boolean> {
  let ended = false
  void exited.then(() => {
    ended = true
  })
  while (!ended) {
    const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (lines[0] === String(pid) && lines[7]?.trim() === 'ready') return true
    await sleep(POLL_MS)
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}
