// 「当社に依頼する」 (R22, R23): beyond the company's own limits an operator decides, and the company reads the answer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { MOST_WAITING } from '#domain/request'
import { oneInCare, tight } from '../support/careList.ts'
import { aColleague } from '../support/colleague.ts'
import { extended } from '../support/extendWalk.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { invariants } from '../support/invariants.ts'
import { keyIn } from '../support/issueWalk.ts'
import { anOperator } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { type Visitor, wordsOf } from '../support/visitor.ts'

/** A clerk whose extension can no longer be taken back by the company itself. */
async function tooLate(app: TestApp) {
  const { device, codes, path } = await oneInCare(app)
  await firstUsed(app, codes, '2026-12-01')
  const card = device.card('KX-VCS703W')
  await extended(await app.aReseller(), card)
  app.clock.advance({ hours: 25 })
  const clerk = await app.aReseller()
  const { run } = await anOperator(app.db, app)
  return { clerk, device, codes, card, path, undo: `${path}/undo`, run }
}

/** Presses 当社に依頼する on the page that says why not. */
async function asks(who: Visitor, undo: string) {
  const page = await who.get(undo)
  const card = page.body.match(/name="card" value="([0-9A-F]{16})"/)?.[1]
  assert.ok(card, wordsOf(page.body))
  return who.submit(undo, { ask: 'yes', why: 'wrong-device', card })
}

const mailsOf = ({ db }: TestApp) =>
  db<{ template: string; data: Record<string, unknown> }[]>`
    select template, data from outbox where template in ('undone', 'moved', 'request-answered') order by id`.then(
    rows => [...rows],
  )

test('a 期間の延長 of the day before: asked for, agreed to, and the answer stands on the page of the device', async () => {
  const app = await testApp()
  const { clerk, device, card, path, undo, run } = await tooLate(app)
  assert.match(wordsOf((await clerk.get(path)).body), /取り消しを当社に依頼する/)
  const without = await clerk.post(undo, { ask: 'yes', card: card.activationKeyNo })
  assert.equal(without.status, 422)
  assert.match(wordsOf(without.body), /取り消しの理由を選んでください。/)

  const asked = await asks(clerk, undo)
  assert.match(wordsOf(asked.body), /当社に依頼しました。/)
  assert.match(tight(asked.body), /当社への依頼申請の取り消し回答待ち/)
  const again = await clerk.post(undo, { ask: 'yes', why: 'other', card: card.activationKeyNo })
  assert.equal(again.status, 409)
  assert.match(wordsOf(again.body), /すでに依頼を受け付けています。/)
  assert.match(tight((await clerk.get('/company/records?what=devices')).body), /当社への依頼.*申請の取り消し/)

  const wish = `undo card ${formatCode(card.activationKeyNo)} on ${formatCode(device.mprId)}`
  assert.match((await run('requests', 'list')).out, new RegExp(`^ {2}1 {2}.* waiting {2}${wish} {2}みなと映像`))
  const shown = await run('requests', 'show', '1')
  assert.match(shown.out, /高橋 直子 of みなと映像.*\n {2}why {6}wrong-device; .*undo-too-late\n {2}answer {3}none yet/)

  const dry = await run('requests', 'agree', '1', '--dry-run')
  assert.match(dry.out, /Dry run.*is agreed to\. 1 person is told by mail\.\n {2}before .*\n {2}after /)
  assert.deepEqual(await mailsOf(app), [])
  const agreed = await run('requests', 'agree', '1')
  assert.equal(agreed.err, '')
  assert.match((await run('requests', 'list')).out, /Nothing waits/)
  assert.match((await run('requests', 'list', '--all')).out, / agreed /)
  assert.deepEqual(await mailsOf(app), [
    {
      template: 'request-answered',
      data: { kind: 'undo', answer: 'agreed', mprId: device.mprId, reason: 'order 1234' },
    },
  ])
  const page = await clerk.get(path)
  assert.match(tight(page.body), /申請の取り消し対応しました.*当社からの回答：order1234/)
  assert.match(tight(page.body), /当社が期間の延長を取り消しました。/)
  assert.match((await run('requests', 'agree', '1')).err, /The request was answered already\./)
  assert.deepEqual(await invariants(app.db), [])
  assert.deepEqual(app.faults, [])
})

/** What an operator is told of a request that is not there, or not about the same any more. */
const NO = {
  'request-unknown': /There is no request with this number/,
  'request-overtaken': /about something else by now/,
}

test('declined: nothing is done, and the company reads why; the same may be asked again', async () => {
  const app = await testApp()
  const { clerk, path, undo, run } = await tooLate(app)
  await asks(clerk, undo)
  assert.match((await run('requests', 'decline', '1')).out, /is declined\. 1 person is told by mail\.\n$/)
  assert.match(tight((await clerk.get(path)).body), /お応えできません.*当社からの回答：order1234/)
  assert.deepEqual(
    (await mailsOf(app)).map(({ data }) => data.answer),
    ['declined'],
  )
  assert.match(tight((await asks(clerk, undo)).body), /回答待ち.*お応えできません/)
  assert.match((await run('requests', 'decline', '3')).err, NO['request-unknown'])
  for (const wrong of [['requests'], ['requests', 'agree'], ['requests', 'agree', 'x'], ['requests', 'list', '1']])
    assert.equal((await run(...wrong)).code, 2)
})

