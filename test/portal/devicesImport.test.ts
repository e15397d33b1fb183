// A file that sets fields in 機器一覧 (P22): tried first, shown before → after, done once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActivationKeyNo, formatCode } from '#domain/codes'
import { extended } from '../support/extendWalk.ts'
import { issued } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { type Visitor, wordsOf } from '../support/visitor.ts'

type Content = string | Buffer

/** Sends it as a browser sends a chosen file. */
async function send(app: TestApp, who: Visitor, content: Content, pasted = '') {
  const form = new FormData()
  form.set('file', new File([content as string], content.length > 0 ? 'a.csv' : '', { type: 'text/csv' }))
  form.set('pasted', pasted)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const response = await app.app.request(
    '/devices/import',
    {
      method: 'POST',
      body: Buffer.from(await request.arrayBuffer()),
      headers: {
        'content-type': request.headers.get('content-type')!,
        cookie: [...who.cookies].map(pair => pair.join('=')).join('; '),
        'sec-fetch-site': 'same-origin',
      },
    },
    { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
  )
  return { status: response.status, location: response.headers.get('location') ?? '', body: await response.text() }
}

/** The page that shows what it would do. */
async function tried(app: TestApp, who: Visitor, content: Content, pasted = '') {
  const { status, location, body } = await send(app, who, content, pasted)
  assert.equal(status, 303, body)
  return { path: location, ...(await who.get(location)) }
}

async function inCare(app: TestApp, count = 1) {
  const clerk = await app.aReseller()
  const cards = Array.from({ length: count }, () => app.aDevice().card('KX-VCS701W'))
  for (const card of cards) await issued(clerk, card)
  return { clerk, cards, card: cards[0]! }
}

const wordsIn = (app: TestApp) =>
  app.db`select mpr_id as id, end_customer as customer, site, note, tags from care_entries order by id`

test('a listed device needs no card: before → after is shown, nothing is written until 設定する, and once only', async () => {
  const app = await testApp()
  const { clerk, card } = await inCare(app)
  const csv = `MPR ID,納入先,設置場所,タグ\r\n${formatCode(card.mprId)},海風ホテル,"本館、3階","会議室、重要,会議室"\r\n`
  const page = await tried(app, clerk, csv)
  assert.match(wordsOf(page.body), /項目が変わる機器は1台、一覧に加わる機器は0台、変わらない機器は0台/)
  assert.match(wordsOf(page.body), /納入先 （なし） 海風ホテル/)
  assert.equal((await wordsIn(app))[0]!.customer, null)
  const done = await clerk.submit(page.path, {})
  assert.match(wordsOf(done.body), /1台の項目を設定しました。/)
  const [row] = await wordsIn(app)
  assert.deepEqual([row!.customer, row!.site, row!.tags], ['海風ホテル', '本館、3階', ['会議室', '重要']])
  const twice = await clerk.post(page.path, {})
  assert.equal(twice.status, 404)
  assert.match(wordsOf(twice.body), /設定が済んだか、有効期限が切れました/)

  const partly = await tried(app, clerk, '', `mpr id\tnotes\n${card.mprId}\t=1+1\n`)
  await clerk.submit(partly.path, {})
  const [after] = await wordsIn(app)
  assert.deepEqual([after!.customer, after!.note], ['海風ホテル', '=1+1'], 'fields without a column stay')
  const emptied = await tried(app, clerk, `MPR ID,納入先\n${card.mprId},\n`)
  assert.match(wordsOf(emptied.body), /納入先 海風ホテル （なし）/)
  await clerk.submit(emptied.path, {})
  assert.equal((await wordsIn(app))[0]!.customer, null)
  const audit = await app.db`select subject from audit where act = 'change-devices' order by id`
  assert.deepEqual(audit[0]!.subject, { devices: 1, fields: ['endCustomer', 'site', 'tags'] })
  assert.deepEqual(app.faults, [])
})

test('an exported file is read back as it is, in both encodings and languages, and changes nothing', async () => {
  const app = await testApp()
  const { clerk } = await inCare(app, 2)
  await app.db`update care_entries set end_customer = '=海', note = '"x"', tags = array['a b', '会議室']`
  const before = await wordsIn(app)
  for (const path of ['/devices/export', '/devices/export?lang=en'])
    for (const format of ['csv', 'csv-sjis']) {
      const { bytes } = await clerk.post(path, { format })
      const page = await tried(app, clerk, bytes)
      assert.match(wordsOf(page.body), /変わらない機器は2台/)
      assert.match(wordsOf(page.body), /設定する内容はありません。/)
      await clerk.get('/language?to=en&back=/devices')
      const { bytes: english } = await clerk.post(path, { format })
      assert.match((await tried(app, clerk, english)).body, /stay as they are: 2/)
      await clerk.get('/language?to=ja&back=/devices')
    }
  assert.deepEqual(await wordsIn(app), before)
})

test('a device that is not listed comes in by its card’s codes, as キー検索 checks them, with its fields', async () => {
  const app = await testApp()
  const { clerk, cards } = await inCare(app, 2)
  await app.db`delete from care_entries where mpr_id = ${cards[0]!.mprId}`
  const { mprId, activationKeyNo, registrationId } = cards[0]!
  const csv = `MPR ID,Activation Key No.,Registration ID,納入先\n${mprId},${activationKeyNo},${registrationId},みなと\n`
  const without = await tried(app, clerk, `MPR ID,納入先\n${mprId},みなと\n`)
  assert.match(wordsOf(without.body), /この MPR ID は一覧にありません/)
  const page = await tried(app, clerk, csv)
  assert.match(wordsOf(page.body), /一覧に加わる機器は1台/)
  const done = await clerk.submit(page.path, {})
  assert.match(wordsOf(done.body), /1台の項目を設定し、1台を一覧に加えました。/)
  assert.equal((await wordsIn(app)).find(row => row.id === mprId)!.customer, 'みなと')
  const kept = await app.db`select subject from audit where act = 'keep-device'`
  assert.deepEqual(
    kept.map(row => row.subject),
    [{ mprId, periodNo: 1, activationKeyNo }],
  )
})

test('a listed device whose row has another card’s codes: they are checked, and the entry rests on that card', async () => {
  const app = await testApp()
  const device = app.aDevice()
  const clerk = await app.aReseller()
  const [first, second] = [device.card('KX-VCS701W'), device.card('KX-VCS703W')]
  await issued(clerk, first)
  await extended(await app.aReseller('mpcsAccount'), second)
  const row = (card: typeof first, id: string) => `${card.mprId},${card.activationKeyNo},${id},みなと\n`
  const head = 'MPR ID,Activation Key No.,Registration ID,納入先\n'
  const wrong = await tried(app, clerk, head + row(second, '00000000'))
  assert.match(wordsOf(wrong.body), /組み合わせが正しくありません/)
  assert.match(wordsOf(wrong.body), /項目が変わる機器は0台/)
  const known = await tried(app, clerk, head + row(first, '00000000'))
  assert.match(wordsOf(known.body), /項目が変わる機器は1台/, 'what has proven it needs no proof')

  const page = await tried(app, clerk, head + row(second, second.registrationId))
  const shown = [first, second].map(card => formatCode(card.activationKeyNo as ActivationKeyNo)).join(' ')
  assert.match(wordsOf(page.body), new RegExp(`項目が変わる機器は1台.*カード ${shown} 納入先 （なし） みなと`))
  const done = await clerk.submit(page.path, {})
  assert.match(wordsOf(done.body), /1台の項目を設定しました。/)
  const [entry] = await app.db`select e.cards, e.activation_key_no as card from care_entries e
    join accounts a on a.company_id = e.company_id where a.login_id = ${app.demo.account.loginId}`
  assert.deepEqual(entry, { cards: [second.activationKeyNo, first.activationKeyNo], card: second.activationKeyNo })
})

test('codes that are not proven are told, counted for user and company, and then wait (C8, R21)', async () => {
  const app = await testApp()
  const { clerk, cards } = await inCare(app, 1)
  const other = app.aDevice().card('KX-VCS701W')
  const hex = (n: number) => n.toString(16).toUpperCase()
  const head = 'MPR ID,Activation Key No.,Registration ID\n'
  const wrong = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, n) => `${hex(from + n).padStart(16, '0')},${hex(from + n).padStart(16, '0')},00000000\n`,
    ).join('')
  const few = await tried(
    app,
    clerk,
    `${head}${other.mprId},${other.activationKeyNo},00000000\n${other.mprId.replace(/.$/, 'x')},,\n`,
  )
  assert.match(wordsOf(few.body), /組み合わせが正しくありません/)
  assert.match(wordsOf(few.body), /MPR ID に使えない文字があります/)
  assert.equal((await app.db`select count from wrong_codes`)[0]!.count, 1)
  const many = await tried(app, clerk, head + wrong(1, 210))
  assert.match(wordsOf(many.body), /はじめの200行を表示しています。/)
  const kinds = await app.db<{ kind: string; count: number }[]>`
    select p ->> 'kind' as kind, count(*) from care_files, jsonb_array_elements(tried -> 'problems') p
    where id = ${many.path.split('/').at(-1)!} group by 1 order by 1`
  assert.deepEqual(
    kinds.map(({ kind, count }) => `${kind} ${count}`),
    ['refused 199', 'waits 11'],
    'one was taken before',
  )
  const [row] = await app.db<{ tokens: number }[]>`select tokens from buckets where key like 'list-guess:%'`
  assert.ok(row!.tokens < 1)
  // A right one after them waits too, so nobody learns anything; listed devices go on.
  const mixed = await tried(
    app,
    clerk,
    `${head}${wrong(900, 1)}${other.mprId},${other.activationKeyNo},${other.registrationId}\n${cards[0]!.mprId},,\n`,
  )
  assert.equal(wordsOf(mixed.body).match(/確認していません/g)?.length, 2)
  assert.match(wordsOf(mixed.body), /変わらない機器は1台/)
})

