// 取り消し by the company that applied (P23, R22): what its people see, and what is left of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { idsIn, oneInCare, tight } from '../support/careList.ts'
import { aColleague } from '../support/colleague.ts'
import { extended } from '../support/extendWalk.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { invariants } from '../support/invariants.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { anOperator } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { type Visitor, wordsOf } from '../support/visitor.ts'

const WHY = { why: 'wrong-device' }

/** And the page that this is about. */
async function applied(app: TestApp) {
  const one = await oneInCare(app)
  return { ...one, undo: `${one.path}/undo` }
}

/** Opens the page and presses 取り消す on it. */
async function takeBack(who: Visitor, undo: string, why = 'wrong-device') {
  const page = await who.get(undo)
  const card = page.body.match(/name="card" value="([0-9A-F]{16})"/)?.[1]
  assert.ok(card, wordsOf(page.body))
  return who.submit(undo, { why, card })
}

const mailsOf = ({ db }: TestApp) =>
  db<{ accountId: number; data: Record<string, unknown> }[]>`
    select account_id as "accountId", data from outbox where template = 'undone' order by id`

test('a 新規申請 is taken back from its device’s page: the card is unused again, all is told, and once only', async () => {
  const app = await testApp()
  const { clerk, device, codes, key, path, undo } = await applied(app)
  assert.match(wordsOf((await clerk.get(path)).body), /新規申請を取り消す/)
  const page = await clerk.get(undo)
  assert.match(
    tight(page.body),
    new RegExp(`新規申請の取り消し.*${formatCode(codes.mprId)}.*1年申請日時・利用者.*高橋直子さん`),
  )
  assert.match(
    tight(page.body),
    /12月31日.*まで取り消せます。取り消せるのは、会社ごとに30日間で10件までです（あと10件）。/,
  )

  const without = await clerk.post(undo, {})
  assert.equal(without.status, 422)
  assert.match(wordsOf(without.body), /取り消しの理由を選んでください。/)
  assert.match(wordsOf((await clerk.get(path)).body), /初回利用時から1年/, 'nothing is taken back yet')

  const after = await takeBack(clerk, undo)
  assert.match(wordsOf(after.body), /新規申請を取り消しました。カードは未使用に戻りました。/)
  assert.match(
    tight(after.body),
    /取り消し済み.*これまで.*高橋直子さんが新規申請を取り消しました。カード….*高橋直子さんが新規申請しました。/,
  )
  assert.doesNotMatch(after.body, /href="[^"]*\/undo"/)
  const again = await clerk.post(undo, { ...WHY, card: codes.activationKeyNo })
  assert.equal(again.status, 409)
  assert.match(wordsOf(again.body), /すでに取り消されているか、新しい申請に変わっています。/)

  const elsewhere = await issued(clerk, app.aDevice().card('KX-VCS701W'))
  assert.ok(keyIn(elsewhere.body))
  const anew = await issued(clerk, { ...codes, mprId: device.mprId })
  assert.notEqual(keyIn(anew.body), key)
  const mails = await mailsOf(app)
  assert.deepEqual(
    mails.map(({ data: { flow, why } }) => ({ flow, why })),
    [{ flow: 'issue', why: 'wrong-device' }],
  )
  const records = tight((await clerk.get('/company/records?what=applications')).body)
  assert.match(records, new RegExp(`高橋直子申請の取り消し${formatCode(codes.mprId)}機器を間違えた`))
  const { run } = await anOperator(app.db, app)
  assert.match((await run('show', codes.mprId)).out, /undo.*\(by the company: wrong-device\)/s)
  assert.deepEqual(await invariants(app.db), [])
  assert.deepEqual(app.faults, [])
})