test('a colleague who leads hears of what is done too, by the usual mail; whoever asked by the answer alone', async () => {
  const app = await testApp()
  const { clerk, undo, run } = await tooLate(app)
  await aColleague(app.db, app.demo.account, 'Leader0001', 'admin')
  await asks(clerk, undo)
  await run('requests', 'agree', '1')
  const told = await app.db<{ template: string; loginId: string }[]>`
    select o.template, a.login_id as "loginId" from outbox o join accounts a on a.id = o.account_id
    where o.template in ('undone', 'request-answered') order by 1`
  assert.deepEqual(
    [...told],
    [
      { template: 'request-answered', loginId: app.demo.account.loginId },
      { template: 'undone', loginId: 'Leader0001' },
    ],
  )
})

test('where R13 refuses, nothing can be asked; nor by whoever may not apply, nor for others’ applications', async () => {
  const app = await testApp()
  const { clerk, device, codes, path } = await oneInCare(app)
  const undo = `${path}/undo`
  await firstUsed(app, codes, '2026-12-01')
  assert.doesNotMatch((await clerk.get(undo)).body, /name="ask"/)
  const form = { ask: 'yes', why: 'other', card: codes.activationKeyNo }
  assert.equal((await clerk.post(undo, form)).status, 409)
  const other = await app.aReseller('mpcsAccount')
  const theirs = device.card('KX-VCS703W')
  await extended(other, theirs)
  app.clock.advance({ hours: 25 })
  const again = await app.aReseller()
  assert.equal((await again.post(undo, { ...form, card: theirs.activationKeyNo })).status, 409)
  await aColleague(app.db, app.demo.account, 'Viewer0001', 'viewer')
  const viewer = await app.signIn({ loginId: 'Viewer0001', password: app.demo.account.password })
  assert.equal((await viewer.post(undo, form)).status, 403)
  assert.equal((await app.db`select 1 from requests`).length, 0)
})

test('機器の交換 to a device that is not known yet: agreed to once it is; the key is new', async () => {
  const app = await testApp()
  const { clerk, device, key, path } = await oneInCare(app)
  const { run } = await anOperator(app.db, app)
  const to = 'AAAABBBBCCCC0001'
  const form = { mprId: to, why: 'broken' }
  const unknown = await clerk.post(`${path}/replace`, form)
  assert.equal(unknown.status, 422)
  assert.match(unknown.body, /name="ask"/)
  const asked = await clerk.submit(`${path}/replace`, { ...form, ask: 'yes' })
  assert.match(tight(asked.body), /機器の交換回答待ち.*新しい機器：AAAA-BBBB-CCCC-0001/)

  const early = await run('requests', 'agree', '1')
  assert.match(early.err, /^1, AAAA-BBBB-CCCC-0001: There is no device with this MPR ID to move the service to\./)
  await app.db`insert into devices (mpr_id, family, imported_at) values (${to}, 'hdcom', ${app.clock.now()})`
  assert.match((await run('requests', 'agree', '1')).out, /move .* to AAAA-BBBB-CCCC-0001\) is agreed to\./)
  const page = await clerk.get(path)
  assert.match(tight(page.body), /AAAA-BBBB-CCCC-0001.*機器の交換対応しました/)
  assert.notEqual(keyIn(page.body), key)
  assert.match((await run('show', device.mprId)).out, /answer-request.*request 1: move, agreed/s)
  assert.deepEqual(await invariants(app.db), [])
})

test('what became something else meanwhile is not agreed to: the card was taken back and used anew', async () => {
  const app = await testApp()
  const { clerk, card, undo, run } = await tooLate(app)
  await asks(clerk, undo)
  await run('undo', card.activationKeyNo)
  assert.match((await run('requests', 'agree', '1')).err, /The card is not used/)
  app.clock.advance({ minutes: 1 })
  await extended(await app.aReseller(), card)
  assert.match((await run('requests', 'agree', '1')).err, NO['request-overtaken'])
  assert.equal((await run('requests', 'decline', '1')).code, 0)
})

test('two people ask at once, two operators answer at once: one each; and so many wait at most', async () => {
  const app = await testApp()
  const { clerk, card, undo, run } = await tooLate(app)
  const colleague = await app.signIn(app.demo.account)
  const form = { ask: 'yes', why: 'other', card: card.activationKeyNo }
  const both = await Promise.all([clerk.post(undo, form), colleague.post(undo, form)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  const answers = await Promise.all([run('requests', 'agree', '1'), run('requests', 'decline', '1')])
  assert.deepEqual(answers.map(({ code }) => code).toSorted(), [0, 1])
  assert.equal((await mailsOf(app)).filter(({ template }) => template === 'request-answered').length, 1)

  const { path } = await oneInCare(app)
  await app.db`insert into requests (company_id, account_id, kind, mpr_id, period_no, to_mpr_id, why, refusal, asked_at)
    select r.company_id, r.account_id, 'move', d.mpr_id, 1, 'AAAABBBBCCCC0001', 'other', 'replacement-unknown', now()
    from requests r, (select mpr_id from devices
      where mpr_id not in (select mpr_id from care_entries) order by mpr_id limit ${MOST_WAITING}) d where r.id = 1`
  const tooMany = await clerk.post(`${path}/replace`, { mprId: 'AAAABBBBCCCC0002', why: 'broken', ask: 'yes' })
  assert.equal(tooMany.status, 409)
  assert.match(wordsOf(tooMany.body), /回答をお待ちいただいている依頼が20件あります。/)
  assert.deepEqual(await invariants(app.db), [])
})
