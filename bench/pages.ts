// quality.md: a page (login, issue input) at 64 connections, against raw node:http that sends the same bytes and headers
// after the same one primary-key look-up where the page makes one. Reach ≥ 0.60 for each.
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { aScript, readDemo, startServer, urlOfDatabase } from '#test/support/process'
import { median, ROUNDS, report } from './support/measure.ts'
import type { RawPage } from './support/rawServer.ts'

const CONNECTIONS = 64
const SECONDS = 3
const REACH = 0.6

export async function pages(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startServer({ DATA_DIR: dataDir })
  try {
    const script = await aScript(server.origin, (await readDemo(dataDir)).account)
    const cookies = { session: script.cookies.get('session')!, 'pre-login': 'of-a-browser-that-was-here' }
    const limit = await startLimit(server.origin, await urlOfDatabase(dataDir), cookies)
    const ratios = { login: 0, input: 0 }
    const values: Record<string, number> = {}
    for (const [name, path, cookie] of [
      ['login', '/login', `pre-login=${cookies['pre-login']}`],
      ['input', '/issue', `session=${cookies.session}`],
    ] as const) {
      const ours = () => requestsPerSecond(server.origin + path, cookie)
      const raw = () => requestsPerSecond(limit.origin + path, cookie)
      await raw() // warm: compiled code, plans, caches
      await ours()
      const pairs: { raw: number; ours: number }[] = []
      for (let round = 0; round < ROUNDS; round++) pairs.push({ raw: await raw(), ours: await ours() })
      values[name] = median(pairs.map(pair => pair.ours))
      values[`${name}Limit`] = median(pairs.map(pair => pair.raw))
      ratios[name] = median(pairs.map(pair => pair.ours / pair.raw))
    }
    limit.stop()
    const ratio = Math.min(...Object.values(ratios))
    report({ name: 'pages', ratio, reach: REACH, ok: ratio >= REACH, ...values, unit: 'per second' })
  } finally {
    server.child.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The limit as a process of its own, with what our server answers to these cookies. */
async function startLimit(origin: string, databaseUrl: string, cookies: Record<string, string>) {
  const kept: RawPage[] = []
  for (const [path, cookie] of [
    ['/login', 'pre-login'],
    ['/issue', 'session'],
  ] as const) {
    const answer = await fetch(origin + path, { headers: { cookie: `${cookie}=${cookies[cookie]}` } })
    const perConnection = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']
    const headers = [...answer.headers].filter(([name]) => !perConnection.includes(name))
    kept.push({ path, headers, body: await answer.text(), looksUpSession: cookie === 'session' })
  }
  const child = fork(join(import.meta.dirname, 'support/rawServer.ts'))
  child.send({ databaseUrl, pages: kept })
  const [port] = await once(child, 'message')
  return { origin: `http://localhost:${port}`, stop: () => child.kill() }
}

/** A load from a process of its own; anything but 200 is a fault. */
async function requestsPerSecond(url: string, cookie: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'node_modules/autocannon/autocannon.js',
    ...['--json', '--no-progress', '-c', String(CONNECTIONS), '-d', String(SECONDS), '-H', `cookie=${cookie}`, url],
  ])
  const seen = JSON.parse(stdout)
  if (seen.errors + seen.timeouts + seen.non2xx > 0) throw new Error(`${url}: ${stdout}`)
  return seen.requests.average
}
