// 新規申請 when the world changes between two pages (R8, R11, R12, R14).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { texts } from '#words/text'
import { issued, keyIn, toConfirm } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

test('a hold that ran out is renewed, and a number lost meanwhile is replaced at no cost (R8)', async () => {
  const { aReseller, aDevice, clock, db } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const other = aDevice().card('KX-VCS701W')
  const { number, confirm } = await toConfirm(visitor, codes)
  const chosen = fieldValue(number.body, 'number')!
  clock.advance({ minutes: 31 })
  await visitor.get('/menu')
  // Another card takes the number that ran out.
  const taken = await db`update connection_number_holds set activation_key_no = ${other.activationKeyNo},
    held_until = ${clock.now().add({ minutes: 30 })} where connection_number = ${chosen} returning 1`
  assert.equal(taken.length, 1)

  const visitorAgain = await aReseller()
  const back = await visitorAgain.post(confirm.path, {})
  assert.match(back.location, /\/number\?why=connection-number-gone$/)
  const page = await visitorAgain.get(back.location)
  assert.match(wordsOf(page.body), /確保の期限切れ、または/)
  assert.match(wordsOf(page.body), /あと5回まで/)
  assert.ok(!page.body.includes(chosen))
})

test('約款 that change midway are shown again before 登録 (R12)', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const { confirm } = await toConfirm(visitor, aDevice().card('KX-VCS701W'))
  await db`insert into documents select kind, 2, effective_from, title_ja, title_en, body_ja, body_en
    from documents where kind = 'terms-paid'`
  const back = await visitor.post(confirm.path, {})
  assert.match(back.location, /\/terms\?why=terms-changed$/)
  const terms = await visitor.get(back.location)
  assert.match(wordsOf(terms.body), /約款が新しくなりました/)
  const number = await visitor.submit(back.location.replace(/\?.*/, ''), {
    version: fieldValue(terms.body, 'version')!,
  })
  const confirmed = await visitor.submit(number.path, { number: fieldValue(number.body, 'number')! })
  assert.ok(keyIn((await visitor.submit(confirmed.path, {})).body))
})

test('a freeze in between refuses at 登録; after unfreezing the draft goes on (R12, R14)', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const { confirm } = await toConfirm(visitor, codes)
  await db`update activation_keys set frozen_at = now() where activation_key_no = ${codes.activationKeyNo}`
  const refused = await visitor.post(confirm.path, {})
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused.body), /現在使用が停止されています/)
  await db`update activation_keys set frozen_at = null where activation_key_no = ${codes.activationKeyNo}`
  assert.ok(keyIn((await visitor.submit(confirm.path, {})).body))
})

test('another application finished first: the card stays unused and the sentence says so (R12)', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  const { confirm } = await toConfirm(visitor, device.card('KX-VCS701W'))
  await issued(visitor, device.card('KX-VCS703W'))
  const late = await visitor.post(confirm.path, {})
  assert.equal(late.status, 409)
  assert.match(wordsOf(late.body), /別の申請が先に完了しました。 このカードは未使用のままです。/)
  const [card] =
    await db`select flow from activation_keys where activation_key_no = ${device.card('KX-VCS701W').activationKeyNo}`
  assert.equal(card!.flow, null)
})

test('two accounts with one card: the second is shown the result as its own page, or told of the other device (R4, R11)', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const [first, second] = [await aReseller(), await aReseller('mpcsAccount')]
  const device = aDevice()
  const codes = device.card('KX-VCS701W')
  const elsewhere = { ...codes, mprId: aDevice().mprId }
  const [mine, theirs, wrong] = [
    await toConfirm(first, codes),
    await toConfirm(second, codes),
    await toConfirm(second, elsewhere),
  ]
  const done = await first.submit(mine.confirm.path, {})
  const again = await second.submit(theirs.confirm.path, {})
  assert.equal(keyIn(again.body), keyIn(done.body))
  assert.match(wordsOf(again.body), /もう一度表示しています/)
  assert.notEqual(again.path, done.path)
  assert.equal((await first.get(again.path)).status, 404, 'a page belongs to the account that asked')
  const refused = await second.post(wrong.confirm.path, {})
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused.body), /別の機器で使用済みです/)
  assert.ok(!refused.body.includes(formatCode(codes.mprId)))
  const [row] = await db`select count(*) as n from outbox`
  assert.equal(row!.n, 1, 'one effect, one mail')
})

test('50 submits of one draft at once: one effect, one result page', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const { confirm } = await toConfirm(visitor, aDevice().card('KX-VCS701W'))
  const answers = await Promise.all(Array.from({ length: 50 }, () => visitor.post(confirm.path, {})))
  assert.deepEqual([...new Set(answers.map(a => a.location))].length, 1)
  const [{ n }] = (await db`select count(*) as n from services`) as unknown as [{ n: number }]
  assert.equal(n, 1)
  assert.match(
    wordsOf((await visitor.get(answers[0]!.location)).body),
    /申請完了 .*Registration Key を機器に登録してください。/,
  )
})

test('a page left open in another tab does not send what it never showed', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const { number, confirm } = await toConfirm(visitor, aDevice().card('KX-VCS701W'))
  const seen = fieldValue(confirm.body, 'seen')!
  const other = wordsOf(number.body)
    .match(/118-\d{4}-\d{4}/)![0]
    .replaceAll('-', '')
  const again = await visitor.submit(number.path, { number: other, seen: fieldValue(number.body, 'seen')! })
  assert.match(again.path, /\/confirm$/, 'in a second tab the number is changed')
  const stale = await visitor.post(confirm.path, { seen })
  assert.equal(stale.status, 409)
  assert.ok(wordsOf(stale.body).includes(texts.ja.refusals['draft-changed'].text))
  assert.match(
    wordsOf(stale.body),
    new RegExp(`接続番号 118-${other.slice(3, 7)}`),
    'what is shown now is what would be sent',
  )
  assert.equal((await db`select from services`).length, 0)
  const done = await visitor.submit(confirm.path, { seen: fieldValue(stale.body, 'seen')! })
  assert.match(wordsOf(done.body), new RegExp(`118-${other.slice(3, 7)}`))
})

test('a finished draft leads to its result, and cannot be filled in again for another device', async () => {
  const { aReseller, aDevice, faults } = await testApp()
  const visitor = await aReseller()
  const { terms, confirm } = await toConfirm(visitor, aDevice().card('KX-VCS701W'))
  const done = await visitor.submit(confirm.path, {})
  const draft = terms.path.replace('/terms', '')
  for (const slug of ['input', 'terms', 'number', 'confirm']) {
    assert.equal((await visitor.get(`${draft}/${slug}`)).location, done.path)
    assert.equal((await visitor.post(`${draft}/${slug}`, aDevice().card('KX-VCS701W'))).location, done.path)
  }
  assert.deepEqual(faults, [])
})
