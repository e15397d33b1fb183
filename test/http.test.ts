// Why a server cannot listen, in words.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { ConfigError } from '#config'
import { listenAs } from '../src/http.ts'

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
