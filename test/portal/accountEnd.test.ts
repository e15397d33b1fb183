// Sessions listed and ended (C11), 登録解除 (P20), and product news ended by a link (C14).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unsubscribeToken } from '#portal/unsubscribe/token'
import { acts, forget, logIn, NEW_PASSWORD, profileForm } from '../support/accountWalk.ts'
import { issued } from '../support/issueWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { anOperator } from '../support/operator.ts'
import { mailedCode, registerTo } from '../support/registerWalk.ts'
import { seeImage, type TestApp, testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'

/** Signs in with a browser that says what it is. */
async function withBrowser(app: TestApp, userAgent: string) {
  const visitor = app.visitor('203.0.113.5')
  const { challenge, text: image } = await seeImage(visitor, app.db)
  const headers = { 'sec-fetch-site': 'same-origin', 'user-agent': userAgent }
  await visitor.post('/login', { ...app.demo.account, challenge, image }, headers)
  return visitor
}

const numbersIn = (body: string) => [...body.matchAll(/name="session" value="(\d+)"/g)].map(match => match[1]!)

test('sessions are listed with browser, start and last use in Japan’s time; one or all others can be ended (C11)', async () => {
  const app = await testApp()
  const currentPassword = app.demo.account.password
  const firefox = await withBrowser(app, FIREFOX)
  const evil = await withBrowser(app, '<script>alert(1)</script>')
  app.clock.advance({ minutes: 20 })
  await firefox.get('/menu')
  const visitor = await app.aReseller()
  const words = wordsOf((await visitor.get('/account')).body)
  assert.match(
    words,
    /Firefox 132 \/ Linux.*ログイン：2026年12月1日 12:00（日本時間） 最後の操作：2026年12月1日 12:20（日本時間）/,
  )
  assert.match(words, /不明なブラウザ このブラウザ/)
  const list = await visitor.get('/account/sessions')
  assert.ok(!list.body.includes('<script>alert'))
  const numbers = numbersIn(list.body)
  assert.equal(numbers.length, 2)

  const none = await visitor.post('/account/sessions', { currentPassword })
  assert.match(wordsOf(none.body), /ログアウトするブラウザを選んでください/)
  const one = await visitor.submit('/account/sessions', { session: numbers[0]!, currentPassword })
  assert.match(wordsOf(one.body), /選んだブラウザからログアウトしました/)
  assert.match((await firefox.get('/menu')).location, /^\/login\?ended/)
  assert.equal((await evil.get('/menu')).status, 200)
  const again = await visitor.post('/account/sessions', { session: numbers[0]!, currentPassword })
  assert.match(wordsOf(again.body), /すでにログアウトしています/)
  await visitor.submit('/account/sessions', { session: 'all', currentPassword })
  assert.match((await evil.get('/menu')).location, /^\/login\?ended/)
  assert.match(wordsOf((await visitor.get('/account/sessions')).body), /ほかのブラウザではログインしていません/)
  assert.deepEqual(await acts(app), ['end-sessions', 'end-sessions'])
})

test('another account’s session, one’s own and one that never was get one answer, and go on (C13)', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const second = await app.aReseller()
  const stranger = await app.aReseller('mpcsAccount')
  const rows = await app.db<{ no: number }[]>`select no from sessions order by no`
  const [mine, , theirs] = rows.map(({ no }) => String(no))
  const answers: string[] = []
  for (const session of [mine!, theirs!, '999999']) {
    const page = await visitor.post('/account/sessions', { session, currentPassword: app.demo.account.password })
    assert.equal(page.status, 422)
    answers.push(wordsOf(page.body))
  }
  assert.equal(new Set(answers).size, 1)
  for (const somebody of [visitor, second, stranger]) assert.equal((await somebody.get('/menu')).status, 200)
})

