// 期間の延長 of one device with a held card (R20): two pages from P23 to the result.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneInCare } from '../support/careList.ts'
import { aColleague } from '../support/colleague.ts'
import { extended } from '../support/extendWalk.ts'
import { invariants } from '../support/invariants.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, type Seen, wordsOf } from '../support/visitor.ts'

async function aDeviceToExtend(products = ['KX-VCS701W']) {
  const app = await testApp()
  const { clerk, device, path } = await oneInCare(app)
  const spare = app.aDevice()
  const cards = products.map(product => spare.card(product))
  for (const { mprId: _, ...card } of cards) await clerk.submit('/cards/add', card)
  const page = await clerk.get(`${path}/extend`)
  return { app, clerk, device, path, cards, page, extend: `${path}/extend` }
}

/** The form as the page has it, with a card chosen. */
function formOf({ body }: Seen, card: string) {
  const names = ['attempt', 'version', 'term', `promised-${card}`]
  return { ...Object.fromEntries(names.map(name => [name, fieldValue(body, name) ?? ''])), card }
}

test('confirm with the 約款 beside, then the result: the sum is told before and after', async () => {
  const { app, clerk, path, cards, page, extend } = await aDeviceToExtend(['KX-VCS701W', 'KX-VCS703W'])
  assert.ok((await clerk.get(path)).body.includes(`href="${extend}"`), 'P23 leads there')
  const words = wordsOf(page.body)
  assert.match(words, /KX-VCS701W（1年） 延長後：初回利用時から2年/)
  assert.match(words, /KX-VCS703W（3年） 延長後：初回利用時から4年/)
  assert.match(words, /第1条/, 'the 約款 can be read')
  const done = await clerk.submit(extend, formOf(page, cards[1]!.activationKeyNo))
  assert.match(done.path, /^\/extended\//)
  assert.match(wordsOf(done.body), /初回利用時から4年/)
  const [event] = await app.db`select months, terms_version as version from service_events where kind = 'extend'`
  assert.deepEqual({ ...event }, { months: 36, version: 1 })
  assert.deepEqual(await invariants(app.db), [])
  assert.deepEqual(app.faults, [])
})

test('sent twice, also at once, it is one extension', async () => {
  const { app, clerk, cards, page, extend } = await aDeviceToExtend()
  const form = formOf(page, cards[0]!.activationKeyNo)
  const answers = await Promise.all([clerk.post(extend, form), clerk.post(extend, form)])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal(answers[0]!.location, answers[1]!.location)
  assert.equal((await clerk.post(extend, form)).location, answers[0]!.location)
  const events = await app.db`select 1 from service_events where kind = 'extend'`
  assert.equal(events.length, 1)
  assert.deepEqual(app.faults, [])
})

test('what changed meanwhile is said, and the page shows what holds now', async () => {
  const { app, clerk, device, cards, page, extend } = await aDeviceToExtend(['KX-VCS701W', 'KX-VCS703W'])
  const [small, large] = cards as [(typeof cards)[number], (typeof cards)[number]]
  await extended(clerk, device.card('KX-VCS703W'))
  const stale = await clerk.post(extend, formOf(page, small.activationKeyNo))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale.body), /KX-VCS701W（1年） 延長後：初回利用時から5年/)
  const fresh = formOf(stale, small.activationKeyNo)
  await app.db`update activation_keys set frozen_at = now() where activation_key_no = ${small.activationKeyNo}`
  const frozen = await clerk.post(extend, fresh)
  assert.equal(frozen.status, 409)
  assert.match(wordsOf(frozen.body), /現在使用が停止されています/)
  assert.ok(!frozen.body.includes(`value="${small.activationKeyNo}"`), 'it is not offered any more')
  await aColleague(app.db, app.demo.account, 'Colleague1')
  const colleague = await app.signIn({ ...app.demo.account, loginId: 'Colleague1' })
  await colleague.submit('/issue', { mprId: app.aDevice().mprId, held: large.activationKeyNo })
  const pending = await clerk.post(extend, formOf(page, large.activationKeyNo))
  assert.equal(pending.status, 409)
  assert.match(wordsOf(pending.body), /ほかの利用者が申請中です/)
  await app.db`update held_cards set pending_until = null, pending_by = null`
  const renewed = { ...formOf(await clerk.get(extend), large.activationKeyNo), version: '7' }
  const terms = await clerk.post(extend, renewed)
  assert.equal(terms.status, 409, 'not beyond six years, nor under other 約款')
  assert.deepEqual(app.faults, [])
})

