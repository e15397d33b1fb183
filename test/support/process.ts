// The server as its users start it: a process of its own that can be killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runningPostgres } from '#embedded/running'
import type { Demo } from '#operations/upkeep/seedDemo'
import { solveProof } from './solveProof.ts'
import { testKeyFile } from './testCodes.ts'
import { aVisitor, type Visitor } from './visitor.ts'

export type Server = { origin: string; child: ChildProcess; exited: Promise<unknown>; output: () => string }

const PATIENCE_SECONDS = 30

/**
 * Starts src/main.ts, at a free port unless `env` has one, and waits for its first page.
 * @param where.tree the folder of another commit; `patienceSeconds`: for one that has much to do before
 */
export async function startServer(
  env: Record<string, string>,
  where: { tree?: string; patienceSeconds?: number } = {},
): Promise<Server> {
  const { tree = '.', patienceSeconds = PATIENCE_SECONDS } = where
  const port = Number(env.PORT ?? (await freePort()))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: tree,
    env: {
      ...process.env,
      PORT: String(port),
      LOG_LEVEL: 'error',
      SIMULATOR_PORT: '0',
      CODE_KEYS: testKeyFile(),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  const exited = new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? code)))
  const server = { origin: `http://localhost:${port}`, child, exited, output: () => said }
  for (let waited = 0; waited < patienceSeconds * 20; waited++) {
    const up = await fetch(`${server.origin}/login`, { headers: { connection: 'close' } }).then(
      answer => answer.ok,
      () => false,
    )
    if (up) return server
    if (child.exitCode !== null) break
    await sleep(50)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not come up:\n${said}`)
}

export async function readDemo(dataDir: string): Promise<Demo & { origin: string }> {
  return JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8'))
}

/** The embedded database of a running server, as its application sees it. */
export async function urlOfDatabase(dataDir: string): Promise<string> {
  const url = await runningPostgres(dataDir)
  if (!url) throw new Error(`no server runs on ${dataDir}`)
  return url
}

/** A script that signed in by the proof of work. */
export async function aScript(origin: string, login: { loginId: string; password: string }): Promise<Visitor> {
  const script = aVisitor((path, init) => fetch(origin + path, { ...init, redirect: 'manual' }))
  const proof = await solveProof(JSON.parse((await script.get('/robot-check/proof')).body))
  const answer = await script.post('/login', { ...login, proof })
  if (answer.location !== '/menu') throw new Error(`login gave ${answer.status}`)
  return script
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