test('登録解除 deletes the data and ends all sessions; keys, terms and history stay, and the address is free (P20)', async () => {
  const app = await testApp()
  const { account } = app.demo
  const visitor = await app.aReseller()
  const elsewhere = await app.aReseller()
  const codes = app.aDevice().card('KX-VCS701W')
  await issued(elsewhere, codes)
  await elsewhere.submit('/issue', app.aDevice().card('KX-VCS701W'))
  const services = await app.db`select * from services`
  assert.match(
    wordsOf((await visitor.get('/account/close')).body),
    /Registration Key は、そのまま使えます.*取り消せません/,
  )
  const unsure = await visitor.post('/account/close', { currentPassword: account.password })
  assert.match(wordsOf(unsure.body), /確認欄にチェックを入れてください/)
  const form = { sure: 'yes', currentPassword: account.password }
  const gone = await visitor.post('/account/close', form)
  assert.equal(gone.location, '/login?closed=1')
  assert.match(gone.headers.get('clear-site-data') ?? '', /storage/)
  assert.match(wordsOf((await visitor.get(gone.location)).body), /登録を解除しました/)

  const [row] = await app.db`select company, country, postal_code, address, phone, contact_name, email, news
    from accounts where login_id = ${account.loginId}`
  assert.deepEqual(new Set(Object.values(row!)), new Set([null, false]))
  assert.match((await elsewhere.get('/menu')).location, /^\/login/)
  assert.equal((await logIn(app, app.visitor(), account)).status, 422)
  assert.deepEqual([...(await app.db`select * from services`)], [...services])
  const mail = (await mailbox(app)).find(({ template }) => template === 'account-closed')!
  assert.equal(mail.to, 'takahashi@minato-eizo.example')
  assert.match(mail.text, /^みなと映像システム株式会社 様へ/)
  const [audit] = await app.db`select subject from audit where act = 'close-account'`
  assert.deepEqual(audit!.subject, { loginId: account.loginId })
  await forget(app, app.visitor(), account.loginId)
  assert.ok(!(await mailbox(app)).some(({ template }) => template === 'temporary-password'), 'as unknown')

  const found = await (await app.aReseller('mpcsAccount')).submit('/search', { family: 'hdcom', ...codes })
  assert.match(wordsOf(found.body), /Registration Key/)
  const done = await registerTo(app, app.visitor(), 'done', { email: 'takahashi@minato-eizo.example' })
  assert.match(wordsOf(done.body), /登録完了/)
  assert.deepEqual(app.faults, [])
})

test('after 登録解除 no table holds a word of the owner, of now or before, but the mail that tells of it (C19)', async () => {
  const app = await testApp()
  const mine = { company: 'もとの会社名', contactName: '元野 担当', address2: '旧町 9-9-9', phone: '03-9999-0001' }
  const emails = { first: 'first@owner.example', second: 'second@owner.example' }
  await registerTo(app, app.visitor(), 'done', { ...mine, email: emails.first })
  await registerTo(app, app.visitor(), 'done', { ...mine, company: '次の会社名', email: emails.first })
  const password = NEW_PASSWORD
  const [account] = await app.db<{ loginId: string }[]>`
    update accounts set password_kind = 'own', password_until = null,
      password_hash = ${await app.deps.passwords.hash(password)}
    where email = ${emails.first} returning login_id as "loginId"`
  const visitor = app.visitor()
  await logIn(app, visitor, { loginId: account!.loginId, password })
  const form = { ...(await profileForm(visitor)), phone: '03-9999-0002', currentPassword: password }
  await visitor.submit('/account/profile', form)
  const change = { email: emails.second, emailAgain: emails.second, currentPassword: password }
  const code = await visitor.submit('/account/email', change)
  await visitor.submit(code.path, { code: await mailedCode(app, emails.second) })
  await mailbox(app)

  const words = ['もとの会社名', '次の会社名', '元野', '旧町', '03-9999', 'owner.example']
  const before = await rowsWith(app, words)
  assert.deepEqual(
    [...new Set(before)].sort(),
    ['accounts', 'companies', 'drafts', 'mail_proofs', 'outbox', 'profile_changes'],
    'the search sees what is there',
  )
  assert.equal(before.filter(table => table === 'profile_changes').length, 4)
  await visitor.post('/account/close', { sure: 'yes', currentPassword: password })
  assert.deepEqual(await rowsWith(app, words), ['outbox'])
  const waiting = await app.db`select template from outbox where state = 'waiting'`
  assert.deepEqual([...waiting], [{ template: 'account-closed' }])
  await mailbox(app)
  assert.deepEqual(await rowsWith(app, words), [], 'nor does the mail, once it is sent')
  const done = ['register-account', 'update-account', 'update-account', 'change-address', 'close-account']
  assert.deepEqual(await acts(app), done)
  assert.deepEqual(app.faults, [])
})

