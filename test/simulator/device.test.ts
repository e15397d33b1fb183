// A device from the key to its last day and beyond, on a stub of the server that signs for real.
import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { aKeyFor, aSimulator, MPR_ID, SECOND_ID } from '../support/aSimulator.ts'
import { inTheRoom } from './inTheRoom.ts'
import { TO_KEY_SCREEN } from './walk.ts'

const KEY = aKeyFor(MPR_ID)
const SAVE = 'green left enter'
const TO_SOFTWARE = 'menu yellow 00000000 enter enter down enter'
const ACTIVE = { registrationKey: KEY, status: 'active', connectionNumber: '11123456789' } as const
const UNREGISTERED = '登録されていません'
const UNCONNECTED = 'つながるねっとのサーバーへ接続していません'
const EXPIRED = '有効期限が切れています'

async function aRegistered(given: Parameters<typeof aSimulator>[0] = {}) {
  const simulator = await aSimulator(given)
  const { server } = simulator
  const lastDay = server.day.add({ years: 1 })
  server.devices.set(MPR_ID, { ...ACTIVE, lastDay: String(lastDay) })
  const room = inTheRoom(simulator)
  await room.sees('ホーム')
  await room.press(`${TO_KEY_SCREEN} ${KEY} ${SAVE}`)
  await room.sees('111-2345-6789')
  const valid = `${lastDay.year}年${lastDay.month}月${lastDay.day}日 (GMT) が有効期限です`
  return { simulator, server, room, valid }
}

test('a key is typed, the device restarts, registers, and shows the last day', async () => {
  const { room, valid, server } = await aRegistered()
  assert.match(await room.press(TO_SOFTWARE), new RegExp(valid.replace(/[()]/g, '\\$&')))
  assert.deepEqual(
    server.asked.filter(line => line.includes('/device/')),
    ['POST /device/v1/registration 200'],
  )
})

test('a new device asks nobody and says 登録されていません', async () => {
  const simulator = await aSimulator()
  const room = inTheRoom(simulator)
  await room.sees('ホーム')
  assert.match(
    await room.press('menu down down enter enter'),
    /4F1A-09C2-77D0-3B5E.*つながるねっとサービス.*登録されていません/s,
  )
  assert.ok(!simulator.server.asked.some(line => line.includes('/device/')))
})

test('a key that the server refuses: the sentence after the restart, then the key with its digits', async () => {
  const simulator = await aSimulator()
  const room = inTheRoom(simulator)
  await room.sees('ホーム')
  await room.press(`${TO_KEY_SCREEN} ${KEY} ${SAVE}`)
  await room.sees('Registration Key の認証に失敗しました')
  assert.match((await room.press('enter')).replace(/\s/g, ''), new RegExp(KEY))
  assert.match(await room.press('erase back back'), /管理者メニュー一覧/)
})

test('a new key that is refused leaves the service that was there', async () => {
  const { room, valid } = await aRegistered()
  await room.press(`${TO_SOFTWARE} green ${aKeyFor(MPR_ID, 2)} ${SAVE}`)
  await room.sees('Registration Key の認証に失敗しました')
  await room.press('enter back')
  await room.sees(valid)
})

test('with the cable out: saved, 接続していません, and registered by itself when the cable is in', async () => {
  const simulator = await aSimulator()
  simulator.server.devices.set(MPR_ID, { ...ACTIVE, lastDay: '2099-01-31' })
  const room = inTheRoom(simulator)
  await room.plug(false)
  await room.sees('ネットワーク：未接続')
  await room.press(`${TO_KEY_SCREEN} ${KEY} ${SAVE}`)
  await room.sees('ホーム')
  await room.press(TO_SOFTWARE)
  await room.sees(UNCONNECTED)
  assert.ok(!simulator.server.asked.some(line => line.includes('/device/')))
  await room.plug(true)
  await room.sees('2099年1月31日 (GMT) が有効期限です')
})

test('offline it trusts what was signed until it runs out, through a restart too, then no more', async () => {
  const { room, valid } = await aRegistered()
  await room.plug(false)
  await room.press('power power')
  await room.sees('ネットワーク：未接続')
  await room.press(TO_SOFTWARE)
  await room.sees(valid)
  for (let days = 0; days < 29; days++) await room.forward('day')
  await room.sees(valid)
  await room.forward('day')
  await room.sees(UNCONNECTED)
  await room.plug(true)
  await room.sees(valid)
})

