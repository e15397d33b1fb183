// What is malformed gets a problem document of four hundred and something, never a fault; 10³ here, more by command.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import fc from 'fast-check'
import { issued, keyIn } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { aDeviceOn } from './aDeviceOn.ts'
import { malformedCall } from './malformedCall.ts'

const REGISTRATION = '/device/v1/registration'
const GOOD = '{"mprId":"4F1A09C277D03B5E","registrationKey":"07582C91E4A0B63D"}'

test('bad bodies: each its code', async () => {
  const app = await testApp()
  const { post, ask } = aDeviceOn(app)
  const deep = `{"mprId":${'['.repeat(3000)}${']'.repeat(3000)}}`
  const table: [string, string, number, string][] = [
    ['empty', '', 400, 'malformed-request'],
    ['no JSON', '{', 400, 'malformed-request'],
    ['a list', '[]', 400, 'malformed-request'],
    ['null', 'null', 400, 'malformed-request'],
    ['deep', deep, 400, 'malformed-request'],
    ['a field missing', '{"mprId":"4F1A09C277D03B5E"}', 400, 'malformed-request'],
    ['an unknown field', GOOD.replace('}', ',"more":1}'), 400, 'malformed-request'],
    ['a field named twice', GOOD.replace('}', ',"mprId":"4F1A09C277D03B5E"}'), 400, 'malformed-request'],
    [
      'named twice in another spelling',
      GOOD.replace('}', ',"mpr\\u0049d":"4F1A09C277D03B5E"}'),
      400,
      'malformed-request',
    ],
    ['lower case', GOOD.toLowerCase(), 400, 'malformed-request'],
    ['a number', '{"mprId":1,"registrationKey":2}', 400, 'malformed-request'],
    ['__proto__', GOOD.replace('}', ',"__proto__":{"x":1}}'), 400, 'malformed-request'],
    ['a megabyte', JSON.stringify({ mprId: 'F'.repeat(1024 * 1024) }), 413, 'body-too-large'],
    ['good, but unknown', GOOD, 403, 'registration-key-wrong'],
  ]
  for (const [name, body, status, code] of table) {
    const answer = await post(REGISTRATION, body)
    assert.deepEqual([answer.status, answer.json?.code], [status, code], name)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json', name)
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', '', 'application/jsonp'])
    assert.equal((await post(REGISTRATION, GOOD, type)).status, 415, type)
  assert.equal((await post(REGISTRATION, GOOD, 'application/json; charset=utf-8')).status, 403)
  assert.equal((await ask('/device/v1/nothing')).json.code, 'not-found')
  assert.equal((await ask(REGISTRATION)).json.code, 'not-found')
  assert.deepEqual(app.faults, [])
})

test('tokens: missing, torn, of another device, of a period that is not there', async () => {
  const app = await testApp()
  const { register, service, ask } = aDeviceOn(app)
  const visitor = await app.aReseller()
  const [mine, theirs] = [app.aDevice(), app.aDevice()]
  const done = await issued(visitor, mine.card('KX-VCS701W'))
  const { token } = (await register({ mprId: mine.mprId, registrationKey: keyIn(done.body)!.replaceAll('-', '') })).json
  const [, period, signature] = token.split('.')
  for (const [name, wrong] of Object.entries({
    empty: '',
    torn: token.slice(0, -1),
    'another device': `${theirs.mprId}.${period}.${signature}`,
    'another period': `${mine.mprId}.2.${signature}`,
    'a long one': 'F'.repeat(10_000),
  }))
    assert.deepEqual([(await service(wrong)).status, (await service(wrong)).json.code], [401, 'token-wrong'], name)
  assert.equal((await ask('/device/v1/service')).status, 401)
  assert.equal((await service(app.deps.tokens.make({ mprId: theirs.mprId, periodNo: 1 }))).status, 401, 'no period')
  assert.deepEqual(app.faults, [])
})

test('a thousand random calls: no fault', async () => {
  const app = await testApp()
  const { ask } = aDeviceOn(app)
  await fc.assert(
    fc.asyncProperty(malformedCall, async ({ path, method, body, type, token }) => {
      const headers = { 'content-type': type, authorization: `Bearer ${token}`, 'if-none-match': token }
      const answer = await ask(path, { method, headers, ...(method === 'GET' ? {} : { body }) })
      assert.ok(answer.status < 500, `${method} ${path}: ${answer.status}`)
    }),
    { numRuns: 1000 },
  )
  assert.deepEqual(app.faults, [])
})

test('the description is linted, and names what the API answers', async () => {
  const app = await testApp('https://keys.example.jp')
  const { ask } = aDeviceOn(app)
  const description = (await ask('/device/openapi.json')).text
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source: description, config })
  assert.deepEqual(
    problems.map(p => `${p.ruleId}: ${p.message}`),
    [],
  )
  const broken = await lintFromString({ source: description.replace('"operationId":"service",', ''), config })
  assert.ok(broken.length > 0, 'the linter sees what is missing')
})
