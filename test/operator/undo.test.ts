// operator undo (R13): what users see before and after, on the real app.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { aCorrectableApp, extend, issue } from '../support/corrections.ts'
import { extended } from '../support/extendWalk.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { type Codes, issued, keyIn } from '../support/issueWalk.ts'
import { trail } from '../support/operator.ts'
import { keysOf, openKeyOf } from '../support/testCodes.ts'
import { wordsOf } from '../support/visitor.ts'

const no = (codes: Codes) => formatCode(codes.activationKeyNo)
const stops = (sentence: string, codes: Codes) => ({ code: 1, out: '', err: `${no(codes)}: ${sentence}\n` })

test('undo of a 新規申請: the card is unused again, the key refused, the number the device’s former one', async () => {
  const app = await aCorrectableApp()
  const { run, db, aReseller, aDevice } = app
  const visitor = await aReseller()
  const [device, other] = [aDevice(), aDevice()]
  const codes = device.card('KX-VCS701W')
  const done = await issued(visitor, codes)
  const [service] = await db`select connection_number from services`
  const [{ key: registrationKey } = assert.fail('no service')] = await keysOf(db)

  const said = `The 新規申請 of ${formatCode(codes.mprId)} is undone, its Registration Key is refused, and card ${no(codes)} is unused again.
  before  not started: 12 months from first use
  after   no service\n`
  const dry = await run('undo', no(codes), '--dry-run')
  assert.deepEqual(dry, { code: 0, out: `Dry run, nothing is written. It would be: ${said}`, err: '' })
  assert.deepEqual(await trail(db), [
    { operator: null, act: 'issue', subject: (await trail(db))[0]!.subject, reason: null },
  ])
  const typed = `　${no(codes).toLowerCase().replaceAll('-', 'ー')}`
  assert.deepEqual(await run('undo', typed), { code: 0, out: said, err: '' })

  assert.match(wordsOf((await visitor.get(done.path)).body), /この申請は取り消されています。/)
  const key = { mprId: codes.mprId, registrationKey }
  assert.equal((await aDeviceOn(app).register(key)).json.code, 'service-ended')
  const searched = await visitor.post('/search', { family: 'hdcom', ...codes })
  assert.match(wordsOf(searched.body), /まだ使用されていません/)

  const elsewhere = await issued(visitor, { ...codes, mprId: other.mprId })
  assert.match(wordsOf(elsewhere.body), /申請完了|利用期限 初回利用時から1年/)
  assert.notEqual(keyIn(elsewhere.body), keyIn(done.body))
  const terms = await visitor.submit('/issue', device.card('KX-VCS703W'))
  const numbers = await visitor.submit(terms.path, { version: '1' })
  const former = formatConnectionNumber(service!.connection_number)
  assert.match(wordsOf(numbers.body), new RegExp(`${former}\\s*前回の番号`))

  const [mail] = await db`select account_id, data from outbox where template = 'undone'`
  assert.equal(mail!.account_id, 1)
  assert.deepEqual(mail!.data, {
    mprId: codes.mprId,
    periodNo: 1,
    activationKeyNo: codes.activationKeyNo,
    flow: 'issue',
    months: 12,
    connectionNumber: service!.connection_number,
  })
  const [audited] = (await trail(db)).filter(row => row.act === 'undo')
  assert.deepEqual(audited, { operator: 'sato', act: 'undo', subject: mail!.data, reason: 'order 1234' })
  const { out } = await run('show', formatCode(codes.mprId))
  assert.match(out, /issue by .*, 12 months, undone since\n/)
  assert.match(
    out,
    new RegExp(
      `undo by sato: 新規申請 of ${formatCode(codes.mprId)}, service 1, is undone: card ${no(codes)} is unused again, its key is refused \\(order 1234\\)`,
    ),
  )
  assert.match(out, new RegExp(`use +issue of service 1 of ${formatCode(other.mprId)},`))
  await app.allIsWell()
})

test('undo of a 期間の延長: the term is what remains, and the page of that extension says so', async () => {
  const app = await aCorrectableApp()
  const { run, aReseller, aDevice, db } = app
  const visitor = await aReseller()
  const device = aDevice()
  const [first, second] = [device.card('KX-VCS701W'), device.card('KX-VCS703W')]
  await issued(visitor, first)
  const done = await extended(visitor, second)
  await firstUsed(app, first, '2026-11-01') // first use does not matter
  const [before] = await db`select key_mark, connection_number from services`

  assert.deepEqual(await run('undo', no(second)), {
    code: 0,
    out: `The 期間の延長 of ${formatCode(first.mprId)} is undone, and card ${no(second)} is unused again.
  before  active: 48 months from 2026-11-01, last day 2030-11-01 (GMT), in Japan until 2030-11-02 08:59
  after   active: 12 months from 2026-11-01, last day 2027-11-01 (GMT), in Japan until 2027-11-02 08:59\n`,
    err: '',
  })
  const page = wordsOf((await visitor.get(done.path)).body)
  assert.match(page, /この延長は取り消されています。/)
  assert.match(page, /このカードで延長したときの利用期限：初回利用時から4年/)
  assert.match(page, /現在の利用期限 2027年11月1日/)
  assert.doesNotMatch(page, /完了しました|自動で反映/)
  const [after] = await db`select key_mark, connection_number from services`
  assert.deepEqual(after, before, 'key and number stay')
  assert.match(
    (await run('show', no(first))).out,
    new RegExp(
      `undo by sato: 期間の延長 by 36 months of ${formatCode(first.mprId)}, service 1, is undone: card ${no(second)} is unused again, 12 months from 2026-11-01, last day 2027-11-01 \\(GMT\\), are left`,
    ),
  )
  const [mail] = await db`select data from outbox where template = 'undone'`
  const { months, totalMonths, startDay, lastDay } = mail!.data
  assert.deepEqual([months, totalMonths, startDay, lastDay], [36, 12, '2026-11-01', '2027-11-01'])
  assert.match(wordsOf((await extended(visitor, second)).body), /2030年11月1日/, 'and once more')
  await app.allIsWell()
})

