// operator move (R13): what users see with the old device and with the new one, on the real app.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode, type MprId, type RegistrationKey } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { registrationKeyFits } from '#domain/registrationKey'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { aCorrectableApp, extend, issue } from '../support/corrections.ts'
import { extended } from '../support/extendWalk.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { type Codes, issued, keyIn } from '../support/issueWalk.ts'
import { trail } from '../support/operator.ts'
import { type Visitor, wordsOf } from '../support/visitor.ts'

const on = (codes: Codes, { mprId }: { mprId: MprId }): Codes => ({ ...codes, mprId })
const plain = (key: string | undefined) => key!.replaceAll('-', '') as RegistrationKey

/** What each entry answers to these codes: a service that was moved away, naming no device. */
async function movedAway(visitor: Visitor, codes: Codes, others: MprId[]) {
  for (const [path, form] of [
    ['/issue', codes],
    ['/extend', codes],
    ['/search', { family: 'hdcom', ...codes }],
  ] as const) {
    const answer = await visitor.post(path, form)
    assert.equal(answer.status, 409, path)
    const words = wordsOf(answer.body)
    assert.match(words, /この機器のサービスは、別の機器に引き継がれています。/, path)
    for (const other of others) assert.ok(!answer.body.includes(other) && !words.includes(formatCode(other)), path)
  }
}

test('a move: the cards show the new key with the new MPR ID, and with the old one only that the service was moved', async () => {
  const app = await aCorrectableApp()
  const { run, aDevice, db } = app
  const visitor = await app.aReseller()
  const [a, b, c] = [aDevice(), aDevice(), aDevice()]
  const [first, second] = [a.card('KX-VCS701W'), a.card('KX-VCS703W')]
  const done = await issued(visitor, first)
  const longer = await extended(visitor, second)
  const old = aDeviceOn(app)
  const { token } = (await old.register({ mprId: a.mprId, registrationKey: plain(keyIn(done.body)) })).json
  const [service] = await db`select connection_number from services`
  const number = formatConnectionNumber(service!.connection_number)

  const said = `The service is moved from ${formatCode(a.mprId)} to ${formatCode(b.mprId)}, with 接続番号 ${number} and 2 cards.
The old Registration Key is refused; キー検索 with a card and the new MPR ID shows the new one.
  before  active: 48 months from 2026-12-01, last day 2030-12-01 (GMT), in Japan until 2030-12-02 08:59
  after   active: 48 months from 2026-12-01, last day 2030-12-01 (GMT), in Japan until 2030-12-02 08:59\n`
  const move = ['move', formatCode(a.mprId), b.mprId.toLowerCase()]
  assert.equal((await run(...move, '--dry-run')).out, `Dry run, nothing is written. It would be: ${said}`)
  assert.equal((await db`select from service_events where kind = 'move'`).length, 0)
  assert.deepEqual(await run(...move), { code: 0, out: said, err: '' })
  await app.allIsWell()

  const again = await visitor.submit('/issue', on(first, b))
  const found = await visitor.submit('/search', { family: 'hdcom', ...on(second, b) })
  const key = plain(keyIn(again.body))
  assert.equal(plain(keyIn(found.body)), key)
  assert.notEqual(key, plain(keyIn(done.body)))
  assert.ok(registrationKeyFits(key, b.mprId))
  assert.match(wordsOf(found.body), new RegExp(`接続番号 ${number}.*利用期限 2030年12月1日`))
  const extension = await visitor.submit('/extend', on(second, b))
  assert.match(wordsOf(extension.body), /延長した内容をもう一度表示しています。.*利用期限 2030年12月1日/)
  await movedAway(visitor, first, [b.mprId])
  await movedAway(visitor, second, [b.mprId])
  const other = await visitor.post('/issue', on(first, c))
  assert.match(wordsOf(other.body), /別の機器で使用済みです。/)
  for (const page of [done, longer])
    assert.match(wordsOf((await visitor.get(page.path)).body), /このサービスは、別の機器に引き継がれています。/)

  assert.equal((await old.service(token)).json.status, 'none')
  assert.equal(
    (await old.register({ mprId: a.mprId, registrationKey: plain(keyIn(done.body)) })).json.code,
    'service-ended',
  )
  const told = (await old.register({ mprId: b.mprId, registrationKey: key })).json
  assert.deepEqual(
    [told.status, told.lastDay, told.connectionNumber],
    ['active', '2030-12-01', service!.connection_number],
  )

  const [mail] = await db`select account_id, data from outbox where template = 'moved'`
  const subject = {
    mprId: a.mprId,
    periodNo: 1,
    toMprId: b.mprId,
    toPeriodNo: 1,
    connectionNumber: service!.connection_number,
  }
  assert.deepEqual([mail!.account_id, mail!.data], [1, subject])
  const moves = (await trail(db)).filter(row => row.act === 'move')
  assert.deepEqual(moves, [{ operator: 'sato', act: 'move', subject, reason: 'order 1234' }])
  await app.allIsWell()
})

