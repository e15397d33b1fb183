// ご登録内容 (P20): data and login ID, each change with the present password (C5).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acts, logIn, NEW_PASSWORD, profileForm, templates } from '../support/accountWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const FORMS = ['profile', 'email', 'login-id', 'password', 'sessions', 'close']

async function signedIn() {
  const app = await testApp()
  await logIn(app, app.visitor('203.0.113.1'), app.demo.account) // another browser, so that there is a session to end
  return { app, visitor: await app.aReseller(), currentPassword: app.demo.account.password }
}

test('the menu leads to the page; it shows all data, and neither 登録ID nor password', async () => {
  const { app, visitor } = await signedIn()
  assert.match((await visitor.get('/menu')).body, /<a href="\/account">確認と変更<\/a>/)
  const { body } = await visitor.get('/account')
  const words = wordsOf(body)
  for (const shown of [
    'みなと映像システム株式会社',
    '芝浦 1-2-3',
    '高橋 直子',
    'takahashi@minato-eizo.example',
    '受信しない',
  ])
    assert.ok(words.includes(shown), shown)
  assert.match(words, /メールの言語 日本語/)
  assert.match(words, /所在地2 /)
  assert.doesNotMatch(words, /所在地3/, 'no empty rows')
  assert.ok(!body.includes(app.demo.account.loginId))
  for (const form of FORMS) assert.match(body, new RegExp(`href="/account/${form}"`))
})

test('one’s own 登録ID stands on ご登録内容 after the present password, and on no page without it', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  const { loginId } = app.demo.account
  assert.match((await visitor.get('/account')).body, /href="\/account\/login-id\/show"/)
  assert.ok(!(await visitor.get('/account/login-id/show')).body.includes(loginId))
  const wrong = await visitor.post('/account/login-id/show', { currentPassword: 'wrong' })
  assert.deepEqual([wrong.status, wrong.body.includes(loginId)], [422, false])
  const shown = await visitor.post('/account/login-id/show', { currentPassword })
  assert.equal(shown.status, 200)
  assert.match(shown.body, /<h1>ご登録内容<\/h1>/)
  assert.match(wordsOf(shown.body), new RegExp(`登録ID ${loginId} `))
  assert.match(shown.body, /href="\/account\/login-id"/, 'and it can be issued anew')
  assert.ok(!(await visitor.get('/account')).body.includes(loginId), 'once')
  assert.deepEqual(await acts(app), [], 'nothing is changed')
})

test('no form does anything without the present password, or with a wrong one; what else was typed stays (C5)', async () => {
  const { app, visitor } = await signedIn()
  const valid: Record<string, Record<string, string>> = {
    profile: { ...(await profileForm(visitor)), company: '別の会社' },
    email: { email: 'new@minato-eizo.example', emailAgain: 'new@minato-eizo.example' },
    'login-id': {},
    password: { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD },
    sessions: { session: 'all' },
    close: { sure: 'yes' },
  }
  const before = await app.db`select * from accounts order by id`
  for (const form of FORMS)
    for (const [currentPassword, sentence] of [
      ['', '現在のパスワードを入力してください。'],
      ['wrong', '現在のパスワードが違います。もう一度入力してください。'],
    ] as const) {
      const page = await visitor.post(`/account/${form}`, { ...valid[form], currentPassword })
      assert.equal(page.status, 422, form)
      assert.ok(wordsOf(page.body).includes(sentence), form)
      assert.match(page.body, /<a href="#currentPassword">/)
      if (form === 'profile') assert.equal(fieldValue(page.body, 'company'), '別の会社')
      if (form === 'email') assert.equal(fieldValue(page.body, 'emailAgain'), 'new@minato-eizo.example')
      if (form === 'close') assert.match(page.body, /name="sure" value="yes" checked/)
      if (form === 'sessions') assert.match(page.body, /value="all" checked/)
      assert.ok(!page.body.includes(NEW_PASSWORD))
    }
  assert.deepEqual([...(await app.db`select * from accounts order by id`)], [...before])
  assert.equal((await app.db`select 1 from sessions`).length, 2)
  assert.deepEqual([await acts(app), await templates(app)], [[], []])
})

test('ten wrong passwords, then the right one has to wait as well; another account’s tries are its own', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  for (let i = 0; i < 10; i++)
    assert.equal((await visitor.post('/account/login-id', { currentPassword: `wrong ${i}` })).status, 422)
  const page = await visitor.post('/account/login-id', { currentPassword })
  assert.equal(page.status, 429)
  assert.match(wordsOf(page.body), /受け付けを一時的に止めています。約6分後に/)
  const { password } = app.demo.mpcsAccount
  const other = await app.aReseller('mpcsAccount')
  assert.equal((await other.post('/account/login-id', { currentPassword: password })).status, 303)
  app.clock.advance({ minutes: 6 })
  assert.equal((await visitor.post('/account/login-id', { currentPassword })).status, 303)
})

