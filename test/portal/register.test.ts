// P3–P8, 更新確認 and 更新完了: how people get an account alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailbox } from '../support/mailbox.ts'
import { APPLICANT, mailedCode, registerTo, resend, sendForm } from '../support/registerWalk.ts'
import { seeImage, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const codesIn = (body: string) => [...body.matchAll(/<span class="code"[^>]*>([^<]+)<\/span>/g)].map(match => match[1]!)

async function logIn(app: Awaited<ReturnType<typeof testApp>>, visitor: Visitor, loginId: string, password: string) {
  const { challenge, text } = await seeImage(visitor, app.db)
  return visitor.post('/login', { loginId, password, challenge, image: text })
}

test('consent, data, code from the mail, confirm: an account whose ID and password stand on one page and in one mail', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  assert.match((await visitor.get('/login')).body, /<a href="\/register">ユーザー登録はこちら<\/a>/)
  assert.match(wordsOf((await visitor.get('/register')).body), /個人情報/)
  const confirm = await registerTo(app, visitor, 'confirm')
  const words = wordsOf(confirm.body)
  for (const shown of [
    APPLICANT.company,
    '日本',
    '105-0023',
    '東京都港区芝浦',
    '1-2-3 青葉ビル 4 階',
    APPLICANT.phone,
    '佐藤 花',
  ])
    assert.ok(words.includes(shown), shown)
  assert.match(words, /製品情報のお知らせメール 受信しない/)

  const done = await visitor.submit(confirm.path, { account: '' })
  assert.match(wordsOf(done.body), /登録完了.*メールに記載して送信しました/)
  const [loginId = '', password = ''] = codesIn(done.body)
  assert.match(loginId, /^[2-9A-HJKMNP-Z]{10}$/)
  assert.match(password, /^[2-9A-HJKMNP-Z]{16}$/)

  const mail = (await mailbox(app)).find(({ template }) => template === 'registered')!
  assert.equal(mail.to, APPLICANT.email)
  assert.equal(mail.subject, '[つながるねっとサービス] 販売店／法人のお客様 登録完了通知')
  assert.ok(mail.text.includes(loginId) && mail.text.includes(password))

  const again = await visitor.get(done.path)
  assert.ok(!again.body.includes(password), 'the first view took it away')
  assert.match(wordsOf(again.body), new RegExp(`${loginId}.*パスワードはメールでご確認ください`))
  assert.match((await logIn(app, app.visitor(), loginId, password)).location, /^\/(menu|account)/)

  const [row] = await app.db`select c.name as company, c.country, c.postal_code, c.address, role, news, language,
    password_kind, consent_version, consented_at from accounts join companies c on c.id = company_id
    where login_id = ${loginId}`
  assert.deepEqual(
    { ...row, consented_at: String(row!.consented_at) },
    {
      company: APPLICANT.company,
      role: 'admin',
      country: 'JP',
      postal_code: '105-0023',
      address: ['東京都港区芝浦', '1-2-3 青葉ビル 4 階'],
      news: false,
      language: 'ja',
      password_kind: 'issued',
      consent_version: 1,
      consented_at: String(app.clock.now()),
    },
  )
  const [audit] = await app.db`select subject from audit where act = 'register-account'`
  assert.partialDeepStrictEqual(audit!.subject, { loginId, by: 'register', consentVersion: 1 })
  const everything = JSON.stringify([audit, await app.db`select * from profile_changes`])
  assert.ok(!everything.includes(password))
  assert.deepEqual(app.faults, [])
})

test('同意しない leads to the login; a consent that is not in force is shown anew, and so is one that changed midway', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  assert.match((await visitor.get('/register')).body, /<a class="button plain" href="\/login">同意しない<\/a>/)
  const old = await visitor.post('/register', { version: '7' })
  assert.match(old.location, /\/consent\?why=consent-changed$/)

  const confirm = await registerTo(app, visitor, 'confirm')
  app.clock.advance({ minutes: 1 })
  await app.db`insert into documents select kind, 2, ${app.clock.now()}, title_ja, title_en, body_ja, body_en
    from documents where kind = 'consent'`
  const answer = await visitor.submit(confirm.path, { account: '' })
  assert.match(answer.path, /\/consent\?why=consent-changed$/)
  assert.match(wordsOf(answer.body), /もう一度ご確認ください/)
  app.clock.advance({ minutes: 1 })
  const form = await visitor.submit(answer.path.replace(/\?.*/, ''), { version: '2' })
  const back = await visitor.submit(form.path, APPLICANT)
  assert.match(back.path, /\/confirm$/, 'the mailbox stays proven, so no new code is asked for')
  await visitor.submit(back.path, { account: '' })
  const [row] = await app.db`select consent_version, consented_at from accounts where lower(email) = ${APPLICANT.email}`
  assert.deepEqual([row!.consent_version, String(row!.consented_at)], [2, String(app.clock.now())])
})

