// Which statements a device believes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from '#simulator/device/conversation'
import { deviceApi } from '#simulator/speak/deviceApi'
import { sender } from '#simulator/speak/send'
import { signingKeys } from '#simulator/speak/signingKeys'
import { aKeyFor, MPR_ID, SECOND_ID } from '../support/aSimulator.ts'
import { deviceServer } from '../support/deviceServer.ts'

const NOW = Date.UTC(2026, 10, 24, 3)
const SECONDS = NOW / 1000

async function aDevice() {
  let shift = 0
  const server = await deviceServer(() => NOW)
  const registrationKey = aKeyFor(MPR_ID)
  server.devices.set(MPR_ID, {
    registrationKey,
    status: 'active',
    lastDay: '2027-11-24',
    connectionNumber: '11123456789',
  })
  const send = sender(server.origin, 2)
  const api = deviceApi(send, signingKeys(send), () => NOW + shift)
  const ask = () => api.ask(MPR_ID, { ask: 'registration', registrationKey })
  const clockIsOff = (ms: number) => {
    shift = ms
  }
  const keysRead = () => server.asked.filter(line => line.includes('jwks')).length
  return { server, ask, keysRead, clockIsOff }
}

test('a statement of the server is believed, and its words are what the device goes by', async () => {
  const { ask } = await aDevice()
  const answer = (await ask()) as Answer & { is: 'statement' }
  assert.equal(answer.is, 'statement')
  assert.deepEqual(answer.statement, {
    status: 'active',
    lastDay: '2027-11-24',
    connectionNumber: '11123456789',
    expiresAt: NOW + 30 * 86_400_000,
  })
})

const NOT_BELIEVED: [string, Awaited<ReturnType<typeof deviceServer>>['forge']][] = [
  ['signed by another key', { strangeKey: true }],
  ['of a key id that nobody knows', { kid: 'other' }],
  ['without a signature', { alg: 'none' }],
  ['of another device', { claims: { sub: SECOND_ID } }],
  ['from more than ten minutes ahead', { claims: { iat: SECONDS + 601 } }],
  ['that has run out', { claims: { exp: SECONDS } }],
  ['with a status of its own', { claims: { status: 'forever' } }],
  ['with a day that is none', { claims: { lastDay: 'tomorrow' } }],
  ['without an end', { claims: { exp: undefined } }],
]
for (const [name, forge] of NOT_BELIEVED) {
  test(`a statement ${name} is not believed`, async () => {
    const { server, ask } = await aDevice()
    server.forge = forge
    assert.deepEqual(await ask(), { is: 'unanswered' })
  })
}

test('ten minutes ahead are believed: clocks differ', async () => {
  const { server, ask } = await aDevice()
  server.forge = { claims: { iat: SECONDS + 600 } }
  assert.equal((await ask()).is, 'statement')
})

test('a device whose clock is three years off believes nothing', async () => {
  const { ask, clockIsOff } = await aDevice()
  for (const years of [3, -3]) {
    clockIsOff(years * 365 * 86_400_000)
    assert.equal((await ask()).is, 'unanswered', `${years} years`)
  }
})

test('keys are read once; a new one is looked for once', async () => {
  const { server, ask, keysRead } = await aDevice()
  await ask()
  await ask()
  assert.equal(keysRead(), 1)
  await server.rotate()
  assert.equal((await ask()).is, 'statement')
  assert.equal(keysRead(), 2)
  server.forge = { kid: 'other' }
  await ask()
  assert.equal(keysRead(), 3)
})

const ANSWERS: [number, string, number | undefined, Answer][] = [
  [400, 'malformed-request', undefined, { is: 'unanswered' }],
  [401, 'token-wrong', undefined, { is: 'token-wrong' }],
  [403, 'registration-key-wrong', undefined, { is: 'refused' }],
  [409, 'service-ended', undefined, { is: 'refused' }],
  [429, 'too-many-wrong-keys', 600, { is: 'refused' }],
  [429, 'too-many-requests', 600, { is: 'unanswered', retryAfterSeconds: 600 }],
  [500, 'fault', undefined, { is: 'unanswered' }],
  [503, 'unavailable', 30, { is: 'unanswered', retryAfterSeconds: 30 }],
  [503, 'unavailable', 999_999, { is: 'unanswered', retryAfterSeconds: 86_400 }],
  [304, '', undefined, { is: 'unanswered' }],
]
for (const [status, code, retryAfter, expected] of ANSWERS) {
  test(`a registration that is answered with ${status} ${code} is ${expected.is}`, async () => {
    const { server, ask } = await aDevice()
    server.instead = [{ status, code, ...(retryAfter ? { retryAfter } : {}) }]
    assert.deepEqual(await ask(), expected)
  })
}

test('nobody there, an address that is no server, an answer without end: no answer', async () => {
  for (const origin of ['http://127.0.0.1:9', 'http://device-api.invalid']) {
    const send = sender(origin, 1)
    const api = deviceApi(send, signingKeys(send), () => NOW)
    assert.deepEqual(await api.ask(MPR_ID, { ask: 'service', token: 't', etag: null }), { is: 'unanswered' })
  }
  const { createServer } = await import('node:http')
  const flood = createServer((_, response) => response.writeHead(200).end('x'.repeat(100_000))).listen(0, '127.0.0.1')
  await new Promise(resolve => flood.once('listening', resolve))
  const send = sender(`http://127.0.0.1:${(flood.address() as { port: number }).port}`, 1)
  await assert.rejects(send({ method: 'GET', path: '/' }))
  flood.close()
  flood.closeAllConnections()
})