test('a second move: the card says so with both devices that the service left, and goes on with the third', async () => {
  const app = await aCorrectableApp()
  const visitor = await app.aReseller()
  const [a, b, c] = [app.aDevice(), app.aDevice(), app.aDevice()]
  const [first, second, third] = [a.card('KX-VCS701W'), a.card('KX-VCS703W'), b.card('KX-VCS701W')]
  await issue(app, first)
  await extend(app, second)
  await app.run('move', a.mprId, b.mprId)
  await extend(app, third)
  assert.match((await app.run('move', b.mprId, c.mprId)).out, /and 3 cards\.\n/)
  await app.allIsWell()
  for (const card of [first, second, third]) {
    await movedAway(visitor, on(card, b), [a.mprId, c.mprId])
    const found = await visitor.submit('/search', { family: 'hdcom', ...on(card, c) })
    assert.match(wordsOf(found.body), /利用期限 初回利用時から5年/)
  }
  await movedAway(visitor, first, [b.mprId, c.mprId])
  await movedAway(visitor, second, [b.mprId, c.mprId])
  await movedAway(visitor, on(third, a), [b.mprId, c.mprId])

  const shown = (await app.run('show', c.mprId)).out
  const from = (device: { mprId: MprId }) => formatCode(device.mprId)
  assert.match(
    shown,
    new RegExp(`move by sato: 接続番号 .* from ${from(b)}, service 1, to ${from(c)}, service 1, with a new key`),
  )
  assert.equal(shown.match(/^Card /gm)!.length, 3)
  const middle = (await app.run('show', b.mprId)).out
  assert.equal(middle.match(/ move by sato: /g)!.length, 2)
  assert.match(middle, new RegExp(`extend of service 1 of ${from(c)},`))
  assert.match(middle, /closed \(moved\)/)

  assert.match((await app.run('move', c.mprId, a.mprId)).out, /and 3 cards\.\n/, 'and back to the first')
  await visitor.submit('/issue', first)
  await movedAway(visitor, on(first, b), [a.mprId, c.mprId])
  await movedAway(visitor, on(first, c), [a.mprId, b.mprId])
  await app.allIsWell()
})

test('to a device whose own service has lapsed: that one is superseded; both had a service, so no trial (R7)', async () => {
  const app = await aCorrectableApp()
  const [a, b] = [app.aDevice(), app.aDevice()]
  await issue(app, b.card('KX-VCS701W'))
  await firstUsed(app, b.card('KX-VCS701W'), '2025-01-01')
  await issue(app, a.card('KX-VCS701W'))
  assert.match((await app.run('move', a.mprId, b.mprId)).out, /and 1 card\.\n/)
  const rows = await app.db`select period_no, closing from services where mpr_id = ${b.mprId} order by 1`
  assert.deepEqual(
    rows.map(row => [row.period_no, row.closing]),
    [
      [1, 'superseded'],
      [2, null],
    ],
  )
  for (const device of [a, b]) assert.equal(await issue(app, device.card('HDCOM-TRIAL')), 'trial-only-for-new-device')
  assert.notEqual(typeof (await issue(app, a.card('KX-VCS703W'))), 'string', 'the old device may apply anew')
  await app.allIsWell()
})

test('after a move: extensions made since can be undone, and those are extended which the device now is', async () => {
  const app = await aCorrectableApp()
  const [a, b] = [app.aDevice(), app.aDevice()]
  await issue(app, a.card('HDCOM-TRIAL'))
  await firstUsed(app, a.card('HDCOM-TRIAL'), '2026-11-01')
  await app.run('move', a.mprId, b.mprId)
  const [moved] = await app.db`select months, trial_months from services where mpr_id = ${b.mprId}`
  assert.deepEqual({ ...moved }, { months: 3, trial_months: 3 })
  assert.equal(await extend(app, b.card('KX-VCS701W')), 'open')
  assert.equal(await extend(app, a.card('KX-VCS701W')), 'no-service-to-extend')
  const { out } = await app.run('undo', b.card('KX-VCS701W').activationKeyNo)
  assert.match(out, /after {3}active: 3 months from 2026-11-01/)
  await app.allIsWell()
})

test('move: each refusal names the device that it is about, and nothing is written', async () => {
  const app = await aCorrectableApp()
  const [has, other, none, mpcs] = [app.aDevice(), app.aDevice(), app.aDevice(), app.aDevice('mpcs')]
  for (const device of [has, other]) await issue(app, device.card('KX-VCS701W'))
  const unknown = '0000000000000000'
  const before = await trail(app.db)
  const table: [string, string, string, string][] = [
    [unknown, none.mprId, unknown, 'There is no device with this MPR ID.'],
    [has.mprId, unknown, unknown, 'There is no device with this MPR ID to move the service to.'],
    [has.mprId, has.mprId, has.mprId, 'Old and new device are the same.'],
    [has.mprId, mpcs.mprId, mpcs.mprId, 'The devices are of different 種別: a service stays within its own.'],
    [none.mprId, has.mprId, none.mprId, 'The device has no service, or it is over.'],
    [has.mprId, other.mprId, other.mprId, 'This device has a service of its own: only one without can take it over.'],
  ]
  for (const [from, to, about, sentence] of table) {
    const err = `${formatCode(about as MprId)}: ${sentence}\n`
    assert.deepEqual(await app.run('move', from, to), { code: 1, out: '', err })
  }
  assert.deepEqual(await trail(app.db), before)
  await app.allIsWell()
})