test('wrong fields are told all at once, with what was typed; the e-mail pair may be pasted with spaces', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const form = await registerTo(app, visitor, 'form')
  const wrong = await visitor.post(form.path, {
    ...APPLICANT,
    company: ' ',
    country: 'XX',
    postalCode: '港区',
    address1: '',
    phone: '内線',
    contactName: 'あ'.repeat(201),
    emailAgain: 'hana@aoba-kaigi.example',
  })
  assert.equal(wrong.status, 422)
  const words = wordsOf(wrong.body)
  for (const sentence of [
    '会社名を入力してください。',
    '国名を一覧から選んでください。',
    '郵便番号は、半角の英数字とハイフンで入力してください。',
    '所在地1を入力してください。',
    '電話番号は、半角の数字・英字と + - ( ) などの記号で入力してください。',
    '担当者は200文字以内で入力してください。',
    '2つのメールアドレスが一致しません。どちらかを直してください。',
  ])
    assert.ok(words.includes(sentence), sentence)
  assert.equal(fieldValue(wrong.body, 'email'), APPLICANT.email)
  assert.equal(fieldValue(wrong.body, 'postalCode'), '港区')

  const table: [Record<string, string>, string][] = [
    [{ company: '社'.repeat(500) }, '会社名は200文字以内で入力してください。'],
    [{ company: '\u3164\u200d' }, '会社名を入力してください。'],
    [{ address1: '\u2800' }, '所在地1を入力してください。'],
    [{ contactName: '高\ufffd 花' }, '担当者に、文字化けした文字や外字など、正しく表示できない文字があります。'],
    [{ emailAgain: '\u200b' }, '確認のため、メールアドレスをもう一度入力してください'],
    [{ email: 'a@x.example\r\nBcc: b@x.example' }, 'メールアドレスを1つだけ、空白や改行を入れずに入力してください。'],
    [{ email: `${'a'.repeat(65)}@x.example` }, 'メールアドレスが長すぎます'],
    [{ email: `${'a'.repeat(3000)}@x.example` }, 'メールアドレスが長すぎます'],
    [{ email: 'たろう@x.example' }, '半角英数字のアドレスを入力してください'],
    [{ email: 'taro' }, 'メールアドレスの形式が正しくありません'],
    [{ email: '' }, 'メールアドレスを入力してください'],
    [{ emailAgain: '' }, '確認のため、メールアドレスをもう一度入力してください'],
    [{ postalCode: '105-002' }, '日本の郵便番号は、7桁の数字で入力してください'],
  ]
  for (const [change, sentence] of table) {
    const answer = await visitor.post(form.path, { ...APPLICANT, ...change })
    assert.equal(answer.status, 422, sentence)
    assert.ok(wordsOf(answer.body).includes(sentence), sentence)
  }
  assert.deepEqual(await mailbox(app), [], 'nothing was mailed')
  const pasted = { email: ` ${APPLICANT.email}　`, emailAgain: `\t${APPLICANT.email.replace('@', '＠')}` }
  assert.match((await sendForm(app, visitor, form.path, { ...APPLICANT, ...pasted })).location, /\/mail$/)
})

test('names of any script, IDN and plus signs come through to the mail', async () => {
  const app = await testApp()
  const applicant = {
    company: 'شركة المثال للاجتماعات',
    contactName: '👩‍💻 Zoë',
    country: 'AE',
    postalCode: '',
    phone: '+971 4 123 4567',
    address1: '١٢ شارع الشيخ زايد',
    email: 'zoe+keys@xn--r8jz45g.xn--zckzah',
  }
  const done = await registerTo(app, app.visitor(), 'done', { ...applicant, emailAgain: 'zoe+keys@例え.テスト' })
  assert.match(done.body, /登録完了/)
  const mail = (await mailbox(app)).find(({ template }) => template === 'registered')!
  assert.equal(mail.to, applicant.email)
  const update = await registerTo(app, app.visitor('192.0.2.9'), 'confirm', {
    ...applicant,
    emailAgain: applicant.email,
  })
  assert.match(wordsOf(update.body), /zoe\+keys@例え\.テスト/, 'people read the domain in its own letters')
  assert.ok(mail.text.includes('👩‍💻 Zoë') && mail.text.includes('شركة المثال'))
})