test('data are changed, tidied, told by mail, and the old ones kept (C2)', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  const form = {
    ...(await profileForm(visitor)),
    company: '　みなと映像 ',
    postalCode: '１０５ー００２３',
    language: 'en',
  }
  const done = await visitor.submit('/account/profile', { ...form, phone: '０３-1234', news: 'yes', currentPassword })
  assert.equal(done.path, '/account?done=profile')
  assert.match(wordsOf(done.body), /登録情報を変更しました。.*会社名 みなと映像 .*105-0023.*03-1234.*受信する.*英語/)
  const [row] = await app.db`select news_since from accounts where login_id = ${app.demo.account.loginId}`
  assert.equal(String(row!.news_since), String(app.clock.now()))
  const [mail] = await mailbox(app)
  assert.deepEqual([mail!.template, mail!.to], ['profile-updated', 'takahashi@minato-eizo.example'])
  assert.match(mail!.text, /Your registered data were updated/)
  assert.deepEqual(await acts(app), ['update-account', 'news-opt-in'])
  const [kept] = await app.db<{ id: number; before: object; after: object }[]>`select * from profile_changes`
  const [audit] = await app.db`select subject from audit where act = 'update-account'`
  const fields = ['company', 'language', 'news', 'phone', 'postalCode']
  assert.deepEqual(audit!.subject, { change: kept!.id, by: 'account', fields })
  assert.partialDeepStrictEqual(kept!, {
    before: { company: 'みなと映像システム株式会社', language: 'ja', news: false, postalCode: null },
    after: { company: 'みなと映像', language: 'en', news: true, postalCode: '105-0023' },
  })
  app.clock.advance({ minutes: 1 })
  const { news: _news, ...without } = await profileForm(visitor)
  await visitor.submit('/account/profile', { ...without, currentPassword })
  assert.equal((await acts(app)).at(-1), 'news-opt-out')
})

test('data as they were: nothing is written, and the page says so', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  const done = await visitor.submit('/account/profile', { ...(await profileForm(visitor)), currentPassword })
  assert.match(wordsOf(done.body), /登録情報に変更はありませんでした/)
  assert.deepEqual([await acts(app), await templates(app)], [[], []])
})

test('every wrong row of the data is told at once, with the password; 郵便番号 fills 所在地1 without one', async () => {
  const { visitor } = await signedIn()
  const form = { ...(await profileForm(visitor)), company: '', country: 'XX', phone: '内線', address1: ' ' }
  const page = await visitor.post('/account/profile', { ...form, postalCode: '港区', currentPassword: '' })
  assert.equal(page.status, 422)
  for (const name of ['company', 'country', 'postalCode', 'address1', 'phone', 'currentPassword'])
    assert.match(page.body, new RegExp(`<a href="#${name}">`), name)
  const filled = await visitor.post('/account/profile', {
    ...form,
    country: 'JP',
    postalCode: '105-0023',
    action: 'fill',
  })
  assert.equal(filled.status, 200)
  assert.equal(fieldValue(filled.body, 'address1'), '東京都港区芝浦')
  assert.equal(fieldValue(filled.body, 'company'), '')
})

test('two tabs: the second is told that the data changed meanwhile, and may then save what it shows', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  const [first, second] = [await profileForm(visitor), await profileForm(visitor)]
  await visitor.submit('/account/profile', { ...first, phone: '03-1111-1111', currentPassword })
  const late = await visitor.post('/account/profile', { ...second, contactName: '佐藤 花', currentPassword })
  assert.equal(late.status, 409)
  assert.match(wordsOf(late.body), /別の画面で登録情報が変更された/)
  assert.equal(fieldValue(late.body, 'contactName'), '佐藤 花')
  const seen = fieldValue(late.body, 'seen')!
  await visitor.submit('/account/profile', {
    ...second,
    phone: '03-1111-1111',
    contactName: '佐藤 花',
    seen,
    currentPassword,
  })
  const [row] =
    await app.db`select c.phone, contact_name from accounts a join companies c on c.id = company_id where login_id = ${app.demo.account.loginId}`
  assert.deepEqual({ ...row }, { phone: '03-1111-1111', contact_name: '佐藤 花' })
})

