// Whom to ask, what to do when nothing can be shown, and the addresses of old (product.md §5).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '#app'
import { FLOW_PATHS } from '#portal/flows'
import { type Problem, problemPage } from '#web/problems'
import { texts } from '#words/text'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

const { frame, contact } = texts.ja
const SENTENCE = frame.contact(contact.whom)
const CONFIGURED = frame.contact('みなと窓口')
const VENDOR = {
  CONTACT_NAME: 'みなと窓口 / Minato desk',
  CONTACT_PHONE: '(03) 0000-0000',
  CONTACT_EMAIL: 'desk@minato.example',
  CONTACT_HOURS: '平日 9:00～17:30 / Weekdays 9:00–17:30 (Japan time)',
  KMS_URL: 'https://kms.minato.example/',
}

const blockOf = (body: string) => body.match(/<section class="contact".*?<\/section>/s)?.[0] ?? ''

test('where users may be stuck stands whom to ask, as configured, in the page’s language', async () => {
  const { visitor, aReseller, aDevice, db } = await testApp(undefined, VENDOR)
  const clerk = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const terms = await clerk.submit('/issue', codes)
  assert.equal(blockOf(terms.body), '', 'not on a page where nothing is wrong')
  const number = await clerk.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  const confirm = await clerk.submit(number.path, { number: fieldValue(number.body, 'number')! })
  await db`update activation_keys set frozen_at = now() where activation_key_no = ${codes.activationKeyNo}`
  const frozen = await clerk.post(confirm.path, {})
  await db`update activation_keys set frozen_at = null where activation_key_no = ${codes.activationKeyNo}`
  await clerk.submit(confirm.path, {})
  const pages = {
    login: await visitor().get('/login'),
    input: await clerk.get('/issue'),
    search: await clerk.get('/search'),
    result: await clerk.submit('/search', { family: 'hdcom', ...codes }),
    'frozen at 登録': frozen,
    'MPCS on request (M§8)': await clerk.get(FLOW_PATHS.issue.mpcs),
  }
  for (const [name, { body }] of Object.entries(pages)) {
    const block = blockOf(body)
    assert.ok(wordsOf(block).includes(CONFIGURED), name)
    assert.ok(!wordsOf(body).includes(contact.whom), `${name}: one desk to ask, not two`)
    assert.match(
      wordsOf(block),
      /みなと窓口にお問い合わせください。 電話 \(03\) 0000‑0000 メール desk@minato\.example 受付時間 平日/,
      name,
    )
    assert.match(block, /href="tel:0300000000".*href="mailto:desk@minato\.example"/s, name)
  }
  const english = visitor()
  await english.get('/language?to=en&back=/login')
  const block = wordsOf(blockOf((await english.get('/login')).body))
  assert.match(block, /please contact Minato desk\. Telephone \(03\) 0000‑0000 .*Hours Weekdays/)
})

test('without settings the sentence stands alone; whom to ask stands once on every page', async () => {
  const { visitor, aReseller } = await testApp()
  const clerk = await aReseller()
  const { body } = await visitor().get('/login')
  assert.doesNotMatch(blockOf(body), /<dl|undefined/)
  for (const path of ['/menu', '/issue', '/search', '/guide', '/nowhere'])
    assert.equal((await clerk.get(path)).body.split(SENTENCE).length, 2, path)
})

test('the menu names what is done elsewhere and links to the KMS (P9)', async () => {
  const { aReseller } = await testApp(undefined, VENDOR)
  const { body } = await (await aReseller()).get('/menu')
  assert.match(body, /<a href="https:\/\/kms\.minato\.example\/">キー管理システム（KMS）<\/a>/)
  assert.match(wordsOf(body), /HDコムモバイルと HDコム Live は、各アプリケーションから登録してください。/)
})

test('the addresses of the manual lead to the login, in their language', async () => {
  const { visitor } = await testApp()
  for (const [path, lang] of [
    ['/hdcom/main/pre/jpn/', 'ja'],
    ['/hdcom/main/pre/jpn', 'ja'],
    ['/hdcom/main/pre/eng/', 'en'],
    ['/hdcom/main/pre/eng', 'en'],
  ] as const) {
    const customer = visitor()
    await customer.get(`/language?to=${lang === 'ja' ? 'en' : 'ja'}&back=/login`)
    const answer = await customer.get(path)
    assert.equal(answer.status, 303, path)
    assert.equal(answer.location, '/login', path)
    assert.match((await customer.get('/login')).body, new RegExp(`<html lang="${lang}">`), path)
  }
})

test('every problem has its page in the frame, with a way on', async () => {
  const { deps, faults, aReseller } = await testApp()
  const cookie = [...(await aReseller()).cookies].map(pair => pair.join('=')).join('; ')
  const table: [Problem, number, RegExp][] = [
    ['notFound', 404, /ページが見つかりません/],
    ['forbidden', 403, /この操作は受け付けられません/],
    ['tooLarge', 413, /送信された内容が大きすぎます/],
    ['tooMany', 429, /約1分後に、もう一度お試しください。/],
    ['notAllowed', 403, /貴社の管理者にご相談ください。/],
    ['fault', 500, /受付番号/],
  ]
  const app = createApp(deps)
  for (const [problem] of table) app.get(`/${problem}`, c => problemPage(c, deps, problem))
  for (const [problem, status, words] of table) {
    const answer = await app.request(`/${problem}`, { headers: { cookie } })
    const body = await answer.text()
    assert.equal(answer.status, status, problem)
    assert.match(body, /<title>エラー：/, problem)
    assert.match(wordsOf(body), words, problem)
    assert.match(body, /<main.*<a class="button secondary" href="\/menu">.*<\/main>/s, problem)
    assert.equal(answer.headers.has('retry-after'), status === 429, problem)
  }
  assert.deepEqual(faults, [])
})