test('a 期間の延長 is taken back within a day, also while the device is used; then it stands', async () => {
  const app = await testApp()
  const { clerk, device, codes, path, undo } = await applied(app)
  await firstUsed(app, codes, '2026-12-01')
  const started = await clerk.get(undo)
  assert.equal(started.status, 409)
  assert.match(wordsOf(started.body), /機器がすでに利用を開始しているため、新規申請は取り消せません。/)
  assert.doesNotMatch(wordsOf((await clerk.get(path)).body), /取り消す/)

  const before = wordsOf((await clerk.get(path)).body).match(/20\d\d年\d+月\d+日/)![0]
  await extended(clerk, device.card('KX-VCS703W'))
  const page = await clerk.get(undo)
  assert.match(wordsOf(page.body), new RegExp(`期間の延長の取り消し.*取り消し後の利用期限 ${before}`))
  const after = await takeBack(clerk, undo, 'other')
  assert.match(wordsOf(after.body), /期間の延長を取り消しました。/)
  assert.match(wordsOf(after.body), new RegExp(before))

  await extended(clerk, device.card('KX-VCS703W'))
  app.clock.advance({ hours: 24, seconds: 1 })
  const late = await (await app.aReseller()).get(undo)
  assert.equal(late.status, 409)
  assert.match(wordsOf(late.body), /取り消せる期間を過ぎています。新規申請は30日以内、期間の延長は24時間以内/)
  assert.match(wordsOf(late.body), /お問い合わせ/)
  assert.deepEqual(await invariants(app.db), [])
})

test('only the company that applied may, only with the right, and holder and applicant are told', async () => {
  const app = await testApp()
  const { clerk, device, codes, undo } = await applied(app)
  const other = await app.aReseller('mpcsAccount')
  const theirs = device.card('KX-VCS703W')
  await extended(other, theirs)
  const [id] = idsIn(await other.get('/devices'))
  assert.equal((await clerk.get(undo)).status, 409)
  assert.match(wordsOf((await clerk.get(undo)).body), /最後の申請は、ほかの会社が行ったものです。/)
  for (const card of [codes, theirs]) {
    const tried = await clerk.post(undo, { ...WHY, card: card.activationKeyNo })
    assert.equal(tried.status, 409)
  }
  assert.equal((await clerk.post(`/devices/${id}/undo`, { ...WHY, card: theirs.activationKeyNo })).status, 404)

  await aColleague(app.db, app.demo.account, 'Viewer0001', 'viewer')
  const viewer = await app.signIn({ loginId: 'Viewer0001', password: app.demo.account.password })
  assert.equal((await viewer.get(undo)).status, 403)
  assert.equal((await viewer.post(undo, { ...WHY, card: codes.activationKeyNo })).status, 403)

  assert.match(wordsOf((await takeBack(other, `/devices/${id}/undo`)).body), /期間の延長を取り消しました。/)
  const told = await mailsOf(app)
  const accounts = await app.db<{ id: number }[]>`select id from accounts
    where login_id in (${app.demo.account.loginId}, ${app.demo.mpcsAccount.loginId}) order by id`
  assert.deepEqual(
    told.map(mail => mail.accountId).sort(),
    accounts.map(account => account.id),
  )
  assert.match(tight((await clerk.get(undo.replace('/undo', ''))).body), /ほかの会社が期間の延長を取り消しました。/)
  assert.match(
    wordsOf((await takeBack(clerk, undo)).body),
    /新規申請を取り消しました。/,
    'and what is left is their own',
  )
  assert.deepEqual(await invariants(app.db), [])
})

test('of two people at once one takes it back; ten in thirty days, rolling, whatever became of them', async () => {
  const app = await testApp()
  const { clerk, codes, undo } = await applied(app)
  const colleague = await app.signIn(app.demo.account)
  const form = { ...WHY, card: codes.activationKeyNo }
  const both = await Promise.all([clerk.post(undo, form), colleague.post(undo, form)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409])

  const taken = async (who: Visitor) => {
    const device = app.aDevice()
    await issued(who, device.card('KX-VCS701W'))
    const [row] = await app.db<{ id: number }[]>`select id from care_entries where mpr_id = ${device.mprId}`
    const path = `/devices/${row!.id}/undo`
    const page = await who.get(path)
    return page.status === 200 ? (await takeBack(who, path)).status : page.status
  }
  app.clock.advance({ hours: 24 * 29 })
  const later = await app.aReseller()
  for (let n = 2; n <= 10; n++) assert.equal(await taken(later), 200, `the ${n}th`)
  assert.equal(await taken(later), 409)
  app.clock.advance({ hours: 24 * 2 })
  const rolled = await app.aReseller()
  assert.equal(await taken(rolled), 200, 'the first is more than thirty days ago')
  assert.equal(await taken(rolled), 409)
  assert.deepEqual(await invariants(app.db), [])
})
