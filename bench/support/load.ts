// A load on one address of ours and on raw node:http that sends the same bytes and headers.
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median, ROUNDS } from './measure.ts'
import type { RawPage } from './rawServer.ts'

const CONNECTIONS = 64
const SECONDS = 3

export type Asked = { path: string; header: [name: string, value: string]; looksUp: RawPage['looksUp'] }

/** The limit as a process of its own, with what our server answers. */
export async function startLimit(origin: string, databaseUrl: string, asked: Asked[]) {
  const kept: RawPage[] = []
  for (const { path, header, looksUp } of asked) {
    const answer = await fetch(origin + path, { headers: [header] })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    const perConnection = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']
    const headers = [...answer.headers].filter(([name]) => !perConnection.includes(name))
    kept.push({ path, headers, body: await answer.text(), looksUp })
  }
  const child = fork(join(import.meta.dirname, 'rawServer.ts'))
  child.send({ databaseUrl, pages: kept })
  const [port] = await once(child, 'message')
  return { origin: `http://localhost:${port}`, stop: () => child.kill() }
}

/** Interleaved rounds of both. */
export async function compareLoad(ours: string, limit: string, { path, header }: Asked) {
  const value = () => requestsPerSecond(ours + path, header)
  const raw = () => requestsPerSecond(limit + path, header)
  await raw() // warm: compiled code, plans, caches
  await value()
  const pairs: { raw: number; value: number }[] = []
  for (let round = 0; round < ROUNDS; round++) pairs.push({ raw: await raw(), value: await value() })
  return {
    value: median(pairs.map(pair => pair.value)),
    limit: median(pairs.map(pair => pair.raw)),
    ratio: median(pairs.map(pair => pair.value / pair.raw)),
  }
}

/** A load from a process of its own; anything but 200 is a fault. */
async function requestsPerSecond(url: string, [name, value]: Asked['header']): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'node_modules/autocannon/autocannon.js',
    '--json',
    '--no-progress',
    '-c',
    String(CONNECTIONS),
    '-d',
    String(SECONDS),
    '-H',
    `${name}=${value}`,
    url,
  ])
  const seen = JSON.parse(stdout)
  if (seen.errors + seen.timeouts + seen.non2xx > 0) throw new Error(`${url}: ${stdout}`)
  return seen.requests.average
}
