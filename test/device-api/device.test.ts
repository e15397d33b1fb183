// The device API as a device meets it (product.md §7, R3).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { extended } from '../support/extendWalk.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'
import { aDeviceOn } from './aDeviceOn.ts'

/** A device with a key in hand, and its cards. */
async function withKey(app: TestApp, product = 'KX-VCS701W') {
  const device = app.aDevice()
  const visitor = await app.aReseller()
  const done = await issued(visitor, device.card(product))
  return {
    ...aDeviceOn(app),
    device,
    visitor,
    key: { mprId: device.mprId, registrationKey: keyIn(done.body)!.replaceAll('-', '') },
  }
}

test('the first registration starts the clock, every other one is harmless; the status follows the term', async () => {
  const app = await testApp()
  const { register, service, key } = await withKey(app)
  const first = await register(key)
  assert.equal(first.status, 200)
  const { token, statement, askAgainAt, ...said } = first.json
  assert.deepEqual(said, { status: 'active', lastDay: '2027-12-01', connectionNumber: said.connectionNumber })
  assert.match(said.connectionNumber, /^11[178]\d{8}$/)
  assert.match(askAgainAt, /^2026-12-02T0[34]:/, 'in a day, spread over an hour')
  const again = await register(key)
  assert.deepEqual(again.json, first.json, 'the same token, the same answer')
  const asked = await service(token)
  assert.equal(asked.json.statement, statement)
  const [row] = await app.db`select start_day::text, last_day::text from services`
  assert.deepEqual({ ...row }, { start_day: '2026-12-01', last_day: '2027-12-01' })
  const [events] = await app.db`select (select count(*) from service_events where kind = 'start') as starts,
    (select count(*) from audit where act = 'start') as audit`
  assert.deepEqual({ ...events }, { starts: 1, audit: 1 })
  assert.deepEqual(app.faults, [])
})

test('a signed answer stands until something changes that a device is told', async () => {
  const app = await testApp()
  const { register, key } = await withKey(app)
  await register(key)
  const standing = async () => (await app.db`select from device_answers where mpr_id = ${key.mprId}`).length
  assert.equal(await standing(), 1)
  await app.db`update services set closed_at = closed_at, trial_months = trial_months, registration_key = registration_key`
  assert.equal(await standing(), 1, 'as when a column that came later is filled')
  await app.db`update services set last_day = last_day + 1`
  assert.equal(await standing(), 0)
})

test('the start day is the GMT day: at 8:59 in Japan it is still the day before', async () => {
  const app = await testApp()
  const { register, key } = await withKey(app)
  app.clock.advance({ hours: 20, minutes: 59 })
  assert.equal((await register(key)).json.lastDay, '2027-12-01')
})

test('a device that registers twice at once starts one clock', async () => {
  const app = await testApp()
  const { register, key } = await withKey(app)
  const answers = await Promise.all(Array.from({ length: 20 }, () => register(key)))
  assert.equal(new Set(answers.map(a => a.text)).size, 1)
  const [row] = await app.db`select count(*) as n from service_events where kind = 'start'`
  assert.equal(row!.n, 1)
})

test('the statement is signed, says how long it may be believed, and outlives a change of keys', async () => {
  const app = await testApp()
  const { register, service, jwks, key } = await withKey(app)
  const { statement, token } = (await register(key)).json
  const check = async (jws: string) =>
    jwtVerify(jws, createLocalJWKSet((await jwks()).json), { currentDate: new Date(app.clock.now().epochMilliseconds) })
  const { payload, protectedHeader } = await check(statement)
  assert.equal(protectedHeader.typ, 'device-statement+jws')
  assert.deepEqual(
    [payload.iss, payload.sub, payload.status, payload.lastDay],
    ['http://localhost:3000', key.mprId, 'active', '2027-12-01'],
  )
  assert.equal(payload.exp! - payload.iat!, 30 * 24 * 3600, 'thirty days at most')

  await app.db`update signing_keys set retired_at = ${app.clock.now()}`
  app.clock.advance({ minutes: 2 })
  const renewed = (await service(token)).json.statement
  assert.notEqual(decodeProtectedHeader(renewed).kid, protectedHeader.kid)
  await check(renewed)
  await check(statement)
  assert.equal((await jwks()).json.keys.length, 2)
  app.clock.advance({ hours: 24 * 32 })
  assert.equal((await jwks()).json.keys.length, 1, 'nobody may believe the old one any more')
})