test('a device that saw the longer term learns the shorter one at its next contact, with key and token as they are', async () => {
  const app = await aCorrectableApp()
  const device = app.aDevice()
  const [first, second] = [device.card('KX-VCS701W'), device.card('KX-VCS703W')]
  const opened = await issue(app, first)
  assert.ok(typeof opened !== 'string')
  const onDevice = aDeviceOn(app)
  const key = { mprId: first.mprId, registrationKey: (await openKeyOf(app.db, first.mprId))! }
  const { token } = (await onDevice.register(key)).json
  await extend(app, second)
  const longer = await onDevice.service(token)
  assert.equal(longer.json.lastDay, '2030-12-01')
  await app.run('undo', no(second))
  const shorter = await onDevice.service(token, longer.headers.get('etag')!)
  assert.deepEqual([shorter.status, shorter.json.status, shorter.json.lastDay], [200, 'active', '2027-12-01'])
  assert.equal((await onDevice.register(key)).json.token, token)
  await app.allIsWell()
})

test('undo of an extension and then of the 新規申請: the page of the extension still tells what it was', async () => {
  const app = await aCorrectableApp()
  const visitor = await app.aReseller()
  const device = app.aDevice()
  const [first, second] = [device.card('KX-VCS701W'), device.card('KX-VCS703W')]
  await issued(visitor, first)
  const done = await extended(visitor, second)
  assert.deepEqual(
    await app.run('undo', no(first)),
    stops('The service was extended: undo the extensions first, the latest one first.', first),
  )
  assert.equal((await app.run('undo', no(second))).code, 0)
  assert.equal((await app.run('undo', no(first))).code, 0)
  const page = await visitor.get(done.path)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page.body), /この延長は取り消されています。.*この申請は取り消されています。/)
  await app.allIsWell()
})

test('undo of the 新規申請 that followed a lapsed service: that one is the device’s last again', async () => {
  const app = await aCorrectableApp()
  const visitor = await app.aReseller()
  const device = app.aDevice()
  const [first, second] = [device.card('KX-VCS701W'), device.card('KX-VCS703W')]
  const old = await issued(visitor, first)
  await firstUsed(app, first, '2025-01-01')
  await issued(visitor, second)
  assert.match(wordsOf((await visitor.get(old.path)).body), /その後の申請で新しい Registration Key/)
  assert.match((await app.run('undo', no(second))).out, /\n {2}after {3}over: 12 months from 2025-01-01/)
  assert.match(wordsOf((await visitor.get(old.path)).body), /未使用のアクティベーションキーで新規申請/)
  assert.equal(await extend(app, second), 'no-service-to-extend')
  await app.allIsWell()
  assert.notEqual(typeof (await issue(app, second)), 'string', '新規申請 is open')
  await app.allIsWell()
})

test('an undone trial is none: a trial card is accepted again (R7)', async () => {
  const app = await aCorrectableApp()
  const device = app.aDevice()
  const trial = device.card('HDCOM-TRIAL')
  for (let i = 0; i < 2; i++) {
    assert.equal(((await issue(app, trial)) as { periodNo: number }).periodNo, i + 1)
    assert.equal((await app.run('undo', no(trial))).code, 0)
    await app.allIsWell()
  }
  assert.equal(((await issue(app, trial)) as { periodNo: number }).periodNo, 3)
})

test('undo: each refusal, in one sentence, and nothing is written', async () => {
  const app = await aCorrectableApp()
  const [started, stopped, moved, twice] = [app.aDevice(), app.aDevice(), app.aDevice(), app.aDevice()]
  const [year, three] = ['KX-VCS701W', 'KX-VCS703W']
  for (const device of [started, stopped, moved, twice]) await issue(app, device.card(year!))
  await firstUsed(app, started.card(year!), '2026-11-01')
  for (const device of [stopped, moved, twice]) await extend(app, device.card(three!))
  assert.equal(await extend(app, { ...app.aDevice().card(year!), mprId: twice.mprId }), 'open')
  await app.run('stop', formatCode(stopped.mprId))
  await app.run('move', formatCode(moved.mprId), formatCode(app.aDevice().mprId))

  const before = await trail(app.db)
  const table: [Codes, string][] = [
    [started.card('HDCOM-TRIAL'), 'The card is not used: there is nothing to undo.'],
    [started.card(year!), 'The service has started: it can be stopped, but not undone.'],
    [stopped.card(year!), 'The service is over: what it came of can no longer be undone.'],
    [stopped.card(three!), 'The service is over: what it came of can no longer be undone.'],
    [
      moved.card(three!),
      'The service was moved to another device since: what came before that can no longer be undone.',
    ],
    [twice.card(year!), 'The service was extended: undo the extensions first, the latest one first.'],
    [twice.card(three!), 'The service was extended again since: undo the latest extension first.'],
  ]
  for (const [codes, sentence] of table) assert.deepEqual(await app.run('undo', no(codes)), stops(sentence, codes))
  const unknown = '0000-0000-0000-0000'
  const sentence = `${unknown}: There is no card with this Activation Key No.\n`
  assert.deepEqual(await app.run('undo', unknown), { code: 1, out: '', err: sentence })
  assert.deepEqual(await trail(app.db), before)
  await app.allIsWell()
})
