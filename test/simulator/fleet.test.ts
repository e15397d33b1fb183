// A fleet without screens: what it asks, and what it prints.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startFleet } from '#simulator/fleet/fleet'
import { turnstile } from '#simulator/fleet/turnstile'
import { aKeyFor } from '../support/aSimulator.ts'
import { type DeviceServer, deviceServer } from '../support/deviceServer.ts'

const SECONDS = 1

async function aFleet(count: number, given: (server: DeviceServer) => void = () => {}) {
  const server = await deviceServer()
  const dir = await mkdtemp(join(tmpdir(), 'fleet-'))
  after(() => rm(dir, { recursive: true }))
  const list = Array.from({ length: count }, (_, i) => {
    const mprId = (0xa000_0000 + i).toString(16).toUpperCase().padStart(16, '0')
    return { mprId, registrationKey: aKeyFor(mprId, i) }
  })
  for (const { mprId, registrationKey } of list)
    server.devices.set(mprId, {
      registrationKey,
      status: 'active',
      lastDay: '2099-01-31',
      connectionNumber: '11123456789',
    })
  given(server)
  const keysPath = join(dir, 'keys.json')
  await writeFile(keysPath, JSON.stringify(list))
  const run = async (options: { demoClock?: boolean } = {}) => {
    const fleet = await startFleet({
      devices: count,
      seconds: SECONDS,
      keysPath,
      deviceApi: server.origin,
      now: Date.now,
      chance: Math.random,
      ...options,
    })
    return fleet.result
  }
  return { server, keysPath, run, first: list[0]! }
}

test('every device registers once and asks again, unchanged is answered with 304, and nothing goes wrong', async () => {
  const { server, run } = await aFleet(50)
  const saw = await run()
  assert.equal(saw.registered, 50)
  assert.equal(saw.errors, 0)
  assert.equal(
    saw.requests,
    Object.values(saw.statuses).reduce((sum, times) => sum + times, 0),
  )
  assert.equal(server.asked.filter(line => line.startsWith('POST /device/v1/registration')).length, 50)
  assert.ok((saw.statuses[304] ?? 0) + (saw.statuses[200] ?? 0) > 50, JSON.stringify(saw.statuses))
  assert.ok(saw.latencyMs.p50 > 0 && saw.latencyMs.p50 <= saw.latencyMs.p99 && saw.latencyMs.p99 <= saw.latencyMs.max)
})

test('refused keys, a server that is away for a moment, strange signatures: counted, and nobody insists', async () => {
  const refused = await aFleet(3, server => {
    for (const device of server.devices.values()) device.ended = true
  })
  assert.deepEqual((({ refused, errors, statuses }) => ({ refused, errors, statuses }))(await refused.run()), {
    refused: 3,
    errors: 3,
    statuses: { 409: 3 },
  })
  const away = await aFleet(1, server => {
    server.instead = [{ status: 503, retryAfter: 60 }]
  })
  const saw = await away.run()
  assert.deepEqual([saw.statuses, saw.errors, saw.registered], [{ 503: 1 }, 1, 0])
  const forged = await aFleet(2, server => {
    server.forge = { strangeKey: true }
  })
  assert.equal((await forged.run()).notBelieved, 2)
})

test('a demo whose day was moved: a fleet with SIMULATOR_CLOCK=demo has its day, another believes nothing', async () => {
  const { server, run } = await aFleet(2)
  server.day = server.day.add({ years: 3 })
  assert.equal((await run()).notBelieved, 2)
  const { registered, errors } = await run({ demoClock: true })
  assert.deepEqual({ registered, errors }, { registered: 2, errors: 0 })
})

test('npm run simulator -- --fleet prints one line of JSON and says by its exit code whether all went well', async () => {
  const { server, keysPath } = await aFleet(5)
  const args = ['simulator/main.ts', '--fleet', '5', '--seconds', '1', '--keys', keysPath]
  const told = await run(args, { DEVICE_API: server.origin })
  assert.deepEqual([told.code, told.err], [0, ''])
  assert.equal(JSON.parse(told.out).registered, 5)
  const wrong = await run(['simulator/main.ts', '--fleet', '6', '--keys', keysPath], { DEVICE_API: server.origin })
  assert.deepEqual([wrong.code, wrong.out], [1, ''])
  assert.match(wrong.err, /holds 5 devices, and --fleet asks for 6/)
})

test('so many through the turnstile at once, in their order', async () => {
  const turns = turnstile(2)
  let inside = 0
  let most = 0
  const order: number[] = []
  const work = (number: number) => async () => {
    most = Math.max(most, ++inside)
    await new Promise(resolve => setImmediate(resolve))
    inside--
    order.push(number)
    if (number === 3) throw new Error('that one fails')
  }
  const all = Array.from({ length: 3000 }, (_, i) => i)
  const done = await Promise.allSettled(all.map(number => turns(work(number))))
  assert.equal(done.filter(({ status }) => status === 'rejected').length, 1)
  assert.equal(most, 2)
  assert.deepEqual(order, all)
})

function run(args: string[], env: Record<string, string>) {
  return new Promise<{ code: number | null; out: string; err: string }>(resolve => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      env: { ...process.env, ...env },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', chunk => (out += chunk))
    child.stderr.on('data', chunk => (err += chunk))
    child.once('close', code => resolve({ code, out, err }))
  })
}
