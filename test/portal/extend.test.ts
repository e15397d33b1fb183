// 期間の延長 over HTTP: the sum, the pages again, what a second look shows (R5, R6, R12).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extended, promiseOf, toConfirm } from '../support/extendWalk.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

/** The tests' clock stands on this day. */
const TODAY = '2026-12-01'

test('before first use months add up; key and number stay; the card shows its own extension again', async () => {
  const { aReseller, aDevice, db, faults } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  const first = await issued(visitor, device.card('KX-VCS701W'))

  const confirm = await toConfirm(visitor, device.card('KX-VCS703W'))
  assert.match(wordsOf(confirm.body), /有効期間 3年 のカードを登録します。/)
  assert.match(wordsOf(confirm.body), /現在の利用期限 初回利用時から1年/)
  assert.match(wordsOf(confirm.body), /利用開始日 初回利用時 合計（1年＋3年） 4年 申請後の利用期限 初回利用時から4年/)

  const done = await visitor.submit(confirm.path, promiseOf(confirm.body))
  assert.match(done.path, /^\/extended\//)
  assert.match(wordsOf(done.body), /延長完了 .*Registration Key を機器に登録すると、利用期間が始まります。/)
  assert.match(done.body, /href="\/guide#enter-key".*href="\/search\?family=hdcom"/s, 'how, and where the key is')
  assert.doesNotMatch(wordsOf(done.body), /自動で反映/, 'a device without its key asks nobody')
  assert.match(wordsOf(done.body), /利用期限 初回利用時から4年/)

  const found = await visitor.submit('/search', { family: 'hdcom', ...device.card('KX-VCS703W') })
  assert.equal(keyIn(found.body), keyIn(first.body), 'the same key, found by the card that extended')
  assert.match(wordsOf(found.body), /利用期限 初回利用時から4年/)

  const again = await visitor.submit('/extend', device.card('KX-VCS703W'))
  assert.match(again.path, /^\/extended\//, 'no 約款, no confirming')
  assert.match(wordsOf(again.body), /延長した内容をもう一度表示しています。期間は追加されません。/)
  const [counts] = await db`select (select count(*) from service_events) as events,
    (select count(*) from audit where act = 'extend') as audit, (select count(*) from outbox where template = 'extended') as mails`
  assert.deepEqual({ ...counts }, { events: 2, audit: 1, mails: 1 })
  assert.deepEqual(faults, [])
})

test('in use: the sum is written out from the start day, with both zones', async () => {
  const { aReseller, aDevice, db, clock } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  await issued(visitor, device.card('KX-VCS701W'))
  await firstUsed({ db, clock }, device.card('KX-VCS701W'), '2026-04-01')
  const confirm = wordsOf((await toConfirm(visitor, device.card('KX-VCS703W'))).body)
  assert.match(confirm, /現在の利用期限 2027年4月1日 \(GMT\)・日本時間 4月2日 8:59 まで/)
  assert.match(
    confirm,
    /利用開始日 2026年4月1日 \(GMT\)・日本時間 4月1日 9:00 から 合計（1年＋3年） 4年 申請後の利用期限 2030年4月1日 \(GMT\)・日本時間 4月2日 8:59 まで/,
  )
  const done = await extended(visitor, device.card('KX-VCS703W'))
  assert.match(wordsOf(done.body), /延長完了 .*自動で反映されます。.*登録し直す必要はありません。/)
  assert.match(wordsOf(done.body), /利用期限 2030年4月1日 \(GMT\)/)
  const [row] = await db`select months, start_day::text, last_day::text from services`
  assert.deepEqual({ ...row }, { months: 48, start_day: '2026-04-01', last_day: '2030-04-01' })
})

test('expired: a fresh count from today; lapsed: 新規申請, with the codes carried along', async () => {
  const { aReseller, aDevice, db, clock } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  await issued(visitor, device.card('KX-VCS701W'))
  await firstUsed({ db, clock }, device.card('KX-VCS701W'), '2025-06-01')
  const confirm = wordsOf((await toConfirm(visitor, device.card('KX-VCS703W'))).body)
  assert.match(
    confirm,
    /新しい利用開始日 2026年12月1日 \(GMT\)・日本時間 12月1日 9:00 から 合計 3年 申請後の利用期限 2029年12月1日/,
  )
  assert.match(confirm, /登録する日を新しい利用開始日として数えます。/)

  await db`update services set start_day = '2025-01-01'`
  const lapsed = await visitor.post('/extend', device.card('KX-VCS703W'))
  assert.equal(lapsed.status, 409)
  assert.match(wordsOf(lapsed.body), /延長できるサービスがありません/)
  assert.match(lapsed.body, /<form method="post" action="\/issue" class="carry">/)
})

test('beyond the cap: the sum, and from when the card will be accepted; the card stays unused', async () => {
  const { aReseller, aDevice, db, clock } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  await issued(visitor, device.card('KX-VCS703W'))
  await firstUsed({ db, clock }, device.card('KX-VCS703W'), TODAY)
  await db`update services set months = 60`
  const refused = await visitor.post('/extend', device.card('KX-VCS701W'))
  assert.equal(refused.status, 303, 'five years and one are six')
  await db`update services set months = 72`
  const beyond = await visitor.post('/extend', device.card('KX-VCS701W'))
  assert.equal(beyond.status, 409)
  assert.match(wordsOf(beyond.body), /合計（6年＋1年） 7年 合計した場合の利用期限 2033年12月1日/)
  assert.match(
    wordsOf(beyond.body),
    /延長後の利用期限が上限の6年を超えるため.*次の日以降にお使いいただけます。 2027年12月1日 \(GMT\)・日本時間 12月1日 9:00 から /,
    'the day stands right behind its sentence',
  )
  const [row] =
    await db`select flow from activation_keys where activation_key_no = ${device.card('KX-VCS701W').activationKeyNo}`
  assert.equal(row!.flow, null)
})

test('a term that changed between page and post shows the page again with the new one (R12)', async () => {
  const { aReseller, aDevice, db, clock } = await testApp()
  const [visitor, other] = [await aReseller(), await aReseller('mpcsAccount')]
  const device = aDevice()
  await issued(visitor, device.card('KX-VCS701W'))
  const confirm = await toConfirm(visitor, device.card('KX-VCS703W'))
  await firstUsed({ db, clock }, device.card('KX-VCS701W'), '2026-11-20')
  const stale = await visitor.post(confirm.path, promiseOf(confirm.body))
  assert.equal(stale.status, 409)
  assert.match(wordsOf(stale.body), /もう一度ご確認ください 確認画面を表示した後に、利用期限が変わりました。/)
  assert.match(wordsOf(stale.body), /現在の利用期限 2027年11月20日/)
  const done = await visitor.submit(confirm.path, promiseOf(stale.body))
  assert.match(wordsOf(done.body), /2030年11月20日/)
  const shown = await other.submit('/extend', device.card('KX-VCS703W'))
  assert.match(wordsOf(shown.body), /使用済みです/, 'the three codes are the authority, whichever account asks (R11)')
})

test('expired, and midnight in GMT passes on the confirm page: the promise is another one, so the page comes again', async () => {
  const { aReseller, aDevice, db, clock } = await testApp()
  const device = aDevice()
  let visitor = await aReseller()
  await issued(visitor, device.card('KX-VCS701W'))
  await firstUsed({ db, clock }, device.card('KX-VCS701W'), '2025-10-01')
  clock.advance({ hours: 20, minutes: 59 }) // 8:59 in Japan, where 2 December is long there
  visitor = await aReseller()
  const confirm = await toConfirm(visitor, device.card('KX-VCS703W'))
  assert.match(wordsOf(confirm.body), /新しい利用開始日 2026年12月1日/)
  clock.advance({ minutes: 1 })
  const late = await visitor.post(confirm.path, promiseOf(confirm.body))
  assert.equal(late.status, 409)
  assert.match(wordsOf(late.body), /新しい利用開始日 2026年12月2日/)
})

test('a card in the wrong flow says for which it was used, and carries the codes to キー検索', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  await issued(visitor, device.card('KX-VCS701W'))
  const wrong = await visitor.post('/extend', device.card('KX-VCS701W'))
  assert.equal(wrong.status, 409)
  assert.match(wordsOf(wrong.body), /この機器の新規申請に使用済みです。 期間は追加されません。/)
  assert.match(wrong.body, /<form method="post" action="\/search" class="carry">/)
  await extended(visitor, device.card('KX-VCS703W'))
  const back = await visitor.post('/issue', device.card('KX-VCS703W'))
  assert.match(wordsOf(back.body), /この機器の期間の延長に使用済みです。/)
})

test('ten extensions of one device at once, all of what one page showed: one is done, nine see the page again', async () => {
  const { aReseller, aDevice, db, faults } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  await issued(visitor, device.card('HDCOM-TRIAL'))
  const pages = [
    await toConfirm(visitor, device.card('KX-VCS701W')),
    await toConfirm(visitor, device.card('KX-VCS703W')),
  ]
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => visitor.post(pages[i % 2]!.path, promiseOf(pages[i % 2]!.body))),
  )
  const done = new Set(answers.filter(a => a.status === 303).map(a => a.location))
  assert.equal(done.size, 1, 'one result')
  assert.deepEqual(new Set(answers.map(a => a.status)), new Set([303, 409]))
  const [row] = await db`select count(*) as n from service_events where kind = 'extend'`
  assert.equal(row!.n, 1)
  assert.deepEqual(faults, [])
})

test('MPCS: by permission only, under its own path; others are told whom to ask', async () => {
  const { aReseller, aDevice } = await testApp()
  const [allowed, other] = [await aReseller('mpcsAccount'), await aReseller()]
  assert.match(wordsOf((await other.get('/mpcs/extend')).body), /HDVC-MPCS の申請について/)
  const device = aDevice('mpcs')
  await issued(allowed, device.card('MPCS-12'), '/mpcs/issue')
  const done = await extended(allowed, device.card('MPCS-36'), '/mpcs/extend')
  assert.match(wordsOf(done.body), /利用期限 初回利用時から4年/)
  assert.match(wordsOf(done.body), /延長完了（HDVC-MPCS） .*登録の方法は、HDVC-MPCS の取扱説明書をご覧ください。/)
})
