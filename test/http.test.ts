// Why a server cannot listen, in words; and who is answered.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { ConfigError } from '#config'
import type { Env } from '#web/env'
import { clientBehind, listen, listenAs } from '../src/http.ts'

test('a port that is taken, and an address that is not here, are sentences that name the setting', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const says = (sentence: RegExp) => (error: unknown) => error instanceof ConfigError && sentence.test(error.message)
  await assert.rejects(
    listenAs('PORT', createServer(), port, '127.0.0.1'),
    says(/^Port \d+ is in use: .* with PORT\.$/),
  )
  await assert.rejects(
    listenAs('METRICS_PORT', createServer(), port, '127.0.0.1'),
    says(/^Port \d+ is in use: .* with METRICS_PORT\.$/),
  )
  await assert.rejects(listenAs('PORT', createServer(), 0, '192.0.2.1'), says(/^HOST 192\.0\.2\.1 is no address/))
  taken.close()
})

test('whom limits count, behind as many proxies as are ours; what a stranger writes into the header is not believed (C23)', () => {
  const table: [proxies: number, forwarded: string | undefined, socket: string | undefined, client: string][] = [
    [0, undefined, '192.0.2.7', '192.0.2.7'],
    [0, undefined, '::ffff:192.0.2.7', '192.0.2.7'],
    [0, '198.51.100.1', '192.0.2.7', '192.0.2.7'],
    [0, undefined, '2001:db8:1:2:3::4', '2001:db8:1:2::/64'],
    [1, '198.51.100.1', '10.0.0.1', '198.51.100.1'],
    [1, '203.0.113.9, 198.51.100.1', '10.0.0.1', '198.51.100.1'],
    [1, '198.51.100.1:51234', '10.0.0.1', '198.51.100.1'],
    [1, '[2001:db8:1:2::9]:443', '10.0.0.1', '2001:db8:1:2::/64'],
    [1, undefined, '10.0.0.1', '10.0.0.1'],
    [1, 'unknown', '10.0.0.1', '10.0.0.1'],
    [1, '198.51.100.1,', '10.0.0.1', '10.0.0.1'],
    [2, '203.0.113.9, 198.51.100.1, 10.0.0.2', '10.0.0.1', '198.51.100.1'],
    [2, '198.51.100.1', '10.0.0.1', '10.0.0.1'],
    [0, undefined, undefined, 'unknown'],
  ]
  for (const [proxies, forwarded, remoteAddress, client] of table) {
    const header = (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined)
    const context = { req: { header }, env: { incoming: { socket: { remoteAddress } } } } as unknown as Context
    assert.equal(clientBehind(proxies)(context), client, `${proxies} proxies, ${forwarded}, ${remoteAddress}`)
  }
})

test('a proxy that asks in HTTP/1.0, without a Host, is answered', async () => {
  const app = new Hono<Env>()
  app.get('/readyz', () => new Response('ready\n'))
  const server = await listen(app, 0, '127.0.0.1')
  const socket = connect(server.port, '127.0.0.1')
  socket.end('GET /readyz HTTP/1.0\r\n\r\n')
  const answer = Buffer.concat(await socket.toArray()).toString()
  assert.match(answer, /^HTTP\/1\.[01] 200 OK\r\n[\s\S]*ready\n$/)
  await server.stop()
})

/** What comes back until the server ends the connection. */
async function said(socket: Socket, request: string): Promise<string> {
  socket.write(request)
  return Buffer.concat(await socket.toArray()).toString()
}
const PAGE = 'GET /page HTTP/1.1\r\nHost: x\r\n\r\n'
const FORM = 'POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'

test('told to stop with a delay: answers, then hangs up on pages alone, then closes its port; what is idle is left', async () => {
  const app = new Hono<Env>()
  app.get('/page', () => new Response('page\n'))
  app.post('/form', () => new Response('taken\n'))
  const server = await listen(app, 0, '127.0.0.1')
  const fresh = () => connect(server.port, '127.0.0.1')
  const kept = fresh()
  kept.write(PAGE)
  await once(kept, 'readable')
  assert.match(String(kept.read()), /^HTTP\/1\.1 200 OK\r\n/)

  const stopped = server.stop(0.1)
  assert.match(await said(fresh(), PAGE), /^HTTP\/1\.1 200 OK\r\n[\s\S]*connection: close/i)
  await sleep(150)
  for (let again = 0; again < 5; again++) {
    assert.equal(await said(fresh(), PAGE), '', 'a proxy asks the next server')
    assert.match(await said(fresh(), FORM), /^HTTP\/1\.1 200 OK\r\n[\s\S]*connection: close[\s\S]*taken\n$/i)
    await sleep(100) // a third of what it waits for
  }
  const isClosed = async () => {
    const socket = fresh()
    const isTaken = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    return !isTaken
  }
  for (let waited = 0; !(await isClosed()); waited += 20) {
    assert.ok(waited < 1000, 'nothing comes, and the port is open')
    await sleep(20)
  }
  assert.match(await said(kept, FORM), /^HTTP\/1\.1 200 OK\r\n[\s\S]*connection: close[\s\S]*taken\n$/i)
  await stopped
})

test('told to stop without a delay: what is idle ends at once', async () => {
  const app = new Hono<Env>()
  app.get('/page', () => new Response('page\n'))
  const server = await listen(app, 0, '127.0.0.1')
  const kept = connect(server.port, '127.0.0.1')
  kept.write(PAGE)
  await once(kept, 'readable')
  const started = performance.now()
  await server.stop()
  assert.ok(performance.now() - started < 1000)
})
