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

const SITE: Site = {
  publicOrigin: 'https://keys.example.jp',
  secret: 'of a test',
  vendors: vendorsOf(UNSET_VENDOR),
  links: mailLinks('https://keys.example.jp'),
  unsubscribeUrl: accountId => `https://keys.example.jp${unsubscribePath('of a test', accountId)}`,
}

const nth = (template: string, n = 0) => EXAMPLES.filter(example => example.template === template)[n]!

/** Template, which of its examples, and what must stand in it: Japanese, then English. */
const SAYS: [string, number, RegExp[], RegExp[]][] = [
  [
    'registered',
    0,
    [
      /登録ID： Kq7mT2xW9c$/m,
      /パスワード： H7KQ2MXWC9RTF4PJ$/m,
      /2026年12月8日 12:00（日本時間）まで（7日間）/,
      /\/policies\/privacy$/m,
      /登録IDを忘れた場合は、同じメールアドレスで新規登録の手続きを/,
    ],
    [
      /Login ID: Kq7mT2xW9c$/m,
      /Password: H7KQ2MXWC9RTF4PJ$/m,
      /for 7 days: until 8 December 2026, 12:00 \(Japan time\)$/m,
      /privacy/,
      /forget your login ID, go through the registration/,
    ],
  ],
  [
    'mail-code',
    0,
    [/^483920$/m, /12:10（日本時間）まで（10分間）/, /お心当たりがない場合は/],
    [/^483920$/m, /10 minutes/, /ignore this mail/],
  ],
  ['mail-code', 1, [/すでに登録されています/, /何も変わりません/], [/is registered already/, /nothing changes/]],
  ['mail-code', 2, [/^483920$/m, /変更する操作/], [/wants to change their/]],
  ['profile-updated', 0, [/新規登録の画面から/, /パスワードは変わりません/], [/registration form/, /unchanged/]],
  ['profile-updated', 1, [/更新されました/], [/were updated/]],
  [
    'temporary-password',
    0,
    [/一時パスワード： T4WQ8NHKX2MC7RVJ$/m, /12:30（日本時間）まで（30分間）/, /これまでのパスワードも使えます/],
    [
      /Temporary password: T4WQ8NHKX2MC7RVJ$/m,
      /for 30 minutes: until 1 December 2026, 12:30 \(Japan time\)$/m,
      /current password remains valid/,
    ],
  ],
  ['password-changed', 0, [/パスワードが変更されました/, /お心当たりがない場合/], [/password was changed/]],
  [
    'passkey-added',
    0,
    [/パスキーが追加されました/, /お心当たりがない場合/],
    [/passkey was added/, /If you did not do this/],
  ],
  ['passkey-removed', 0, [/パスキーが削除されました/], [/passkey was removed/]],
  ['address-changed', 0, [/変更前のメールアドレスにお送りしています/], [/goes to the former one/]],
  ['address-changed', 1, [/このメールアドレスに変更されました/], [/changed to this one/]],
  ['login-id-changed', 0, [/新しい登録ID： Rw4nP8yB3d$/m], [/New login ID: Rw4nP8yB3d$/m]],
  ['login-id', 0, [/登録ID： Kq7mT2xW9c$/m, /変わりません/], [/Login ID: Kq7mT2xW9c$/m, /unchanged/]],
  [
    'account-closed',
    0,
    [/^みなと映像株式会社 様へ$/m, /会社名、所在地、メールアドレスなどの情報は削除しました/],
    [/company name, .*deleted/s],
  ],
  [
    'account-closed',
    1,
    [/お客様個人の情報は削除しました/, /ほかの利用者の方が引き続き/],
    [/personal data\swere deleted/, /other people of your company go on/],
  ],
  [
    'invitation',
    0,
    [
      /^お客様へ$/m,
      /会社名： みなと映像株式会社$/m,
      /役割： 申請担当$/m,
      /^https:\/\/keys\.example\.jp\/invitation\/mVx3Q0b7n2fLkTz9RcWq1A$/m,
      /2026年12月4日 12:00（日本時間）まで（72時間）、1度だけ/,
      /担当者名とパスワードを設定/,
      /お心当たりがない場合は/,
    ],
    [/Role: Applications$/m, /\/invitation\/mVx3Q0b7n2fLkTz9RcWq1A$/m, /72\shours/],
  ],
  [
    'invitation',
    1,
    [/お手元の登録IDでログイン/, /招待元の会社に移ります/],
    [/sign in\swith your login ID/, /go\salong/],
  ],
  ['joined', 0, [/登録ID： Kq7mT2xW9c$/m, /役割： 申請担当$/m], [/Login ID: Kq7mT2xW9c$/m]],
  ['joined', 1, [/これまでの会社の登録は終了し/], [/Its\sregistration\shas\sended/]],
  ['invitation-accepted', 0, [/役割：申請担当/, /会社と利用者/], [/role:\sApplications/]],
  ['role-changed', 0, [/「閲覧のみ」に変更しました/], [/to\s“View\sonly”/]],
  ['role-changed', 1, [/後任にお客様を指定しました/, /「管理者」/], [/named\syou\sas\stheir\ssuccessor/]],
  ['signed-out', 0, [/すべてのブラウザからログアウトしました/], [/signed\syou\sout/]],
  [
    'taken-out',
    0,
    [/利用者ではなくなりました/, /お名前は、.*記録に残ります/s],
    [/taken\syou\sout/, /Your\sname\sstays/],
  ],
  [
    'issued',
    0,
    [/MPR ID： 4F1A-09C2-77D0-3B5E$/m, /接続番号： 111-2345-6789$/m, /初回利用時から1年$/m],
    [/1 year from first use$/m],
  ],
  [
    'extended',
    0,
    [/延長した期間： 1年$/m, /2028年4月1日 \(GMT\)・日本時間 4月2日 8:59 まで$/m],
    [/Until 1 April 2028 \(GMT\), in Japan until 8:59 on 2 April 2028$/m],
  ],
  [
    'extended',
    1,
    [/まだ利用を開始していません/, /Registration Key を機器に登録すると/],
    [/has not been used yet/, /registered on it/],
  ],
  [
    'undone',
    0,
    [/新規申請を、当社で取り消しました/, /Registration Key は使えません/, /カードは未使用に戻り/],
    [/cannot be used/, /unused again/],
  ],
  [
    'undone',
    1,
    [/取り消し後の利用期限： 2027年4月1日 \(GMT\)・日本時間 4月2日 8:59 まで$/m],
    [/Current service term: Until 1 April 2027/],
  ],
  [
    'undone',
    2,
    [/新規申請を、申請した会社が取り消しました/, /取り消しの理由： 機器を間違えた$/m],
    [/company that applied has cancelled the application/, /Reason: The wrong device$/m],
  ],
  [
    'undone',
    3,
    [/期間の延長を、申請した会社が取り消しました/, /取り消しの理由： 申請が不要になった$/m],
    [/company that applied has cancelled the extension/, /Reason: No longer needed$/m],
  ],
  [
    'moved',
    0,
    [/代替機の MPR ID： 9C31-77AA-0B42-E605$/m, /新しい Registration Key/],
    [/replacement: 9C31-77AA-0B42-E605$/m],
  ],
  [
    'moved',
    1,
    [/貴社の利用者が次の代替機に引き継ぎました/, /交換の理由： 故障した$/m],
    [/Somebody of your company has moved/, /Reason: It is broken$/m],
  ],
  ['stopped', 0, [/停止しました/, /新規申請/], [/stopped/, /new application/]],
  [
    'maintenance',
    0,
    [/開始： 2026年12月12日 22:00（日本時間）$/m, /データベースを更新します。/],
    [/22:00 \(Japan time\)$/m, /will be updated/],
  ],
  ['maintenance', 1, [/終了： 未定$/m], [/Until: not known yet$/m]],
  [
    'maintenance-ended',
    0,
    [/開始： 2026年12月12日 22:00（日本時間）$/m, /行わないことになりました/, /通常どおりご利用いただけます/],
    [/From: .*22:00 \(Japan time\)$/m, /will not take place/],
  ],
  [
    'cards-arrived',
    0,
    [/製品： KX-VCS701W$/m, /枚数： 50枚$/m, /^https:\/\/keys\.example\.jp\/cards$/m],
    [/Product: KX-VCS701W$/m, /Number: 50$/m, /\/cards$/m],
  ],
  ['maintenance-ended', 1, [/予定より早く終了しました/], [/has ended earlier than\splanned/]],
  [
    'document-changed',
    0,
    [
      /^「つながるねっとサービス約款（有償版）」を、次のとおり改定します。$/m,
      /適用開始： 2027年4月1日 0:00（日本時間）$/m,
      /第8条に/,
      /^https:\/\/keys\.example\.jp\/terms\/paid\?version=2$/m,
    ],
    [/In force from: 1 April 2027, 0:00 \(Japan time\)$/m, /^Section 8 now covers/m, /\?version=2$/m],
  ],
  ['news', 0, [/受信を止めるには/, /\/unsubscribe\/7\./], [/To stop it/, /\/unsubscribe\/7\./]],
]

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
      const own = text.replace('みなと映像株式会社', '')
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