test('郵便番号 fills 所在地1 by a button, and leaves alone what was typed', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const form = await registerTo(app, visitor, 'form')
  const fill = (values: Record<string, string>) => visitor.post(form.path, { action: 'fill', ...values })
  const filled = await fill({ country: 'JP', postalCode: '１０５ー００２３', company: '途中' })
  assert.equal(filled.status, 200)
  assert.deepEqual(
    [fieldValue(filled.body, 'address1'), fieldValue(filled.body, 'company')],
    ['東京都港区芝浦', '途中'],
  )
  assert.match(wordsOf(filled.body), /所在地1 に住所を入力しました/)
  const company = await fill({ country: 'JP', postalCode: '571-8501' })
  assert.equal(fieldValue(company.body, 'address1'), '大阪府門真市大字門真1006番地')
  const occupied = await fill({ country: 'JP', postalCode: '105-0023', address1: '大阪' })
  assert.equal(fieldValue(occupied.body, 'address1'), '大阪')
  for (const [values, sentence] of [
    [{ postalCode: '004-0000' }, '該当する住所を特定できません'],
    [{ postalCode: '' }, '郵便番号を入力してから'],
    [{ postalCode: '123' }, '7桁の数字で入力してください'],
    [{ postalCode: '105-0023', country: 'GB' }, '日本の郵便番号だけです'],
  ] as const) {
    const none = await fill({ country: 'JP', ...values })
    assert.equal(fieldValue(none.body, 'address1'), '')
    assert.ok(wordsOf(none.body).includes(sentence), sentence)
  }
  assert.equal((await visitor.get('/postal-code/1050023')).body, '{"address":"東京都港区芝浦"}')
  assert.equal((await visitor.get('/postal-code/x')).body, '{"address":null}')
})

test('a wrong code says how many tries are left; after five only a new one helps, whatever is typed', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const mail = await registerTo(app, visitor, 'mail')
  const code = await mailedCode(app)
  const other = code === '000000' ? '000001' : '000000'
  for (const [typed, sentence] of [
    ['', '確認コードを入力してください'],
    ['12345', '6桁の数字で'],
    ['12a456', '6桁の数字で'],
  ] as const)
    assert.ok(wordsOf((await visitor.post(mail.path, { code: typed })).body).includes(sentence), 'no try is lost')
  for (const left of [4, 3, 2, 1]) {
    const wrong = await visitor.post(mail.path, { code: other })
    assert.equal(wrong.status, 422)
    assert.ok(wordsOf(wrong.body).includes(`あと${left}回`), `${left}`)
  }
  for (const typed of [other, code])
    assert.match(wordsOf((await visitor.post(mail.path, { code: typed })).body), /このコードは使えなくなりました/)
  const again = await visitor.get((await resend(app, visitor, mail.path)).location)
  assert.match(wordsOf(again.body), /新しい確認コードを送信しました/)
  const fresh = await mailedCode(app)
  const spaced = `${fresh.slice(0, 3)} ${fresh.slice(3)}`.replace(/\d/g, digit =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  )
  assert.match((await visitor.submit(mail.path, { code: spaced })).path, /\/confirm$/)
})

test('a code runs out after ten minutes; three an hour go to an address for whoever is alone, and one for each who has not asked yet, twelve at most (C14, C23)', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const mail = await registerTo(app, visitor, 'mail')
  const code = await mailedCode(app)
  app.clock.advance({ minutes: 10 })
  assert.match(wordsOf((await visitor.post(mail.path, { code })).body), /有効期限が切れています/)
  assert.equal((await resend(app, visitor, mail.path)).status, 303)
  assert.equal((await resend(app, visitor, mail.path)).status, 303)
  const fourth = await resend(app, visitor, mail.path)
  assert.equal(fourth.status, 429)
  assert.match(wordsOf(fourth.body), /受け付けを一時的に止めています/)
  const statuses: number[] = []
  for (let i = 2; i < 13; i++) {
    const elsewhere = app.visitor(`192.0.2.${i}`)
    const mine = await registerTo(app, elsewhere, 'form')
    const email = `hana.sato+${i}@aoba-kaigi.example`
    const form = { ...APPLICANT, email, emailAgain: email }
    statuses.push((await sendForm(app, elsewhere, mine.path, form)).status)
  }
  assert.deepEqual(statuses, [...Array(10).fill(303), 429], 'ten minutes give two more')
  assert.equal((await mailbox(app)).length, 13)
})

test('a scripted guess in parallel gets no more tries than one after the other', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const mail = await registerTo(app, visitor, 'mail')
  const code = Number(await mailedCode(app))
  const guesses = Array.from({ length: 60 }, (_, i) => String((code + 1 + i) % 1_000_000).padStart(6, '0'))
  const answers = await Promise.all(guesses.map(guess => visitor.post(mail.path, { code: guess })))
  assert.equal(answers.filter(({ body }) => wordsOf(body).includes('回）')).length, 4)
  assert.ok(answers.every(({ status }) => status === 422))
})
