// Devices in a maintenance window: told when to come back, and not that anything of theirs is wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scheduleMaintenance } from '#operations/notices/scheduleMaintenance'
import { deviceApi } from '#simulator/speak/deviceApi'
import type { Send } from '#simulator/speak/send'
import { testApp } from '../support/testApp.ts'
import { anOperatorOf } from '../support/who.ts'

const PATHS = [
  ['GET', '/device/v1/service'],
  ['POST', '/device/v1/registration'],
  ['GET', '/.well-known/jwks.json'],
] as const

async function closed(minutes: number) {
  const made = await testApp()
  const { deps, clock } = made
  const text = { ja: '点検', en: 'Checks' }
  const times = { startsAt: undefined, endsAt: clock.now().add({ minutes }), announceFrom: undefined }
  await scheduleMaintenance(deps, { by: anOperatorOf(), mail: false, dryRun: false, text, ...times })
  await deps.maintenance.refresh()
  return made
}

test('503 with a stable code and the seconds to wait; the description stays', async () => {
  const { app, clock } = await closed(5)
  for (const [method, path] of PATHS) {
    const answer = await app.request(path, { method })
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '300'], path)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    const title = 'The system is under maintenance. Ask again later.'
    assert.deepEqual(await answer.json(), { type: 'about:blank', title, status: 503, code: 'maintenance' })
  }
  assert.equal((await app.request('/device/openapi.json')).status, 200)
  const large = await app.request('/device/v1/registration', { method: 'POST', body: 'x'.repeat(9000) })
  assert.equal(large.status, 413)
  clock.advance({ minutes: 5 })
  assert.equal((await app.request('/.well-known/jwks.json')).status, 200)
})

test('503 unavailable while the database is known to be away', async () => {
  const { app, deps, db, faults } = await testApp()
  await db.end()
  Object.assign(deps.database, { away: true })
  for (const [method, path] of PATHS) {
    const answer = await app.request(path, { method })
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '10'], path)
    assert.equal(((await answer.json()) as { code: string }).code, 'unavailable')
  }
  assert.deepEqual(faults, [])
})

test('a device takes it for a server that is not there, and asks again when it is told', async () => {
  const { app } = await closed(20)
  const send: Send = async ({ method, path, headers = {}, body }) => {
    const answer = await app.request(path, { method, headers, ...(body ? { body } : {}) })
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
  }
  const api = deviceApi(send, { find: async () => undefined }, () => 0)
  const mprId = '4F1A09C277D03B5E'
  for (const question of [
    { ask: 'registration', registrationKey: '07582C91E4A0B63D' },
    { ask: 'service', token: 'x', etag: null },
  ] as const)
    assert.deepEqual(await api.ask(mprId, question), { is: 'unanswered', retryAfterSeconds: 1200 })
})
