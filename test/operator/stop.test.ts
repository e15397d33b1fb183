// operator stop and clear-lock (R13, §7) on the real app.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { aCorrectableApp, issue } from '../support/corrections.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { trail } from '../support/operator.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

test('stop: over at once, the cards stay used, and 新規申請 is open with the former number', async () => {
  const app = await aCorrectableApp()
  const { run, db } = app
  const visitor = await app.aReseller()
  const device = app.aDevice()
  const first = device.card('KX-VCS701W')
  const done = await issued(visitor, first)
  const key = { mprId: device.mprId, registrationKey: keyIn(done.body)!.replaceAll('-', '') }
  const onDevice = aDeviceOn(app)
  const { token } = (await onDevice.register(key)).json
  const [service] = await db`select connection_number from services`

  const said = `The service of ${formatCode(device.mprId)} is stopped, and its Registration Key is refused.
  before  active: 12 months from 2026-12-01, last day 2027-12-01 (GMT), in Japan until 2027-12-02 08:59
  after   closed (stopped): 12 months from 2026-12-01, last day 2027-12-01 (GMT), in Japan until 2027-12-02 08:59\n`
  assert.equal((await run('stop', device.mprId, '--dry-run')).out, `Dry run, nothing is written. It would be: ${said}`)
  assert.equal((await onDevice.service(token)).json.status, 'active')
  app.clock.advance({ minutes: 1 })
  assert.deepEqual(await run('stop', device.mprId), { code: 0, out: said, err: '' })
  await app.allIsWell()

  assert.equal((await onDevice.service(token)).json.status, 'none')
  assert.equal((await onDevice.register(key)).json.code, 'service-ended')
  assert.match(wordsOf((await visitor.submit('/issue', first)).body), /このサービスは停止されています。/)
  const refused = await visitor.post('/extend', device.card('KX-VCS703W'))
  assert.match(wordsOf(refused.body), /延長できるサービスがありません/)
  const terms = await visitor.submit('/issue', device.card('KX-VCS703W'))
  const numbers = await visitor.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  const number = service!.connection_number
  assert.match(wordsOf(numbers.body), new RegExp(`${formatConnectionNumber(number)}\\s*前回の番号`))
  const confirm = await visitor.submit(numbers.path, { number })
  assert.match(wordsOf((await visitor.submit(confirm.path, {})).body), new RegExp(formatConnectionNumber(number)))

  const [mail] = await db`select account_id, data from outbox where template = 'stopped'`
  const subject = { mprId: device.mprId, periodNo: 1, connectionNumber: number }
  assert.deepEqual([mail!.account_id, mail!.data], [1, subject])
  const stops = (await trail(db)).filter(row => row.act === 'stop')
  assert.deepEqual(stops, [{ operator: 'sato', act: 'stop', subject, reason: 'order 1234' }])
  assert.match(
    (await run('show', device.mprId)).out,
    new RegExp(
      `start by the device: service 1, from 2026-12-01 \\(GMT\\)\n.*stop by sato: service 1 of ${formatCode(device.mprId)} ended at once, its cards stay used \\(order 1234\\)`,
    ),
  )
  await app.allIsWell()
})

test('stop, undo and move say when nobody can be told, as what they would do and as what they did', async () => {
  const app = await aCorrectableApp()
  const devices = [app.aDevice(), app.aDevice(), app.aDevice()]
  const card = devices[0]!.card('KX-VCS701W')
  for (const device of devices) await issue(app, device.card('KX-VCS701W'))
  const NOBODY =
    /\nNobody can be told of it by mail: no company holds the service, or none of its 管理者 has an account that can sign in\.\n$/
  const commands: [string, ...string[]][] = [
    ['undo', card.activationKeyNo],
    ['move', devices[1]!.mprId, app.aDevice().mprId],
    ['stop', devices[2]!.mprId],
  ]
  for (const command of commands) assert.doesNotMatch((await app.run(...command, '--dry-run')).out, /Nobody/)
  await app.run('account', 'disable', app.demo.account.loginId)
  for (const command of commands) {
    assert.match((await app.run(...command, '--dry-run')).out, NOBODY, command[0])
    assert.match((await app.run(...command)).out, NOBODY, command[0])
  }
  assert.equal((await app.db`select 1 from outbox where template in ('undone', 'moved', 'stopped')`).length, 0)
})

