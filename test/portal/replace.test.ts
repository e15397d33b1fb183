// 機器の交換 by the company that holds the service (P29, R23).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { idsIn, oneInCare, tight } from '../support/careList.ts'
import { extended } from '../support/extendWalk.ts'
import { invariants } from '../support/invariants.ts'
import { issued } from '../support/issueWalk.ts'
import { anOperator } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const BROKEN = { why: 'broken' }

/** And the page that this is about. */
async function inCare(app: TestApp) {
  const one = await oneInCare(app)
  return { ...one, replace: `${one.path}/replace` }
}

/** Both pages. */
async function replaced(who: Visitor, path: string, mprId: string) {
  const confirm = await who.post(path, { mprId, ...BROKEN })
  assert.match(wordsOf(confirm.body), /この内容で交換します。/)
  return who.submit(path, { mprId, ...BROKEN, from: fieldValue(confirm.body, 'from')! })
}

test('a service goes to another device: shown first, with a new key, the words along, and told', async () => {
  const app = await testApp()
  const { clerk, device, codes, key, path, replace } = await inCare(app)
  await clerk.post(`${path}/words`, { endCustomer: '港北市役所' })
  const next = app.aDevice()
  assert.match(wordsOf((await clerk.get(path)).body), /機器を交換する/)
  const empty = await clerk.post(replace, {})
  assert.equal(empty.status, 422)
  assert.match(wordsOf(empty.body), /交換の理由を選んでください。/)
  const confirm = await clerk.post(replace, { mprId: ` ${formatCode(next.mprId).toLowerCase()} `, ...BROKEN })
  assert.match(
    tight(confirm.body),
    new RegExp(`今までの機器のMPRID${formatCode(device.mprId)}港北市役所新しい機器のMPRID${formatCode(next.mprId)}`),
  )
  assert.match(wordsOf((await clerk.get(path)).body), new RegExp(key), 'nothing is moved yet')

  const done = await replaced(clerk, replace, next.mprId)
  assert.match(wordsOf(done.body), /サービスを引き継ぎました。この機器に、新しい Registration Key を登録してください。/)
  assert.match(tight(done.body), new RegExp(`港北市役所.*${formatCode(next.mprId)}`))
  assert.match(tight(done.body), /これまで.*高橋直子さんが、サービスをこの機器に引き継ぎました。/)
  const fresh = wordsOf(done.body).match(/Registration Key ([0-9A-F]{4}(?:-[0-9A-F]{4}){3})/)![1]!
  assert.notEqual(fresh, key)
  const registration = { mprId: next.mprId, registrationKey: fresh.replaceAll('-', '') }
  assert.equal((await aDeviceOn(app).register(registration)).status, 200)
  const old = await aDeviceOn(app).register({ mprId: device.mprId, registrationKey: key.replaceAll('-', '') })
  assert.equal(old.status, 409)
  const searched = await clerk.submit('/search', { family: 'hdcom', ...codes, mprId: next.mprId })
  assert.match(wordsOf(searched.body), new RegExp(fresh))

  const [mail] = await app.db`select data from outbox where template = 'moved'`
  assert.equal(mail!.data.why, 'broken')
  const records = tight((await clerk.get('/company/records?what=devices')).body)
  assert.match(records, new RegExp(`機器の交換${formatCode(device.mprId)}→${formatCode(next.mprId)}故障した`))
  const { run } = await anOperator(app.db, app)
  for (const mprId of [device.mprId, next.mprId])
    assert.match((await run('show', mprId)).out, /move by \w+ .*\(by the company: broken\)/)
  assert.deepEqual(await invariants(app.db), [])
  assert.deepEqual(app.faults, [])
})

test('what another device is told of is counted with wrong codes, and its sentence stands at the field', async () => {
  const app = await testApp()
  const { clerk, device, replace } = await inCare(app)
  const used = app.aDevice()
  await issued(clerk, used.card('KX-VCS701W'))
  const mpcs = app.aDevice('mpcs')
  const table: [string, RegExp][] = [
    ['0000000000000001', /この MPR ID の機器が見つかりません。/],
    [used.mprId, /すでにサービスを利用できます。/],
    [mpcs.mprId, /種別（HDコム、HDVC-MPCS）の異なる機器には引き継げません。/],
    [device.mprId, /今までの機器と同じ MPR ID です。/],
    ['123', /16桁で入力してください/],
    ['0000000000000002', /見つかりません。/],
    ['0000000000000003', /見つかりません。/],
    [app.aDevice().mprId, /続けて正しくありませんでした。約10分後に/],
  ]
  for (const [mprId, sentence] of table) {
    const answer = await clerk.post(replace, { mprId, ...BROKEN })
    assert.ok([422, 429].includes(answer.status), mprId)
    assert.match(wordsOf(answer.body), sentence)
    assert.match(answer.body, /name="why" value="broken" checked/, 'what was chosen stays')
  }
})

test('only the holder may, twice in a year for a service; back within a day is not counted', async () => {
  const app = await testApp()
  const { clerk, device, path, replace } = await inCare(app)
  const other = await app.aReseller('mpcsAccount')
  await extended(other, device.card('KX-VCS703W'))
  const [theirs] = idsIn(await other.get('/devices'))
  assert.doesNotMatch(wordsOf((await other.get(`/devices/${theirs}`)).body), /機器を交換する/)
  for (const answer of [
    await other.get(`/devices/${theirs}/replace`),
    await other.post(`/devices/${theirs}/replace`, { mprId: app.aDevice().mprId, ...BROKEN, from: device.mprId }),
  ]) {
    assert.equal(answer.status, 409)
    assert.match(wordsOf(answer.body), /別の会社が保有しています。/)
  }

  const [second, third] = [app.aDevice(), app.aDevice()]
  await replaced(clerk, replace, second.mprId)
  await replaced(clerk, replace, device.mprId) // back, not counted
  await replaced(clerk, replace, second.mprId)
  const refused = await clerk.post(replace, { mprId: third.mprId, ...BROKEN })
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused.body), /このサービスを交換できる回数（365日間に2回）に達しています。/)
  assert.match(wordsOf(refused.body), /お問い合わせ/)
  app.clock.advance({ hours: 24 * 366 })
  const later = await app.aReseller()
  await replaced(later, replace, third.mprId)
  assert.match(tight((await later.get(path)).body), new RegExp(formatCode(third.mprId)))
  assert.deepEqual(await invariants(app.db), [])
})

test('of two people at once one moves it, and the other is told', async () => {
  const app = await testApp()
  const { clerk, device, replace } = await inCare(app)
  const colleague = await app.signIn(app.demo.account)
  const moved = (who: Visitor) => who.post(replace, { mprId: app.aDevice().mprId, ...BROKEN, from: device.mprId })
  const both = await Promise.all([moved(clerk), moved(colleague)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  assert.match(wordsOf(both.find(({ status }) => status === 409)!.body), /すでに別の機器に引き継がれています。/)
  assert.deepEqual(await invariants(app.db), [])
})