/** The tables with one of these words, a name a row. */
async function rowsWith({ db }: TestApp, words: string[]): Promise<string[]> {
  const tables = await db<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await db<{ text: string }[]>`select t::text as text from ${db(name)} t`
    for (const { text } of rows) if (words.some(word => text.includes(word))) found.push(name)
  }
  return found
}

test('operators’ commands survive an account that was closed', async () => {
  const app = await testApp()
  const { account } = app.demo
  const visitor = await app.aReseller()
  const codes = app.aDevice().card('KX-VCS701W')
  await issued(visitor, codes)
  await visitor.post('/account/close', { sure: 'yes', currentPassword: account.password })
  const { run, bare } = await anOperator(app.db, app)
  const allowed = await run('allow-mpcs', account.loginId)
  assert.match(allowed.out, /\(closed\) may/)
  const shown = await bare('show', codes.mprId, '--as', 'sato')
  assert.match(shown.out, new RegExp(`${account.loginId} \\(closed\\)`))
})

test('product news end by the link of a mail: a page with one button, or a mail program’s POST (C14, RFC 8058)', async () => {
  const app = await testApp()
  const [row] = await app.db<{ id: number }[]>`
    update accounts set news = true, news_since = ${app.clock.now()} where login_id = ${app.demo.account.loginId} returning id`
  const path = `/unsubscribe/${unsubscribeToken(app.deps.secret, row!.id)}`
  const wants = async () => (await app.db`select news from accounts where id = ${row!.id}`)[0]!.news
  const visitor = app.visitor()
  const page = await visitor.get(path)
  assert.match(wordsOf(page.body), /配信を停止します.*重要なお知らせは、引き続きお送りします/)
  assert.equal(await wants(), true, 'a look ends nothing: programs look at links before people do')
  const program = await visitor.post(path, { 'List-Unsubscribe': 'One-Click' }, {})
  assert.equal(program.status, 200)
  assert.match(wordsOf(program.body), /停止完了/)
  assert.equal(await wants(), false)
  assert.equal((await visitor.post(path, {})).status, 200, 'once more does no harm')
  assert.deepEqual(await acts(app), ['news-opt-out'])

  const fromElsewhere: Record<string, string>[] = [
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' },
  ]
  for (const headers of fromElsewhere) {
    await app.db`update accounts set news = true, news_since = ${app.clock.now()} where id = ${row!.id}`
    const sent = await visitor.post(path, { 'List-Unsubscribe': 'One-Click' }, headers)
    assert.equal(sent.status, 200, 'web mail posts from its own site')
    assert.equal(await wants(), false)
    for (const elsewhere of [`${path}/more`, '/unsubscribe', '/login'])
      assert.equal((await visitor.post(elsewhere, {}, headers)).status, 403)
  }

  const other = `/unsubscribe/${unsubscribeToken('another secret', row!.id)}`
  for (const unknown of [other, `${path}x`, path.replace(`/${row!.id}.`, `/${row!.id + 1}.`), '/unsubscribe/x']) {
    assert.equal((await visitor.get(unknown)).status, 404, unknown)
    assert.equal((await visitor.post(unknown, {})).status, 404, unknown)
  }
})