test('stop: a service that nobody holds any more', async () => {
  const app = await aCorrectableApp()
  const device = app.aDevice()
  await issue(app, device.card('KX-VCS701W'))
  await app.run('account', 'erase', app.demo.account.loginId)
  assert.match((await app.run('stop', device.mprId)).out, /\nNobody can be told of it by mail/)
  assert.deepEqual(app.faults, [])
})

test('stop: what is unknown, without a service or stopped already is a sentence', async () => {
  const app = await aCorrectableApp()
  const [none, stopped] = [app.aDevice(), app.aDevice()]
  await issue(app, stopped.card('KX-VCS701W'))
  await app.run('stop', stopped.mprId)
  for (const { mprId } of [none, stopped]) {
    const err = `${formatCode(mprId)}: The device has no service, or it is over.\n`
    assert.deepEqual(await app.run('stop', mprId), { code: 1, out: '', err })
  }
  for (const command of ['stop', 'clear-lock']) {
    const err = '0000-0000-0000-0000: There is no device with this MPR ID.\n'
    assert.deepEqual(await app.run(command, '0000-0000-0000-0000'), { code: 1, out: '', err })
  }
  await app.allIsWell()
})

test('clear-lock: an address that was wrong too often about a device need not wait', async () => {
  const app = await aCorrectableApp()
  const [device, other] = [app.aDevice(), app.aDevice()]
  const wrong = async (mprId: string, address: string) =>
    (await aDeviceOn(app, address).register({ mprId, registrationKey: '0000000000000000' })).status
  for (let i = 0; i < 10; i++) await wrong(device.mprId, '198.51.100.1')
  for (let i = 0; i < 10; i++) await wrong(other.mprId, '198.51.100.1')
  await wrong(device.mprId, '198.51.100.2')
  assert.equal(await wrong(device.mprId, '198.51.100.1'), 429)

  const name = formatCode(device.mprId)
  const said = `${name}: the wrong Registration Keys from 2 addresses are forgotten.\n`
  assert.deepEqual(
    (await app.run('clear-lock', name, '--dry-run')).out,
    `Dry run, nothing is written. It would be: ${said}`,
  )
  assert.equal(await wrong(device.mprId, '198.51.100.1'), 429)
  assert.deepEqual(await app.run('clear-lock', name), { code: 0, out: said, err: '' })
  assert.notEqual(await wrong(device.mprId, '198.51.100.1'), 429)
  assert.equal(await wrong(other.mprId, '198.51.100.1'), 429, 'the other device is none of this')
  assert.equal((await app.run('clear-lock', name)).out, said.replace('2 addresses', '1 address'))
  assert.equal((await app.run('clear-lock', name)).out, `${name}: no wrong key is counted.\n`)
  assert.deepEqual(
    (await trail(app.db)).map(row => [row.act, row.subject]),
    [2, 1].map(addresses => ['clear-lock', { mprId: device.mprId, addresses }]),
  )
  assert.match(
    (await app.run('show', name)).out,
    /clear-lock by sato: wrong Registration Keys from 1 address forgotten/,
  )
})

test('retire-signing-key: another key signs from the next minute on, and the trail says who changed it', async () => {
  const app = await aCorrectableApp()
  assert.equal((await app.run('retire-signing-key')).out, 'no key signs yet.\n')
  const before = await app.deps.signer.kid()
  assert.equal(
    (await app.run('retire-signing-key', '--dry-run')).out,
    'Dry run, nothing is written. It would be: the signing key is retired.\n',
  )
  assert.equal((await app.run('retire-signing-key')).out, 'the signing key is retired.\n')
  app.clock.advance({ minutes: 2 })
  assert.notEqual(await app.deps.signer.kid(), before)
  assert.deepEqual(
    (await trail(app.db)).map(row => [row.act, row.subject]),
    [['retire-signing-key', { kid: before }]],
  )
})
