// What a device asks and what it makes of the answers; when it asks again; what its row つながるねっとサービス says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, heard, nextQuestion, type Question } from '#simulator/device/conversation'
import { type Memory, newMemory, type Statement } from '#simulator/device/memory'
import { type ServiceShown, serviceShown } from '#simulator/device/service'
import { texts } from '#simulator/page/text/text'
import { aKeyFor, MPR_ID } from '../support/aSimulator.ts'

const NOW = Date.UTC(2026, 10, 24, 3)
const HOUR = 3_600_000
const KEY = aKeyFor(MPR_ID)
const OTHER_KEY = aKeyFor(MPR_ID, 2)

const memory = (given: Partial<Memory> = {}): Memory => ({ ...newMemory(MPR_ID), ...given })
const statement = (given: Partial<Statement> = {}): Statement => ({
  status: 'active',
  lastDay: '2027-11-24',
  connectionNumber: '11123456789',
  expiresAt: NOW + 24 * HOUR,
  ...given,
})
const registration: Question = { ask: 'registration', registrationKey: KEY }
const service: Question = { ask: 'service', token: 't', etag: null }
const statementAnswer: Answer = {
  is: 'statement',
  etag: '"1"',
  statement: statement(),
  signed: 'a.b.c',
  askAgainAt: NOW + HOUR,
}

test('the question: a new key first, then the token, then the old key; a device without a key asks nobody', () => {
  assert.equal(nextQuestion(memory(), NOW), undefined)
  assert.deepEqual(nextQuestion(memory({ newKey: KEY, token: 't', registrationKey: OTHER_KEY }), NOW), registration)
  assert.deepEqual(nextQuestion(memory({ token: 't', registrationKey: KEY }), NOW), service)
  assert.deepEqual(nextQuestion(memory({ registrationKey: KEY }), NOW), registration)
})

test('If-None-Match only while the statement outlasts the next question', () => {
  const known = memory({ token: 't', etag: '"1"', statement: statement(), askEvery: 6 * HOUR })
  assert.deepEqual(nextQuestion(known, NOW), { ...service, etag: '"1"' })
  assert.deepEqual(nextQuestion(known, NOW + 17 * HOUR), { ...service, etag: '"1"' })
  for (const hours of [18, 24, 25]) assert.deepEqual(nextQuestion(known, NOW + hours * HOUR), service, `${hours}`)
})

test('a registration that is accepted: key, token and statement are kept', () => {
  const after = heard(memory({ newKey: KEY, failures: 3 }), registration, { ...statementAnswer, token: 't' }, NOW, 0)
  const { registrationKey, newKey, token, etag, askAt, failures, ended } = after
  assert.deepEqual(
    { registrationKey, newKey, token, etag, askAt, failures, ended },
    { registrationKey: KEY, newKey: null, token: 't', etag: '"1"', askAt: NOW + HOUR, failures: 0, ended: false },
  )
})

test('a new key that is refused leaves the old one, and how that stands is asked at once', () => {
  const before = memory({ newKey: KEY, registrationKey: OTHER_KEY, token: 't', statement: statement() })
  const after = heard(before, registration, { is: 'refused' }, NOW, 0)
  assert.deepEqual(after, { ...before, newKey: null, refusedKey: KEY, askAt: NOW })
  assert.deepEqual(nextQuestion(after, NOW), service)
  assert.equal(heard(memory({ newKey: KEY }), registration, { is: 'refused' }, NOW, 0).askAt, null)
})

test('a token that is wrong is changed for a new one with the key', () => {
  const after = heard(memory({ token: 't', etag: '"1"', registrationKey: KEY }), service, { is: 'token-wrong' }, NOW, 0)
  assert.deepEqual([after.token, after.etag, after.askAt], [null, null, NOW])
  assert.deepEqual(nextQuestion(after, NOW), registration)
  const refused = heard(after, registration, { is: 'refused' }, NOW, 0)
  assert.deepEqual(serviceShown(refused, NOW), { is: 'not-registered' })
  assert.equal(refused.registrationKey, KEY, 'it asks again at the next start')
})