test('what cannot be read is one sentence; rows that are wrong are told by line, and nothing typed is lost', async () => {
  const app = await testApp()
  const { clerk, card } = await inCare(app)
  const { mprId } = card
  const sentences: [Content, RegExp][] = [
    [Buffer.from(`\uFEFFMPR ID,納入先\n`, 'utf16le'), /UTF-16 のファイルは読み込めません/],
    [Buffer.from('504b0304000a0a', 'hex'), /Excel ブックは読み込めません/],
    ['納入先,備考\nx,y\n', /MPR ID の列がありません/],
    ['MPR ID,納入先\n', /機器の行がありません/],
    [`MPR ID,納入先\n${mprId},"x\n`, /2行目の引用符（&quot;）が閉じられていません/],
    [`MPR ID\n${'4F1A09C277D03B5E\n'.repeat(10_001)}`, /10,000行を超えるファイルは読み込めません/],
    [`MPR ID\n${'4F1A09C277D03B5E\n'.repeat(100_000)}`, /10,000行を超えるファイルは読み込めません/],
  ]
  for (const [content, sentence] of sentences) {
    const { status, body } = await send(app, clerk, content)
    assert.equal(status, 422)
    assert.match(wordsOf(body), sentence)
  }
  const neither = await send(app, clerk, '', ' ')
  assert.match(wordsOf(neither.body), /ファイルを選ぶか、表計算ソフトから貼り付けてください/)
  const pasted = await send(app, clerk, '', 'めちゃくちゃ\n<b>')
  assert.equal(pasted.status, 422)
  assert.ok(pasted.body.includes('めちゃくちゃ\r\n&lt;b&gt;</textarea>'))
  assert.equal((await send(app, clerk, Buffer.alloc(21 * 1024 * 1024))).status, 413)

  const tags = Array.from({ length: 1000 }, (_, n) => `t${n}`).join('、')
  const page = await tried(
    app,
    clerk,
    `MPR ID,納入先,タグ\n${mprId},${'あ'.repeat(101)},\n123,x,\n${mprId},x,"${tags}"\n${mprId},ok,x\n${mprId},again,x,more\n${mprId},again,x\n`,
  )
  const words = wordsOf(page.body)
  for (const sentence of [
    /2 納入先は100文字以内で/,
    /3 MPR ID は16桁で入力してください（現在3桁）/,
    /4 タグは20個まで/,
    /6 セルが4個あります。1行目の列は3個です。/,
    /7 同じ MPR ID が5行目にあります。/,
  ])
    assert.match(words, sentence, words.slice(words.indexOf('設定できない行')))
  await clerk.submit(page.path, {})
  assert.equal((await wordsIn(app))[0]!.customer, 'ok')
  assert.deepEqual(app.faults, [])
})

test('a file with another company’s devices and cards changes nothing of theirs, and its page is nobody else’s', async () => {
  const app = await testApp()
  const { clerk, card } = await inCare(app)
  const dealer = await app.aReseller('mpcsAccount')
  const theirs = await tried(app, dealer, `MPR ID,納入先\n${card.mprId},盗んだ名前\n`)
  assert.match(wordsOf(theirs.body), /この MPR ID は一覧にありません/)
  await dealer.post(theirs.path, {})
  assert.equal((await wordsIn(app))[0]!.customer, null)
  const mine = await tried(app, clerk, `MPR ID,納入先\n${card.mprId},x\n`)
  assert.equal((await dealer.get(mine.path)).status, 404)
  assert.equal((await dealer.post(mine.path, {})).status, 404)
  app.clock.advance({ hours: 3 })
  const later = await app.aReseller()
  assert.equal((await later.post(mine.path, {})).status, 404)
})
