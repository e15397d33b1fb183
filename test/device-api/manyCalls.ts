// npm run faults -- device-calls: a hundred thousand malformed calls to a server of its own: no fault, memory flat.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { report } from '../../bench/support/measure.ts'
import { startServer } from '../support/process.ts'
import { malformedCall } from './malformedCall.ts'

const CALLS = 100_000
const CALLERS = 32
const SLICE = 1000
/** How much more memory than after the first fifth is still flat. */
const MOST_GROWTH = 1.25

type Call = typeof malformedCall extends fc.Arbitrary<infer T> ? T : never

export async function manyCalls(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'faults-'))
  const server = await startServer({ DATA_DIR: dataDir })
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS })
  const statuses: Record<string, number> = {}
  let early = 0
  try {
    for (let done = 0; done < CALLS; done += SLICE) {
      const calls = fc.sample(malformedCall, SLICE)
      const work = async () => {
        for (let call = calls.pop(); call; call = calls.pop()) {
          const status = await ask(agent, server.origin, call)
          statuses[status] = (statuses[status] ?? 0) + 1
        }
      }
      await Promise.all(Array.from({ length: CALLERS }, work))
      if (done === CALLS / 5) early = await memoryOf(server.child.pid!)
    }
    const growth = (await memoryOf(server.child.pid!)) / early
    const faults = Object.keys(statuses).filter(status => Number(status) >= 500 || Number(status) === 0)
    const ok = faults.length === 0 && growth <= MOST_GROWTH
    report({ name: 'device-calls', calls: CALLS, growth, statuses: JSON.stringify(statuses), ok })
  } finally {
    agent.destroy()
    server.child.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Resident pages of a process. */
async function memoryOf(pid: number): Promise<number> {
  return Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1])
}

/** @returns the status; 0 when there was no answer */
function ask(agent: Agent, origin: string, { path, method, body, type, token }: Call): Promise<number> {
  return new Promise(resolve => {
    const headers = { 'content-type': type, authorization: `Bearer ${token}`, 'if-none-match': token }
    const sent = request(origin + path, { agent, method, headers }, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', () => resolve(0))
    sent.end(method === 'GET' ? undefined : body)
  })
}