test('when it asks again: as told plus a little chance; never at once; unchanged waits as long as the time before', () => {
  const at = (answer: Answer, chance: number, before = memory()) =>
    heard(before, service, answer, NOW, chance).askAt! - NOW
  assert.equal(at(statementAnswer, 0), HOUR)
  assert.equal(at(statementAnswer, 0.5), HOUR * 1.05)
  assert.equal(at({ ...statementAnswer, askAgainAt: NOW + 20 * HOUR }, 0.5), 20 * HOUR + 450_000)
  assert.equal(at({ ...statementAnswer, askAgainAt: NOW - HOUR }, 0), 1000)
  assert.equal(at({ is: 'unchanged' }, 0, memory({ askEvery: 2 * HOUR })), 2 * HOUR)
})

test('when a statement runs out before that, it asks within a minute after its end', () => {
  const late: Answer = { ...statementAnswer, askAgainAt: NOW + 48 * HOUR }
  assert.equal(heard(memory(), service, late, NOW, 0).askAt, NOW + 24 * HOUR)
  assert.equal(heard(memory(), service, late, NOW, 0.5).askAt, NOW + 24 * HOUR + 30_000)
  const known = memory({ statement: statement(), askEvery: 48 * HOUR })
  assert.equal(heard(known, service, { is: 'unchanged' }, NOW, 0).askAt, NOW + 24 * HOUR)
})

test('without an answer it waits longer each time, an hour at most, and as long as Retry-After says', () => {
  const waits = [0, 1, 2, 3, 8, 30].map(failures => {
    const after = heard(memory({ failures }), service, { is: 'unanswered' }, NOW, 1)
    assert.equal(after.failures, failures + 1)
    return (after.askAt! - NOW) / 1000
  })
  assert.deepEqual(waits, [15, 30, 60, 120, 3600, 3600])
  const half = heard(memory(), service, { is: 'unanswered' }, NOW, 0)
  assert.equal(half.askAt! - NOW, 7500)
  const busy = heard(memory(), service, { is: 'unanswered', retryAfterSeconds: 90 }, NOW, 0)
  assert.equal(busy.askAt! - NOW, 90_000)
})

const SHOWN: [string, Partial<Memory>, number, ServiceShown['is'], string][] = [
  ['as new', {}, 0, 'not-registered', '登録されていません'],
  ['active', { statement: statement(), token: 't' }, 0, 'active', '2027年11月24日 (GMT) が有効期限です'],
  [
    'active, offline, trusted',
    { statement: statement(), token: 't' },
    24 * HOUR - 1,
    'active',
    '2027年11月24日 (GMT) が有効期限です',
  ],
  [
    'active, offline for too long',
    { statement: statement(), token: 't' },
    24 * HOUR,
    'not-connected',
    'つながるねっとのサーバーへ接続していません',
  ],
  ['expired', { statement: statement({ status: 'expired' }), token: 't' }, 0, 'expired', '有効期限が切れています'],
  ['lapsed', { statement: statement({ status: 'lapsed' }), token: 't' }, 0, 'not-registered', '登録されていません'],
  [
    'none',
    { statement: statement({ status: 'none', lastDay: null }), token: 't' },
    0,
    'not-registered',
    '登録されていません',
  ],
  ['saved, never connected', { newKey: KEY }, 0, 'not-connected', 'つながるねっとのサーバーへ接続していません'],
  ['token refused', { registrationKey: KEY, ended: true }, 0, 'not-registered', '登録されていません'],
]
for (const [name, given, later, is, text] of SHOWN) {
  test(`つながるねっとサービス, ${name}: ${text}`, () => {
    const shown = serviceShown(memory(given), NOW + later)
    assert.equal(shown.is, is)
    assert.equal(texts.ja.status(shown), text)
    assert.match(texts.en.status(shown), /^[\x20-\x7e]+$/)
  })
}

test('a last day is written without leading zeros', () => {
  const shown = { is: 'active', lastDay: '2027-03-01', connectionNumber: null } as const
  assert.equal(texts.ja.status(shown), '2027年3月1日 (GMT) が有効期限です')
  assert.equal(texts.en.status(shown), 'Valid until 1 March 2027 (GMT)')
})
