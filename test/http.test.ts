// Why a server cannot listen, in words; and who is answered.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { test } from 'node:test'
import { Hono } from 'hono'
import { ConfigError } from '#config'
import type { Env } from '#web/env'
import { listen, listenAs } from '../src/http.ts'

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
