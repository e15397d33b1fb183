// R10: MPCS for accounts that an operator allowed; the others are told whom to ask (M§8).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extended, toConfirm as toExtendConfirm } from '../support/extendWalk.ts'
import { issued, toConfirm } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

const ON_REQUEST = /HDVC-MPCS のつながるねっとサービスの登録と期間の延長は、(?:下の)?お問い合わせ先で承ります。/

test('an allowed account applies for MPCS as for HDコム, and 続けて申請 stays with MPCS', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller('mpcsAccount')
  const codes = aDevice('mpcs').card('MPCS-36')
  assert.match(wordsOf((await visitor.get('/menu')).body), /HDVC-MPCS 新規申請/)
  assert.match(wordsOf((await visitor.get('/mpcs/issue')).body), /設定項目の入力/)
  const terms = await visitor.submit('/mpcs/issue', codes)
  assert.match(terms.path, /^\/mpcs\/issue\/[0-9a-f-]{36}\/terms$/)
  const number = await visitor.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  const confirm = await visitor.submit(number.path, { number: fieldValue(number.body, 'number')! })
  const done = await visitor.submit(confirm.path, {})
  assert.match(wordsOf(done.body), /初回利用時から3年/)
  assert.match(done.body, /href="\/mpcs\/issue"/)
  const found = await visitor.submit('/search', { family: 'mpcs', ...codes })
  assert.match(wordsOf(found.body), /種別 HDVC-MPCS/)
})

test('every page of its applications says HDVC-MPCS, and none of them the way of HDコム', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller('mpcsAccount')
  const device = aDevice('mpcs')
  const { number, confirm } = await toConfirm(visitor, device.card('MPCS-12'), '/mpcs/issue')
  const done = await visitor.submit(confirm.path, {})
  const pages = {
    input: await visitor.get('/mpcs/issue'),
    number,
    confirm,
    done,
    found: await visitor.submit('/search', { family: 'mpcs', ...device.card('MPCS-12') }),
    search: await visitor.get('/search?family=mpcs'),
    extend: await visitor.get('/mpcs/extend'),
    sum: await toExtendConfirm(visitor, device.card('MPCS-36'), '/mpcs/extend'),
    extended: await extended(visitor, device.card('MPCS-36'), '/mpcs/extend'),
  }
  for (const [name, { body }] of Object.entries(pages)) {
    const main = body.match(/<main.*<\/main>/s)![0]
    assert.match(main, /HDVC-MPCS/, name)
    assert.doesNotMatch(wordsOf(main), /底面|拡張機能の確認|ソフトウェアの拡張|［緑］/, name)
    assert.doesNotMatch(main, /guide#(?:mpr-id|enter-key)/, name)
  }
  for (const name of ['input', 'number', 'confirm', 'done', 'extend', 'sum', 'extended'] as const) {
    assert.match(pages[name].body, /<title>[^<]*（HDVC-MPCS）/, name)
    assert.match(pages[name].body, /<h1>.*（HDVC-MPCS）.*<\/h1>/, name)
  }
  assert.match(wordsOf(done.body), /登録の方法は、HDVC-MPCS の取扱説明書をご覧ください。/)
  const hdcom = await visitor.get('/issue')
  assert.match(wordsOf(hdcom.body), /底面.*拡張機能の確認/)
  assert.doesNotMatch(hdcom.body.match(/<main.*<\/main>/s)![0], /HDVC-MPCS/)
})

test('another account gets the page of M§8 with キー検索 for HDVC-MPCS, where an issued key is shown again', async () => {
  const { aReseller, aDevice } = await testApp()
  const allowed = await aReseller('mpcsAccount')
  const codes = aDevice('mpcs').card('MPCS-12')
  const done = await issued(allowed, codes, '/mpcs/issue')

  const visitor = await aReseller()
  const page = await visitor.get('/mpcs/issue')
  assert.equal(page.status, 200)
  assert.match(wordsOf(page.body), ON_REQUEST)
  assert.match(page.body, /href="\/search\?family=mpcs"/)
  const search = await visitor.get('/search?family=mpcs')
  assert.match(search.body, /value="mpcs" checked/)
  const found = await visitor.submit('/search', { family: 'mpcs', ...codes })
  const key = wordsOf(done.body).match(/[0-9A-F]{4}(?:-[0-9A-F]{4}){3}/)![0]
  assert.ok(found.body.includes(key), 'the three codes are the authority (R11)')

  const refused = await visitor.post('/mpcs/issue', aDevice('mpcs').card('MPCS-12'))
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused.body), ON_REQUEST)
})

test('permission lost on the way is the refusal with the same text; given back, the draft goes on', async () => {
  const { aReseller, aDevice, db, demo } = await testApp()
  const visitor = await aReseller('mpcsAccount')
  const { confirm } = await toConfirm(visitor, aDevice('mpcs').card('MPCS-12'), '/mpcs/issue')
  const allow = (allowed: boolean) =>
    db`update companies set mpcs_allowed = ${allowed}
      where id = (select company_id from accounts where login_id = ${demo.mpcsAccount.loginId})`
  await allow(false)
  const refused = await visitor.post(confirm.path, {})
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused.body), ON_REQUEST)
  await allow(true)
  assert.match((await visitor.submit(confirm.path, {})).path, /^\/issued\//)
})

test('card and device of the other entry: the sentence leads there with the codes (R10)', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller('mpcsAccount')
  for (const [entry, codes, target] of [
    ['/issue', aDevice('mpcs').card('MPCS-12'), '/mpcs/issue'],
    ['/mpcs/issue', aDevice().card('KX-VCS701W'), '/issue'],
  ] as const) {
    const refused = await visitor.post(entry, codes)
    assert.match(wordsOf(refused.body), /選択した種別と異なります/)
    const form = refused.body.match(/<form method="post" action="([^"]+)" class="carry">.*?<\/form>/s)!
    assert.equal(form[1], target)
    const carried = {
      mprId: fieldValue(form[0], 'mprId')!,
      activationKeyNo: fieldValue(form[0], 'activationKeyNo')!,
      registrationId: fieldValue(form[0], 'registrationId')!,
    }
    assert.match((await visitor.submit(form[1]!, carried)).path, /\/terms$/)
  }
  const codes = aDevice('mpcs').card('MPCS-12')
  const searched = await visitor.post('/search', { family: 'hdcom', ...codes })
  const form = searched.body.match(/<form method="post" action="\/search" class="carry">.*?<\/form>/s)![0]
  assert.equal(fieldValue(form, 'family'), 'mpcs')
})