test('near the end the statement ends with the last day', async () => {
  const app = await testApp()
  const { register, service, jwks, key } = await withKey(app)
  const { token } = (await register(key)).json
  app.shift.days = 360 // 26 November 2027
  const { statement, askAgainAt } = (await service(token)).json
  const { payload } = await jwtVerify(statement, createLocalJWKSet((await jwks()).json), {
    currentDate: new Date(app.clock.now().add({ hours: 24 * 360 }).epochMilliseconds),
  })
  assert.equal(new Date(payload.exp! * 1000).toISOString(), '2027-12-02T00:00:00.000Z')
  assert.match(askAgainAt, /^2027-11-27T/)
  app.shift.days = 365
  assert.match((await service(token)).json.askAgainAt, /^2027-12-02T00:/, 'the first minutes after the last day')
})

test('day by day: active, expired, lapsed; a key that lapsed is refused, its token says so', async () => {
  const app = await testApp()
  const { register, service, key } = await withKey(app)
  const { token } = (await register(key)).json
  const table: [days: number, status: string, registration: number][] = [
    [365, 'active', 200],
    [366, 'expired', 200],
    [366 + 182, 'expired', 200], // 1 June 2028, the last of six months
    [366 + 183, 'lapsed', 409],
  ]
  for (const [days, status, registration] of table) {
    app.shift.days = days
    const asked = await service(token)
    assert.deepEqual([asked.json.status, asked.json.lastDay], [status, '2027-12-01'], `${days}`)
    assert.equal((await register(key)).status, registration, `${days}`)
  }
  assert.equal((await register(key)).json.code, 'service-ended')
})

test('304 while nothing changed; an extension reaches the device without a new key', async () => {
  const app = await testApp()
  const { register, service, device, visitor, key } = await withKey(app)
  const { token } = (await register(key)).json
  const first = await service(token)
  const etag = first.headers.get('etag')!
  assert.match(etag, /^"[\w-]{22}"$/)
  const same = await service(token, etag)
  assert.deepEqual([same.status, same.text, same.headers.get('etag')], [304, '', etag])

  await extended(visitor, device.card('KX-VCS703W'))
  const changed = await service(token, etag)
  assert.deepEqual([changed.status, changed.json.lastDay], [200, '2030-12-01'])
})

test('a period that another took the place of, or that was closed, is none for its token and refused for its key', async () => {
  for (const closing of ['superseded', 'stopped', 'moved', 'undone']) {
    const app = await testApp()
    const { register, service, key } = await withKey(app)
    const { token } = (await register(key)).json
    await app.db`update services set closing = ${closing}, closed_at = now()`
    const asked = await service(token)
    assert.deepEqual(
      [asked.json.status, asked.json.lastDay, asked.json.connectionNumber],
      ['none', null, null],
      closing,
    )
    assert.equal((await register(key)).json.code, 'service-ended', closing)
  }
})

test('wrong keys: the 11th in an hour waits, for that device and address only; a correct one always passes (C16)', async () => {
  const app = await testApp()
  const { key } = await withKey(app)
  const [here, there] = [aDeviceOn(app, '198.51.100.7'), aDeviceOn(app, '198.51.100.8')]
  const wrong = { ...key, registrationKey: '0000000000000000' }
  for (let i = 0; i < 10; i++) assert.equal((await here.register(wrong)).status, 403)
  const late = await here.register(wrong)
  assert.deepEqual([late.status, late.json.code, late.headers.get('retry-after')], [429, 'too-many-wrong-keys', '3600'])
  assert.equal((await there.register(wrong)).status, 403, 'another address')
  assert.equal((await here.register({ ...wrong, mprId: app.aDevice().mprId })).status, 403, 'another device')
  assert.equal((await here.register(key)).status, 200, 'nobody can lock a room from outside')
  app.clock.advance({ minutes: 61 })
  assert.equal((await here.register(wrong)).status, 403)
})

test('an unknown device and a wrong key are told the same', async () => {
  const app = await testApp()
  const { register, key } = await withKey(app)
  const [wrongKey, noDevice] = [
    await register({ ...key, registrationKey: '0000000000000000' }),
    await register({ ...key, mprId: '0000000000000001' }),
  ]
  assert.equal(wrongKey.text, noDevice.text)
})

test('when a device was last heard, and which last day it was told, is kept for 情報参照', async () => {
  const app = await testApp()
  const { register, key, visitor, device } = await withKey(app)
  await register(key)
  await app.deps.contacts.flush()
  const [row] =
    await app.db`select period_no, known_last_day::text, heard_at from device_contacts where mpr_id = ${key.mprId}`
  assert.deepEqual([row!.period_no, row!.known_last_day], [1, '2027-12-01'])
  const found = await visitor.submit('/search', { family: 'hdcom', ...device.card('KX-VCS701W') })
  assert.match(wordsOf(found.body), /利用開始日 2026年12月1日 \(GMT\)・日本時間 12月1日 9:00 から 合計：1年/)
  assert.match(wordsOf(found.body), /機器からの最後の通信 2026年12月1日 12:00（日本時間）/)
  assert.match(wordsOf(found.body), /機器が確認した利用期限 2027年12月1日 \(GMT\)/)
})
