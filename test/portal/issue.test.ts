import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { issued, keyIn, toConfirm } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

test('from the three codes to a Registration Key, which stays on its page and is found again', async () => {
  const { aReseller, aDevice, db, faults } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  const codes = device.card('KX-VCS703W')
  const { terms, number, confirm } = await toConfirm(visitor, codes)
  assert.match(terms.path, /^\/issue\/[0-9a-f-]{36}\/terms$/)
  assert.match(wordsOf(number.body), /有効期間 3年 のカードを登録します。/)
  assert.match(wordsOf(number.body), /111-\d{4}-\d{4} 117-\d{4}-\d{4} 118-\d{4}-\d{4}/)
  assert.match(wordsOf(confirm.body), new RegExp(formatCode(codes.mprId)))

  const done = await visitor.submit(confirm.path, {})
  const key = keyIn(done.body)
  assert.ok(key)
  assert.match(wordsOf(done.body), /申請完了 .*Registration Key を機器に登録してください。/)
  assert.match(wordsOf(done.body), /初回利用時から3年/)
  assert.equal(keyIn((await visitor.get(done.path)).body), key, 'reload shows it again')

  const found = await visitor.submit('/search', { family: 'hdcom', ...codes })
  assert.equal(keyIn(found.body), key)
  assert.match(wordsOf(found.body), new RegExp(device.macAddress))

  const again = await visitor.submit('/issue', codes)
  assert.match(again.path, /^\/issued\//, 'no 約款, no choosing')
  assert.equal(keyIn(again.body), key)
  assert.match(wordsOf(again.body), /もう一度表示しています/)

  const counts =
    await db`select (select count(*) from services) as services, (select count(*) from audit where act <> 'sign-in') as audit,
    (select count(*) from outbox) as outbox, (select count(*) from connection_number_holds) as holds`
  assert.deepEqual({ ...counts[0] }, { services: 1, audit: 1, outbox: 1, holds: 0 })
  assert.deepEqual(faults, [])
})

test('a request beyond the frontier goes back to it (C10)', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const terms = await visitor.submit('/issue', aDevice().card('KX-VCS701W'))
  const draft = terms.path.replace('/terms', '')
  for (const slug of ['number', 'confirm']) {
    assert.equal((await visitor.get(`${draft}/${slug}`)).location, terms.path)
    assert.equal((await visitor.post(`${draft}/${slug}`, { number: '11100000000' })).location, terms.path)
  }
})

test('a changed answer forgets everything after it; the same one forgets nothing', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const { confirm } = await toConfirm(visitor, codes)
  const draft = confirm.path.replace('/confirm', '')
  await visitor.submit(`${draft}/input`, codes)
  assert.equal((await visitor.get(`${draft}/confirm`)).status, 200)
  await visitor.submit(`${draft}/input`, aDevice().card('KX-VCS701W'))
  assert.equal((await visitor.get(`${draft}/confirm`)).location, `${draft}/terms`)
})

test('別候補表示 five times, counted for the card and not for the draft (R8)', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const open = async () => {
    const terms = await visitor.submit('/issue', codes)
    return visitor.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  }
  const numbersOf = (body: string) => wordsOf(body).match(/11[178]-\d{4}-\d{4}/g) ?? []
  const first = await open()
  assert.match(wordsOf(first.body), /あと5回まで選び直すことができます。/)
  const second = await open()
  assert.deepEqual(numbersOf(second.body), numbersOf(first.body), 'a second tab shows the same numbers')

  const seen = new Set(numbersOf(first.body))
  for (const left of [4, 3, 2, 1, 0]) {
    const page = await visitor.submit(left % 2 ? first.path : second.path, { action: 'redraw' })
    for (const number of numbersOf(page.body)) {
      assert.ok(!seen.has(number), 'earlier ones do not come back')
      seen.add(number)
    }
    assert.match(wordsOf(page.body), left > 0 ? new RegExp(`あと${left}回まで`) : /使い切りました/)
  }
  const sixth = await visitor.post(first.path, { action: 'redraw' })
  assert.equal(sixth.status, 409)
  assert.match(wordsOf(sixth.body), /選び直しの回数を使い切りました/)
})

test('a reapplication after the service lapsed offers the former number first and keeps it (R4, R8)', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  const before = await issued(visitor, device.card('KX-VCS701W'))
  const [old] = await db<{ number: string }[]>`select connection_number as number from services`
  await db`update services set start_day = '2024-01-01', last_day = '2025-01-01'`
  const { number, confirm } = await toConfirm(visitor, device.card('KX-VCS703W'))
  assert.equal(fieldValue(number.body, 'number'), old!.number, 'preselected')
  assert.match(wordsOf(number.body), /前回の番号/)
  const after = await visitor.submit(confirm.path, {})
  assert.notEqual(keyIn(after.body), keyIn(before.body))
  assert.match(after.body, new RegExp(old!.number.slice(3, 7)))
  const rows = await db`select period_no, closing from services order by period_no`
  assert.deepEqual(
    rows.map(r => [r.period_no, r.closing]),
    [
      [1, 'superseded'],
      [2, null],
    ],
  )

  const oldCard = await visitor.submit('/issue', device.card('KX-VCS701W'))
  assert.equal(keyIn(oldCard.body), keyIn(before.body), 'the old card shows its own key, never the later one')
  assert.match(wordsOf(oldCard.body), /この利用期間は終了しています/)
})
