// SIGTERM in mid-load, behind a proxy that heeds /readyz: the server says that it is about to stop while it still
// answers, and whatever was sent to it is answered. (What waits in the kernel for a server that nobody warned is lost
// when its port closes; no program can help that.)
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer } from '../support/process.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'portal-stop-'))
after(() => rm(dataDir, { recursive: true, force: true }))

type Answer = { status: number; whole: boolean }

/** A GET by a proxy: 'refused' when no connection was taken, which it would try elsewhere; else the answer, or its loss. */
function ask(origin: string, path: string, agent: Agent): Promise<Answer | 'refused' | 'lost'> {
  return new Promise(resolve => {
    const sent = request(origin + path, { agent }, answer => {
      let body = ''
      answer.on('data', part => (body += part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, whole: body.includes('</html>') || path !== '/login' }),
      )
      answer.on('error', () => resolve('lost'))
    })
    sent.on('error', error => resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'lost'))
    sent.end()
  })
}

for (const [how, agent] of [
  ['a connection each', new Agent()],
  ['connections that are kept', new Agent({ keepAlive: true, maxSockets: 16 })],
] as const)
  test(`stops gracefully under load: no request is lost (${how})`, async () => {
    const server = await startServer({ DATA_DIR: dataDir, STOP_DELAY_SECONDS: '1' })
    const seen: (Answer | 'refused' | 'lost')[] = []
    let on = true
    const callers = Array.from({ length: 16 }, async () => {
      while (on) seen.push(await ask(server.origin, '/login', agent))
    })
    await sleep(500)
    const before = seen.length
    server.child.kill('SIGTERM')
    for (let ready = true; ready; await sleep(50)) {
      const answer = await ask(server.origin, '/readyz', new Agent())
      assert.ok(typeof answer === 'object', 'it says that it is stopping while it still answers')
      ready = answer.status !== 503
    }
    on = false
    await Promise.all(callers)
    agent.destroy()
    assert.equal(await server.exited, 0, server.output())
    assert.ok(before > 50 && seen.length > before, `${before} before, ${seen.length} in all`)
    const wrong = seen.filter(answer => typeof answer !== 'object' || answer.status !== 200 || !answer.whole)
    assert.deepEqual(wrong, [])
  })
