// Settings of the simulator, and what is said of wrong ones.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { Sentence } from '#simulator/sentence'
import { readSettings } from '#simulator/settings'
import { aSimulator, MPR_ID } from '../support/aSimulator.ts'

test('nothing set: port 8081 of this machine, the portal’s own port, no demo', () => {
  const { dir, ...settings } = readSettings({ SIMULATOR_PORT: '' }, [], '/')
  assert.match(dir, /\/data\/simulator$/)
  assert.deepEqual(settings, {
    port: 8081,
    host: '127.0.0.1',
    deviceApi: 'http://localhost:3000',
    portal: 'http://localhost:3000',
    devices: [],
    demoClock: false,
    fleet: undefined,
  })
})

test('devices are read as people write them, each once', () => {
  const { devices } = readSettings(
    { SIMULATOR_DEVICES: '4f1a-09c2-77d0-3b5e, 4F1A09C277D03B5E ,0123456789ABCDEF' },
    [],
    '/',
  )
  assert.deepEqual(devices, [MPR_ID, '0123456789ABCDEF'])
})

test('a fleet: so many devices, for so long, with the keys of a file', () => {
  const { fleet } = readSettings({}, ['--fleet', '10000', '--seconds', '30', '--keys', 'keys.json'], '/here')
  assert.deepEqual(fleet, { devices: 10_000, seconds: 30, keysPath: '/here/keys.json' })
  assert.equal(readSettings({}, ['--fleet', '1', '--keys', '/k.json'], '/').fleet?.seconds, 60)
})

const WRONG: [Record<string, string>, string[], RegExp][] = [
  [{ SIMULATOR_PORT: '70000' }, [], /SIMULATOR_PORT is above 65535/],
  [{ SIMULATOR_PORT: 'http' }, [], /SIMULATOR_PORT is not a number/],
  [{ DEVICE_API: 'localhost:3000' }, [], /DEVICE_API is not an origin such as/],
  [{ DEVICE_API: 'http://localhost:3000/device' }, [], /DEVICE_API is not an origin/],
  [{ PORTAL: 'http://localhost:3000/scan' }, [], /PORTAL is not an origin/],
  [{ SIMULATOR_CLOCK: 'yes' }, [], /SIMULATOR_CLOCK can only be demo/],
  [{ SIMULATOR_DEVICES: '123' }, [], /SIMULATOR_DEVICES: "123" is no MPR ID/],
  [{}, ['--fleet', '5'], /--fleet needs --keys FILE/],
  [{}, ['--fleet', 'many', '--keys', 'k'], /--fleet takes a whole number/],
  [{}, ['--fleet', '5', '--keys', 'k', '--seconds', '0'], /--seconds takes a whole number/],
  [{}, ['--seconds', '5'], /go with --fleet/],
  [{}, ['--flet', '5'], /Unknown option '--flet'.*npm run simulator/s],
  [{}, ['5'], /Use: npm run simulator/],
]
for (const [env, args, sentence] of WRONG) {
  test(`${JSON.stringify(env)} ${args.join(' ')}: a sentence`, () => {
    assert.throws(
      () => readSettings(env, args, '/'),
      (error: unknown) => error instanceof Sentence && sentence.test(error.message),
    )
  })
}

test('a port that is taken, a host that is none, a folder that cannot be: a sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => taken.once('listening', resolve))
  const { port } = taken.address() as AddressInfo
  await assert.rejects(aSimulator({ port }), /SIMULATOR_PORT: another program uses port/)
  taken.close()
  await assert.rejects(aSimulator({ host: 'nowhere.invalid' }), /SIMULATOR_HOST: nowhere.invalid is no address/)
  await assert.rejects(aSimulator({ dir: '/dev/null/devices' }), /SIMULATOR_DIR: \/dev\/null\/devices cannot be made/)
})