test('nothing chosen, nonsense and a card of nobody’s; without a card that fits the manual’s way opens', async () => {
  const { app, clerk, device, page, extend } = await aDeviceToExtend(['KX-VCS701W', 'KX-VCS703W'])
  for (const [card, status, sentence] of [
    ['', 422, /使うカードを選んでください/],
    ['nonsense', 422, /使うカードを選んでください/],
    ['0000000000000001', 409, /会社の保有カードにありません/],
    [device.card('KX-VCS701W').activationKeyNo, 409, /会社の保有カードにありません/],
  ] as const) {
    const answer = await clerk.post(extend, formOf(page, card))
    assert.equal(answer.status, status, card)
    assert.match(wordsOf(answer.body), sentence)
  }
  assert.equal((await app.db`select 1 from service_events where kind = 'extend'`).length, 0)
  await app.db`delete from held_cards`
  const typed = await clerk.get(extend)
  assert.equal(typed.status, 303)
  assert.match(typed.location, /^\/extend\?mprId=/)
  assert.deepEqual(app.faults, [])
})

test('another company’s device is not there; 閲覧のみ may not', async () => {
  const { app, page, cards, extend } = await aDeviceToExtend()
  const form = formOf(page, cards[0]!.activationKeyNo)
  const other = await app.aReseller('mpcsAccount')
  assert.equal((await other.get(extend)).status, 404)
  assert.equal((await other.post(extend, form)).status, 404)
  await aColleague(app.db, app.demo.account, 'Viewer0001', 'viewer')
  const viewer = await app.signIn({ ...app.demo.account, loginId: 'Viewer0001' })
  assert.equal((await viewer.get(extend)).status, 403)
  assert.equal((await viewer.post(extend, form)).status, 403)
  assert.deepEqual(app.faults, [])
})

test('sent once more after it was taken back: the page that tells so, and no second extension', async () => {
  const { app, clerk, path, cards, page, extend } = await aDeviceToExtend()
  const form = formOf(page, cards[0]!.activationKeyNo)
  const first = await clerk.post(extend, form)
  await clerk.post(`${path}/undo`, { why: 'wrong-card', card: cards[0]!.activationKeyNo })
  const again = await clerk.post(extend, form)
  assert.deepEqual([again.status, again.location], [303, first.location])
  assert.match(wordsOf((await clerk.get(again.location)).body), /この延長は取り消されています/)
  const anew = await clerk.post(extend, formOf(await clerk.get(extend), cards[0]!.activationKeyNo))
  assert.notEqual(anew.location, first.location)
  assert.deepEqual(app.faults, [])
})

test('many orders of one product hide no other one; what goes too far is told with its day', async () => {
  const { app, clerk, cards, extend } = await aDeviceToExtend(['KX-VCS703W'])
  for (let i = 0; i < 10; i++) {
    const { mprId: _, ...card } = app.aDevice().card('KX-VCS701W')
    await clerk.submit('/cards/add', { ...card, orderNo: `PO-${i}` })
  }
  const page = await clerk.get(extend)
  assert.equal([...page.body.matchAll(/type="radio"/g)].length, 8)
  assert.ok(page.body.includes(`value="${cards[0]!.activationKeyNo}"`), '3年 is among them')
  await app.db`delete from held_cards where activation_key_no <> ${cards[0]!.activationKeyNo}`
  await app.db`update services set months = 60`
  const beyond = await clerk.get(extend)
  assert.equal(beyond.status, 200)
  assert.match(wordsOf(beyond.body), /使える保有カードはありません.*(?:初回利用|延長)/)
  assert.deepEqual(app.faults, [])
})