test('the clock of the demo: expired, extended without a new key, then past six months', async () => {
  const { room, server, valid } = await aRegistered()
  const device = server.devices.get(MPR_ID)!
  await room.press(TO_SOFTWARE)
  await room.sees(valid)
  device.status = 'expired'
  await room.forward('year')
  await room.sees(EXPIRED)
  Object.assign(device, { status: 'active', lastDay: '2099-12-31' })
  await room.forward('day')
  await room.sees('2099年12月31日 (GMT) が有効期限です')
  device.status = 'lapsed'
  await room.forward('year')
  await room.sees(UNREGISTERED)
  Object.assign(device, { status: 'none', lastDay: null, connectionNumber: null })
  await room.forward('day')
  await room.sees(UNREGISTERED)
})

test('at a restart it asks with its token and ETag; unchanged is enough', async () => {
  const { room, server, valid } = await aRegistered()
  await room.press('power power')
  await room.sees('ホーム')
  await room.press('power power')
  await room.sees('ホーム')
  assert.deepEqual(server.asked.filter(line => line.includes('/device/')).slice(1), [
    'GET /device/v1/service 200',
    'GET /device/v1/service 304',
  ])
  await room.press(TO_SOFTWARE)
  await room.sees(valid)
})

test('a token that the server forgot is changed for a new one, in the same start', async () => {
  const { room, server, valid } = await aRegistered()
  server.instead = [{ status: 401, code: 'token-wrong' }]
  await room.press('power power')
  await room.sees('111-2345-6789')
  assert.deepEqual(server.asked.slice(-2), ['GET /device/v1/service 401', 'POST /device/v1/registration 200'])
  await room.press(TO_SOFTWARE)
  await room.sees(valid)
})

test('a key whose service has ended: 登録されていません', async () => {
  const { room, server } = await aRegistered()
  server.devices.get(MPR_ID)!.ended = true
  server.instead = [{ status: 401, code: 'token-wrong' }]
  await room.press('power power')
  await room.sees(/ホーム.*―/s)
  await room.press(TO_SOFTWARE)
  await room.sees(UNREGISTERED)
})

test('a fault of the server changes nothing that the device knows, and it asks again', async () => {
  const { room, server, valid } = await aRegistered({ chance: () => 0 })
  server.instead = [{ status: 503, retryAfter: 1 }]
  await room.press('power power')
  await room.sees('111-2345-6789')
  await room.press(TO_SOFTWARE)
  await room.sees(valid)
  assert.ok(server.asked.includes('GET /device/v1/service 503'))
  await room.forward('day')
  assert.ok(await room.until(() => server.asked.at(-1) === 'GET /device/v1/service 200'))
})

test('devices survive a kill of the process: key, token, statement, cable and power', async () => {
  const { simulator, room, server, valid } = await aRegistered()
  await room.plug(false)
  const second = inTheRoom(simulator, SECOND_ID)
  await second.post('/devices', [['mprId', SECOND_ID]])
  await second.press('power')
  await simulator.stop()
  const again = await aSimulator({ dir: simulator.dir, devices: ['FFFFFFFFFFFFFFFF'] }, server)
  const back = inTheRoom(again)
  await back.sees('ネットワーク：未接続')
  await back.press(TO_SOFTWARE)
  await back.sees(valid)
  assert.match(await inTheRoom(again, SECOND_ID).screen(), /電源が切れています/)
  const page = await (await fetch(again.origin)).text()
  assert.ok(!page.includes('FFFF-FFFF'), 'only a new folder gets the devices of SIMULATOR_DEVICES')
})

test('what is kept is for its owner only, and replaced as a whole', async () => {
  const { simulator } = await aRegistered()
  assert.deepEqual(await readdir(simulator.dir), [`${MPR_ID}.json`])
  const path = join(simulator.dir, `${MPR_ID}.json`)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.equal(JSON.parse(await readFile(path, 'utf8')).memory.registrationKey, KEY)
})

test('a memory that cannot be read gets its sentence', async () => {
  const simulator = await aSimulator()
  await inTheRoom(simulator).sees('ホーム')
  await simulator.stop()
  await writeFile(join(simulator.dir, `${MPR_ID}.json`), '{"on":')
  await assert.rejects(
    aSimulator({ dir: simulator.dir }, simulator.server),
    /cannot be read as the memory of a device: remove it/,
  )
})
