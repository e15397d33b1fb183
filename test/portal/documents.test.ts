// 約款, policies, consent and guide: open to everybody, complete in both languages, nothing left open (P3, P11, P18, P21).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DocumentKind, readDocument, type Section } from '#operations/documents/readDocument'
import { documentBody } from '#portal/documents/page'
import { documentInForce } from '#store/documents/documents'
import { texts } from '#words/text'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

const KINDS: DocumentKind[] = ['terms-trial', 'terms-paid', 'cookie-policy', 'privacy-policy', 'consent', 'guide']
const READERS = ['/terms/trial', '/terms/paid', '/policies/cookies', '/policies/privacy', '/policies/consent', '/guide']
const VENDOR = {
  VENDOR_NAME: 'みなと映像株式会社 / Minato Video Inc.',
  CONTACT_NAME: 'みなと窓口 / Minato desk',
  CONTACT_PHONE: '0120-000-000',
  CONTACT_EMAIL: 'desk@minato.example',
  CONTACT_HOURS: '平日 9:00～17:30 / Weekdays 9:00–17:30 (Japan time)',
  KMS_URL: 'https://kms.minato.example/',
}

test('every document has the same sections in both languages, one for one', async () => {
  const { deps } = await testApp()
  const shape = ({ heading: _, id, paragraphs, items, steps, roman, table, notes, links }: Section) => ({
    id,
    roman,
    counts: [paragraphs, items, steps, notes].map(part => part?.length),
    columns: table && [table.head.map(head => head !== ''), ...table.rows.map(row => row.length)],
    links: links?.map(({ href }) => href),
  })
  for (const kind of KINDS) {
    const { body } = await documentInForce(deps.db, kind, deps.clock.now())
    assert.ok(body.ja.length >= 5, kind)
    assert.deepEqual(body.en.map(shape), body.ja.map(shape), kind)
  }
})

test('a new installation has one version of each document, and no word of the demo in any', async () => {
  const { db } = await testApp()
  const rows = await db<{ kind: string; version: number; words: string }[]>`
    select kind, version, title_ja || title_en || body_ja || body_en as words from documents order by kind`
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    [...KINDS].sort(),
  )
  for (const { kind, version, words } of rows) {
    assert.equal(version, 1, kind)
    assert.doesNotMatch(words, /デモ|\bdemo\b|第 2 版|version 2/i, kind)
  }
  assert.equal((await db`select 1 from document_changes`).length, 0)
})

test('the cookie policy calls the cookies as this server does (C11)', async () => {
  for (const [origin, name] of [
    [undefined, 'pre-login'],
    ['https://keys.example.jp', '__Host-pre-login'],
  ] as const) {
    const { visitor, deps } = await testApp(origin)
    const { body } = await visitor().get('/policies/cookies')
    assert.match(body, new RegExp(`<span class="code">${name}</span>`))
    assert.ok(deps.cookies.preLogin.set('x').startsWith(`${name}=`))
  }
})

test('no placeholder stays, with and without settings, and each is put in', async () => {
  for (const vendor of [undefined, VENDOR]) {
    const { deps } = await testApp(undefined, vendor)
    for (const kind of KINDS)
      for (const text of [texts.ja, texts.en]) {
        const page = String(documentBody(text, await readDocument(deps, kind)))
        assert.doesNotMatch(page, /[{}]|undefined/, `${kind} ${text.lang}`)
        assert.match(
          page,
          vendor ? /みなと映像株式会社|Minato Video Inc\./ : /提供会社|provider/,
          `${kind} ${text.lang}`,
        )
      }
  }
  const { deps } = await testApp(undefined, VENDOR)
  const [guide, consent] = [await readDocument(deps, 'guide'), await readDocument(deps, 'consent')]
  const ja = wordsOf(String(documentBody(texts.ja, guide)))
  assert.match(
    ja,
    /みなと窓口（電話 0120‑000‑000、メール desk@minato\.example、受付時間 平日 9:00～17:30）にお問い合わせください/,
  )
  const en = wordsOf(String(documentBody(texts.en, consent)))
  assert.match(en, /contact Minato desk, telephone 0120‑000‑000, e-mail desk@minato\.example, hours Weekdays/)
  assert.match(String(documentBody(texts.ja, guide)), /href="https:\/\/kms\.minato\.example\/"/)
})

test('the readers are open to strangers; what the English pages say in Japanese is marked so', async () => {
  const { visitor } = await testApp(undefined, VENDOR)
  const stranger = visitor()
  for (const path of READERS) assert.equal((await stranger.get(path)).status, 200, path)
  await stranger.get('/language?to=en&back=/guide')
  for (const path of READERS) {
    const { body } = await stranger.get(path)
    const rest = wordsOf(body.replace(/<(\w+)[^>]* lang="ja"[^>]*>.*?<\/\1>/gs, ''))
    assert.doesNotMatch(rest, /[぀-ヿ一-龯]/, path)
  }
})

test('the consent names the data, the department, the ten purposes of M§4-3 and the two that companies add (P3)', async () => {
  const { deps } = await testApp()
  const { body } = await readDocument(deps, 'consent')
  for (const lang of ['ja', 'en'] as const) {
    const words = JSON.stringify(body[lang])
    assert.ok(
      body[lang].some(({ items }) => items?.length === 12),
      `twelve purposes, ${lang}`,
    )
    assert.match(words, /会社名、国名、所在地、メールアドレス|company, country, address, e-mail address/)
    assert.match(words, /事業責任者|Head of the Tsunagarunet service/)
  }
})

test('the guide tells the way to the key screen in nine steps and the four status texts (P21)', async () => {
  const { visitor } = await testApp()
  const { body } = await visitor().get('/guide')
  const steps = body.match(/<ol class="roman">(.*?)<\/ol>/s)?.[1] ?? ''
  assert.equal(steps.match(/<li>/g)?.length, 9)
  for (const name of [
    '設定／保守をする',
    '管理者でログイン',
    'ソフトウェアの拡張',
    'レジストレーションキー登録画面',
    '00000000',
  ])
    assert.ok(steps.includes(name), name)
  for (const status of [
    '登録されていません',
    '有効期限が切れています',
    '(GMT) が有効期限です',
    'つながるねっとのサーバーへ接続していません',
  ])
    assert.ok(wordsOf(body).includes(status), status)
  for (const [, id = ''] of body.matchAll(/href="#([\w-]+)"/g)) assert.ok(body.includes(`id="${id}"`), id)
})

test('guide and policies are linked where users look for them', async () => {
  const { aReseller, aDevice, visitor } = await testApp()
  const login = await visitor().get('/login')
  for (const href of ['/guide', '/policies/cookies', '/policies/privacy'])
    assert.ok(login.body.includes(`href="${href}"`))
  const clerk = await aReseller()
  assert.match((await clerk.get('/menu')).body, /<main.*href="\/guide".*<\/main>/s)
  for (const path of ['/issue', '/search'])
    assert.match((await clerk.get(path)).body, /href="\/guide#mpr-id" target="_blank"/, path)
  const codes = aDevice().card('KX-VCS701W')
  const terms = await clerk.submit('/issue', codes)
  const number = await clerk.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  const confirm = await clerk.submit(number.path, { number: fieldValue(number.body, 'number')! })
  assert.match((await clerk.submit(confirm.path, {})).body, /href="\/guide#enter-key"/)
})
