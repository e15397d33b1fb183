// Debian's PgBouncer in front of a database, in transaction mode.
import { spawn } from 'node:child_process'
import { chown, open, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from '#embedded/binaries'
import { ordinaryUser } from '#embedded/ordinaryUser'
import { SentenceError } from '#embedded/sentence'
import { debianProgram } from './debianProgram.ts'
import { freePort } from './process.ts'

const PATIENCE_MS = 5000
const POLL_MS = 20

/** @param dir for its files; where an embedded database has its folder @returns once it takes connections */
export async function startPgbouncer(database: string, dir: string) {
  const program = debianProgram('pgbouncer')
  const { hostname, port, username, password, pathname } = new URL(database)
  const ownPort = await freePort()
  const file = (name: string) => join(dir, `pgbouncer.${name}`)
  const files = {
    ini: `[databases]
${pathname.slice(1)} = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${file('users')}
pool_mode = transaction
server_login_retry = 1
`,
    users: `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`,
  }
  // It refuses to be root's, as PostgreSQL does.
  const { prefix, owner } = await ordinaryUser(dir, join(dir, 'pg'), await findBinaries())
  for (const [name, text] of Object.entries(files)) {
    await writeFile(file(name), text, { mode: 0o600 })
    if (owner) await chown(file(name), owner.uid, owner.gid)
  }
  const log = await open(file('log'), 'a', 0o600)
  const [command = '', ...argv] = [...prefix, program, file('ini')]
  const child = spawn(command, argv, { stdio: ['ignore', log.fd, log.fd] })
  await log.close()
  const exited = new Promise(resolve => child.once('exit', resolve).once('error', resolve))
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  const stop = async () => {
    end()
    await exited
    process.off('exit', end)
  }
  for (let waited = 0; !(await takes(ownPort)); waited += POLL_MS) {
    if (waited < PATIENCE_MS && child.exitCode === null) await sleep(POLL_MS)
    else throw new SentenceError(`PgBouncer does not start; ${file('log')} says why.`)
  }
  const url = new URL(database)
  url.host = `127.0.0.1:${ownPort}`
  return { url: url.href, stop }
}

function takes(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