test('a new 登録ID is shown once, mailed, and known to this browser; the old one opens nothing', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  const { loginId } = app.demo.account
  const { seen, ...page } = await loginIdForm(visitor)
  assert.ok(!page.body.includes(loginId))
  const form = { currentPassword, seen }
  const done = await visitor.submit('/account/login-id', form)
  assert.equal(done.path, '/account/login-id/done')
  const fresh = done.body.match(/<p class="result-value"><span[^>]*>([2-9A-HJKMNP-Z]{10})</)![1]!
  assert.notEqual(fresh, loginId)
  const again = await visitor.get(done.path)
  assert.ok(!again.body.includes(fresh))
  assert.match(wordsOf(again.body), /メールでお知らせしました/)
  const [mail] = await mailbox(app)
  assert.equal(mail!.template, 'login-id-changed')
  assert.ok(mail!.text.includes(fresh))
  const [audit] = await app.db`select act, subject from audit where account_id is not null and act <> 'sign-in'`
  assert.deepEqual({ ...audit }, { act: 'reissue-login-id', subject: { before: loginId, after: fresh } })

  assert.equal((await logIn(app, app.visitor(), app.demo.account)).status, 422)
  for (let i = 0; i < 12; i++)
    await logIn(app, app.visitor(`198.51.100.${i}`), { loginId: fresh, password: `guess ${i}` })
  const owner = { loginId: fresh, password: currentPassword }
  assert.equal((await logIn(app, app.visitor('203.0.113.9'), owner)).status, 429, 'strangers used up their tries')
  await visitor.post('/logout', {})
  assert.equal((await logIn(app, visitor, owner)).location, '/menu', 'the browser is known under the new one')
})

test('登録IDの再発行 sent twice issues one: the second is led to the page of the first', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  const wrong = await visitor.post('/account/login-id', {
    seen: (await loginIdForm(visitor)).seen,
    currentPassword: 'no',
  })
  const form = { seen: fieldValue(wrong.body, 'seen')!, currentPassword }
  const answers = await Promise.all([visitor.post('/account/login-id', form), visitor.post('/account/login-id', form)])
  for (const { status, location } of answers) assert.deepEqual([status, location], [303, '/account/login-id/done'])
  const ids = async () =>
    (await app.db`select login_id from accounts where email = ${'takahashi@minato-eizo.example'}`)[0]!
  const { login_id: fresh } = await ids()
  assert.ok((await visitor.get('/account/login-id/done')).body.includes(fresh), 'not seen yet, it is shown')
  await visitor.submit('/account/login-id', form)
  assert.deepEqual([(await ids()).login_id, await acts(app)], [fresh, ['reissue-login-id']])
  const mails = (await mailbox(app)).filter(({ template }) => template === 'login-id-changed')
  assert.equal(mails.length, 1)
  assert.ok(mails[0]!.text.includes(fresh))
  const next = { seen: (await loginIdForm(visitor)).seen, currentPassword }
  await visitor.submit('/account/login-id', next)
  assert.notEqual((await ids()).login_id, fresh, 'whoever wants another gets another')
})

/** The form of 登録IDの再発行, as a browser would send it. */
async function loginIdForm(visitor: Visitor) {
  const { body } = await visitor.get('/account/login-id')
  return { body, seen: fieldValue(body, 'seen')! }
}

test('a new password ends other sessions, changes the cookie and is told by mail; the limits are those of the first login', async () => {
  const { app, visitor, currentPassword } = await signedIn()
  const elsewhere = await app.aReseller()
  const weak = { newPassword: 'password12345678', newPasswordAgain: 'password12345678', currentPassword }
  assert.match(wordsOf((await visitor.post('/account/password', weak)).body), /推測されやすい/)
  const same = { newPassword: currentPassword, newPasswordAgain: currentPassword, currentPassword }
  assert.match(wordsOf((await visitor.post('/account/password', same)).body), /現在のパスワードと同じです/)
  const before = visitor.cookies.get('session')
  const form = { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD, currentPassword }
  const done = await visitor.submit('/account/password', form)
  assert.match(wordsOf(done.body), /パスワードを変更しました。ほかのブラウザからはログアウトしました/)
  assert.notEqual(visitor.cookies.get('session'), before)
  assert.match((await elsewhere.get('/menu')).location, /^\/login/)
  assert.equal(
    (
      await app.db`select 1 from sessions s join accounts a on a.id = s.account_id
    where a.login_id = ${app.demo.account.loginId}`
    ).length,
    1,
  )
  assert.deepEqual([await acts(app), await templates(app)], [['change-password'], ['password-changed']])
  assert.equal((await logIn(app, app.visitor(), app.demo.account)).status, 422)
  const fresh = { ...app.demo.account, password: NEW_PASSWORD }
  assert.equal((await logIn(app, app.visitor(), fresh)).status, 303)
})
