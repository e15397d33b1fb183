// What mails say: the decisive lines of each, in both languages. docs/mails.md has the whole of them, and is held to the code.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UNSET_VENDOR } from '#config'
import { compose } from '#mail/message'
import { nameOf } from '#mail/plainText'
import { render } from '#mail/render'
import type { Site } from '#mail/site'
import { mailLinks } from '#portal/surface'
import { unsubscribePath } from '#portal/unsubscribe/token'
import { LANGS } from '#words/text'
import { vendorsOf } from '#words/vendor'
import { renderedExample } from '../../bin/mails/document.ts'
import { EXAMPLES } from '../../bin/mails/examples.ts'
import { SAYS } from './says.ts'

const SITE: Site = {
  publicOrigin: 'https://keys.example.jp',
  secret: 'of a test',
  vendors: vendorsOf(UNSET_VENDOR),
  links: mailLinks('https://keys.example.jp'),
  unsubscribeUrl: accountId => `https://keys.example.jp${unsubscribePath('of a test', accountId)}`,
}

const nth = (template: string, n = 0) => EXAMPLES.filter(example => example.template === template)[n]!

test('each mail says what it has to, in both languages', () => {
  for (const [template, n, ...says] of SAYS)
    for (const [i, lang] of LANGS.entries()) {
      const { text } = renderedExample(nth(template, n), lang)
      for (const line of says[i]!) assert.match(text, line, `${template} ${n} ${lang}`)
    }
  assert.deepEqual(new Set(SAYS.map(([template]) => template)), new Set(EXAMPLES.map(({ template }) => template)))
})

test('a code to an address that is registered says each thing once', () => {
  for (const n of [1, 3])
    for (const [lang, once] of [
      ['ja', [/入力されました|変更する操作/g, /すでに登録されています/g, /このコードが入力されなければ/g]],
      ['en', [/was entered|wants to change/g, /registered already/g, /code is not entered/g]],
    ] as const) {
      const text = renderedExample(nth('mail-code', n), lang).text.replace(/\s+/g, ' ')
      for (const words of once) assert.equal(text.match(words)?.length, 1, `${lang} ${n}: ${words}`)
    }
})

test('every mail: whose it is, whom to ask, no answers; lines that fit; no Japanese words in English', () => {
  for (const example of EXAMPLES)
    for (const lang of LANGS) {
      const { subject, text, headers } = renderedExample(example, lang)
      assert.ok(subject.startsWith(lang === 'ja' ? '[つながるねっとサービス] ' : '[Tsunagarunet service] '), subject)
      assert.match(text, lang === 'ja' ? /^(.+ 様|お客様)へ$/m : /^(To .+|Dear customer)$/m)
      assert.match(text, lang === 'ja' ? /自動で送信/ : /sent automatically/)
      assert.match(text, /support@example\.jp\n/)
      for (const line of text.split('\n'))
        assert.ok(line.length <= 78 || /^ {2}|https:/.test(line), `${example.template} ${lang}: ${line}`)
      // Names, and what an operator wrote, are as they were given.
      const own = text.replace('みなと映像株式会社', '').replace(/^ {2}Our answer: .*$/m, '')
      if (lang === 'en') assert.doesNotMatch(subject + own, /[぀-ヿ一-龯]/, example.template)
      assert.equal('List-Unsubscribe' in headers, example.template === 'news')
      assert.doesNotMatch(text, /undefined|\[object|NaN|null/)
    }
})

test('申請完了通知 and 延長完了通知 hold no Registration Key: they are not even told of one', () => {
  for (const { data } of EXAMPLES) assert.ok(!('registrationKey' in data))
})

test('whom to ask when nothing is configured', () => {
  const { text } = renderedExample(nth('stopped'), 'ja', SITE)
  assert.match(text, /^お問い合わせ先： ご購入元または当社担当営業$/m)
})

test('a name stays on its line and keeps its direction to itself', () => {
  assert.equal(nameOf('みなと映像株式会社 🎥'), 'みなと映像株式会社 🎥')
  assert.equal(nameOf('شركة الميناء'), '\u2068شركة الميناء\u2069')
  assert.equal(nameOf('נמל \u202eABC\u202c'), '\u2068נמל  ABC\u2069')
  assert.equal(nameOf('みなと\r\nパスワード： x'), 'みなと パスワード： x')
})

const mailTo = (company: string | null, contactName: string | null) => {
  const account = { id: 7, company, contactName, news: false }
  const mail = { template: 'password-changed', data: {}, language: 'ja', account, secret: undefined } as const
  return render(SITE, { ...mail, addressIsRegistered: false })!.text.split('\n\n')[0]
}

test('the greeting: the person with the company, the company alone, or お客様', () => {
  assert.equal(mailTo('みなと映像', '高橋 花子'), 'みなと映像\n高橋 花子 様へ')
  assert.equal(mailTo('みなと映像', null), 'みなと映像 様へ')
  assert.equal(mailTo('みなと映像', ' '), 'みなと映像 様へ')
  assert.equal(mailTo('שלום', null), '\u2068שלום\u2069 様へ')
  assert.equal(mailTo(null, null), 'お客様へ')
})

test('a mail’s Message-ID and Date are its own, whenever it is composed, and no other’s', () => {
  const rendered = { subject: 'x', text: 'x', headers: {} }
  const of = (id: number, site = SITE) => {
    const createdAt = Temporal.Instant.from('2026-12-01T03:00:00.123456Z')
    const composed = compose(
      site,
      { name: '', address: 'a@b.example' },
      { id, createdAt, recipient: 'c@d.example' },
      rendered,
    )
    return composed.ok ? composed.message : assert.fail(composed.reason)
  }
  assert.deepEqual(of(1), of(1))
  assert.notEqual(of(1).messageId, of(2).messageId)
  assert.notEqual(of(1).messageId, of(1, { ...SITE, secret: 'of another server' }).messageId)
  assert.equal(of(1).date, 'Tue, 01 Dec 2026 03:00:00 +0000')
})
