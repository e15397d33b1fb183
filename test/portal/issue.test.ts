import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode, type MprId } from '#domain/codes'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

type Codes = ReturnType<ReturnType<TestApp['aDevice']>['card']>

/** Walks to the confirm page. */
async function toConfirm(visitor: Visitor, codes: Codes) {
  const terms = await visitor.submit('/issue', codes)
  const number = await visitor.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  return { terms, number, confirm: await visitor.submit(number.path, { number: fieldValue(number.body, 'number')! }) }
}

async function issued(visitor: Visitor, codes: Codes) {
  const { confirm } = await toConfirm(visitor, codes)
  return visitor.submit(confirm.path, {})
}

const keyIn = (body: string) => wordsOf(body).match(/Registration Key ([0-9A-F]{4}(?:-[0-9A-F]{4}){3})/)?.[1]

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
  assert.match(wordsOf(done.body), /申請が完了しました。/)
  assert.match(wordsOf(done.body), /初回利用時から3年/)
  assert.equal(keyIn((await visitor.get(done.path)).body), key, 'reload shows it again')

  const found = await visitor.submit('/search', { family: 'hdcom', ...codes })
  assert.equal(keyIn(found.body), key)
  assert.match(wordsOf(found.body), new RegExp(device.macAddress))

  const again = await visitor.submit('/issue', codes)
  assert.match(again.path, /^\/issued\//, 'no 約款, no choosing')
  assert.equal(keyIn(again.body), key)
  assert.match(wordsOf(again.body), /もう一度表示しています/)

  const counts = await db`select (select count(*) from services) as services, (select count(*) from audit) as audit,
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
  assert.match(wordsOf(first.body), /あと5回まで選びなおすことができます。/)
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
  assert.match(wordsOf(sixth.body), /選びなおしの回数を使い切りました/)
})

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
  assert.match(wordsOf(page.body), /確保の期限が過ぎて使えなくなりました/)
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
  assert.match(wordsOf(late.body), /別の申請が先に完了しました。このカードは未使用のままです。/)
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
  assert.match(wordsOf((await visitor.get(answers[0]!.location)).body), /申請が完了しました。/)
})

test('each refusal of the input page: its sentence, 409, and what was typed is kept', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const used = aDevice()
  await issued(visitor, used.card('KX-VCS701W'))
  const fresh = aDevice()
  const mpcs = aDevice('mpcs')
  const frozen = aDevice().card('KX-VCS701W')
  const voided = aDevice().card('KX-VCS701W')
  await db`update activation_keys set frozen_at = now() where activation_key_no = ${frozen.activationKeyNo}`
  await db`update activation_keys set voided_at = now() where activation_key_no = ${voided.activationKeyNo}`
  const trialed = used.card('HDCOM-TRIAL')
  const table: [string, Codes, RegExp][] = [
    [
      'unknown pair',
      { ...fresh.card('KX-VCS701W'), registrationId: '00000000' as never },
      /組み合わせが見つかりません/,
    ],
    [
      'unknown MPR ID',
      { ...fresh.card('KX-VCS701W'), mprId: '0000000000000001' as MprId },
      /この MPR ID の機器が見つかりません/,
    ],
    ['families differ', { ...mpcs.card('MPCS-12'), mprId: fresh.mprId }, /種別（HDコム、HDVC-MPCS）が異なります/],
    ['other entry', mpcs.card('MPCS-12'), /選んだ種別のものではありません/],
    ['used elsewhere', { ...used.card('KX-VCS701W'), mprId: fresh.mprId }, /別の機器で使用済みです/],
    ['frozen', frozen, /現在使用が停止されています/],
    ['void', voided, /このアクティベーションキーは無効です/],
    ['trial on a device that had a service', trialed, /一度も申請していない機器だけで使えます/],
    ['a service exists', used.card('KX-VCS703W'), /新規申請はできません/],
  ]
  for (const [name, codes, sentence] of table) {
    const page = await visitor.post('/issue', codes)
    assert.equal(page.status, 409, name)
    assert.match(wordsOf(page.body), sentence, name)
    assert.match(page.body, /<title>エラー：/, name)
    assert.equal(fieldValue(page.body, 'mprId')?.replaceAll('-', ''), codes.mprId, name)
    if (name === 'used elsewhere') assert.ok(!page.body.includes(formatCode(used.mprId)), 'names no other device')
  }
})

test('bad input: a sentence at the field and in the summary, nothing typed is lost, nothing is stored', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const good = aDevice().card('KX-VCS701W')
  const table: [string, string, RegExp][] = [
    ['empty', '', /MPR ID を入力してください。/],
    ['too short', '4F1A-09C2-77D0', /MPR ID は 16 桁で入力してください（いま 12 桁）。/],
    ['too long', 'F'.repeat(5000), /（いま 5000 桁）/],
    ['wrong characters', '4F1A-09C2-77D0-3B5G', /使えない文字があります/],
    ['control characters', '4F1A\u0001-09C2-77D0-3B5E', /使えない文字があります/],
    ['a product number', 'KX-VCS701W', /品番が入力されています/],
    ['markup', '<b>"&\'', /使えない文字があります/],
  ]
  for (const [name, typed, sentence] of table) {
    const page = await visitor.post('/issue', { ...good, mprId: typed })
    assert.equal(page.status, 422, name)
    assert.equal(
      wordsOf(page.body).match(new RegExp(sentence, 'g'))?.length,
      2,
      `${name}: at the field and in the summary`,
    )
    const kept = fieldValue(page.body, 'mprId')
      ?.replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    assert.equal(kept, typed, name)
  }
  const [{ n }] = (await db`select count(*) as n from drafts`) as unknown as [{ n: number }]
  assert.equal(n, 0)
})

test('codes are taken as people type them, and a card pasted into one field fills both', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const { mprId, activationKeyNo, registrationId } = aDevice().card('KX-VCS701W')
  const card = `Activation Key No. ${formatCode(activationKeyNo)}　Registration ID ${formatCode(registrationId)}`
  for (const paste of [
    { mprId: ` ${formatCode(mprId).toLowerCase()}\t`, activationKeyNo: card, registrationId: '' },
    { mprId: formatCode(mprId).replaceAll('-', 'ー').replaceAll('0', 'O'), activationKeyNo: '', registrationId: card },
  ])
    assert.match((await visitor.submit('/issue', paste)).path, /\/terms$/)
})

test('a reapplication after the service lapsed offers the former number first and keeps it (R4, R8)', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  const before = await issued(visitor, device.card('KX-VCS701W'))
  const [old] = await db<
    { number: string; key: string }[]
  >`select connection_number as number, registration_key as key from services`
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
