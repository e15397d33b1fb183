// Issued passwords (C1): the first login asks for a new one before everything else, and one that ran out opens nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acts, issue, logIn, NEW_PASSWORD, templates } from '../support/accountWalk.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

const FIRST = '/account/first-password'

test('with an issued password nothing comes before a new one; then other sessions end, the cookie is new, the owner is told (C1)', async () => {
  const app = await testApp()
  const { account } = app.demo
  await issue(app, account)
  const elsewhere = app.visitor()
  await logIn(app, elsewhere, account)
  const visitor = app.visitor()
  assert.equal((await logIn(app, visitor, account)).location, '/menu')
  assert.equal((await visitor.get('/menu')).location, FIRST)
  assert.equal((await visitor.get('/issue')).location, `${FIRST}?next=%2Fissue`)
  assert.equal((await visitor.post('/search', { family: 'hdcom' })).location, `${FIRST}?next=%2Fsearch`)
  assert.equal((await visitor.get('/account')).location, `${FIRST}?next=%2Faccount`)
  assert.equal((await visitor.post('/account/close', { sure: 'yes' })).status, 303)
  assert.equal((await visitor.post('/session', {})).status, 200, 'the notice of the session’s end works')
  const page = await visitor.get(FIRST)
  assert.match(wordsOf(page.body), /新しいパスワードの設定.*15～128文字で設定してください/)
  assert.doesNotMatch(page.body, /currentPassword/)

  const before = visitor.cookies.get('session')
  const done = await visitor.submit(FIRST, { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD })
  assert.equal(done.path, '/menu?done=password')
  assert.match(wordsOf(done.body), /新しいパスワードを設定しました/)
  assert.notEqual(visitor.cookies.get('session'), before)
  assert.equal((await elsewhere.get('/menu')).location, '/login?ended=1&next=%2Fmenu')
  visitor.cookies.set('session', before!)
  assert.match((await visitor.get('/menu')).location, /^\/login/, 'the old cookie opens nothing')

  assert.equal((await logIn(app, app.visitor(), account)).status, 422, 'the issued one is gone')
  const again = app.visitor()
  assert.equal((await logIn(app, again, { ...account, password: NEW_PASSWORD })).location, '/menu')
  assert.equal((await again.get('/menu')).status, 200)
  assert.equal((await again.get(FIRST)).location, '/menu', 'there is nothing left to do, and nothing was done')
  const form = { newPassword: `${NEW_PASSWORD} too`, newPasswordAgain: `${NEW_PASSWORD} too` }
  assert.equal((await again.post(FIRST, form)).location, '/menu', 'nor is anything done without the present one')
  assert.deepEqual(await templates(app), ['password-changed'])
  assert.deepEqual(await acts(app), ['change-password'])
  assert.deepEqual(app.faults, [])
})

test('an issued password may be typed in small letters, full-width and with spaces; one of one’s own is exact', async () => {
  const app = await testApp()
  const { account } = app.demo
  const { loginId, password } = account
  const wide = [...password].map(letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
  const spellings = [password.toLowerCase(), ` ${password}\t`, wide, `パスワード：${password}\u200b`]
  for (const typed of spellings)
    assert.equal((await logIn(app, app.visitor(), { loginId, password: typed })).status, 422, `its own: ${typed}`)
  await issue(app, account)
  for (const typed of spellings)
    assert.equal((await logIn(app, app.visitor(), { loginId, password: typed })).status, 303, typed)
  const visitor = app.visitor()
  await logIn(app, visitor, account)
  const same = { newPassword: password.toLowerCase(), newPasswordAgain: password.toLowerCase() }
  assert.match(wordsOf((await visitor.post(FIRST, same)).body), /現在のパスワードと同じです/)
})

test('a password manager finds the field of the name that a password belongs to, and no 登録ID stands in it (P20)', async () => {
  const app = await testApp()
  await issue(app, app.demo.mpcsAccount)
  const fresh = app.visitor()
  await logIn(app, fresh, app.demo.mpcsAccount)
  const pages = [await fresh.get(FIRST), await (await app.aReseller()).get('/account/password')]
  for (const { body } of pages) {
    assert.match(body, /<form[^>]*>\s*<input [^>]*autocomplete="username"[^>]*>/)
    for (const { loginId } of [app.demo.account, app.demo.mpcsAccount]) assert.ok(!body.includes(loginId))
  }
})

test('letters in one piece or in two are one password', async () => {
  const app = await testApp()
  const { loginId } = app.demo.account
  await issue(app, app.demo.account)
  const visitor = app.visitor()
  await logIn(app, visitor, app.demo.account)
  const password = 'ガラスの屋根に雨が降る音を聞く'
  const form = { newPassword: password, newPasswordAgain: password.normalize('NFD') }
  assert.equal((await visitor.post(FIRST, form)).status, 303)
  for (const typed of [password, password.normalize('NFD')])
    assert.equal((await logIn(app, app.visitor(), { loginId, password: typed })).status, 303)
})

test('after the new password comes the page that was asked for', async () => {
  const app = await testApp()
  await issue(app, app.demo.account)
  const visitor = app.visitor()
  await logIn(app, visitor, app.demo.account)
  const form = { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD }
  assert.equal((await visitor.post(`${FIRST}?next=%2Fsearch`, form)).location, '/search')
  const other = app.visitor()
  await issue(app, app.demo.mpcsAccount)
  await logIn(app, other, app.demo.mpcsAccount)
  assert.equal((await other.post(`${FIRST}?next=//evil.example`, form)).location, '/menu?done=password')
})

test('each wrong new password has its sentence and stays unsaid', async () => {
  const app = await testApp()
  const { account } = app.demo
  await issue(app, account)
  const visitor = app.visitor()
  await logIn(app, visitor, account)
  const table: [string, string, RegExp][] = [
    ['', '', /新しいパスワードを入力してください/],
    ['fourteen chars', 'fourteen chars', /短すぎます。15～128文字で設定してください/],
    ['長'.repeat(129), '長'.repeat(129), /長すぎます。15～128文字で設定してください/],
    ['aaaaaaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaa', /推測されやすい/],
    ['tsunagarunet-tsunagarunet', 'tsunagarunet-tsunagarunet', /推測されやすい/],
    ['つながるねっとサービス2026年', 'つながるねっとサービス2026年', /推測されやすい/],
    ['Panasonic-HDVC-2026', 'Panasonic-HDVC-2026', /推測されやすい/],
    ['みなと映像システム株式会社の高橋', 'みなと映像システム株式会社の高橋', /推測されやすい/],
    ['takahashi@minato-eizo.example', 'takahashi@minato-eizo.example', /推測されやすい/],
    [`${account.loginId}${account.loginId}`, '', /推測されやすい/],
    [account.password, account.password, /現在のパスワードと同じです/],
    [NEW_PASSWORD, '', /もう一度入力してください/],
    [NEW_PASSWORD, `${NEW_PASSWORD} `, /一致しません/],
  ]
  for (const [password, newPasswordAgain, sentence] of table) {
    const page = await visitor.post(FIRST, { newPassword: password, newPasswordAgain })
    assert.equal(page.status, 422, password)
    assert.match(wordsOf(page.body), sentence)
    if (password.length > 14) assert.ok(!page.body.includes(password), 'a password never comes back')
  }
  const spaced = ' とても長い文を、そのまま使えます 🙂 '
  assert.equal((await visitor.post(FIRST, { newPassword: spaced, newPasswordAgain: spaced })).status, 303)
  assert.equal((await logIn(app, app.visitor(), { ...account, password: spaced.trim() })).status, 422)
  assert.equal((await logIn(app, app.visitor(), { ...account, password: spaced })).status, 303)
})

test('128 characters of four bytes each are a password', async () => {
  const app = await testApp()
  await issue(app, app.demo.account)
  const visitor = app.visitor()
  await logIn(app, visitor, app.demo.account)
  const password = Array.from({ length: 128 }, (_, i) => String.fromCodePoint(0x20000 + ((i * 7919) % 4000))).join('')
  assert.equal((await visitor.post(FIRST, { newPassword: password, newPasswordAgain: password })).status, 303)
  const { loginId } = app.demo.account
  assert.equal((await logIn(app, app.visitor(), { loginId, password })).location, '/menu')
  assert.equal((await logIn(app, app.visitor(), { loginId, password: `${password}𠀀` })).status, 422)
})

test('an issued password that has run out is a wrong one; so is every password of a disabled account', async () => {
  const app = await testApp()
  const { account, mpcsAccount } = app.demo
  await issue(app, account)
  app.clock.advance({ hours: 24 * 7 - 1 })
  assert.equal((await logIn(app, app.visitor(), account)).status, 303)
  app.clock.advance({ hours: 1 })
  const late = await logIn(app, app.visitor(), account)
  assert.equal(late.status, 422)
  assert.match(wordsOf(late.body), /正しくありません/)
  await app.db`update accounts set disabled_at = ${app.clock.now()} where login_id = ${mpcsAccount.loginId}`
  assert.equal((await logIn(app, app.visitor(), mpcsAccount)).status, 422)
})

test('two answers to the first login at once: one is taken, the other finds its session over', async () => {
  const app = await testApp()
  await issue(app, app.demo.account)
  const visitor = app.visitor()
  await logIn(app, visitor, app.demo.account)
  const choices = ['the first of two long sentences', 'a second one, typed elsewhere']
  const answers = await Promise.all(
    choices.map(password => visitor.post(FIRST, { newPassword: password, newPasswordAgain: password })),
  )
  assert.deepEqual(answers.map(({ location }) => location).sort(), ['/login?ended=1', '/menu?done=password'])
  const taken = choices[answers.findIndex(({ location }) => location.startsWith('/menu'))]!
  const { loginId } = app.demo.account
  for (const password of choices)
    assert.equal((await logIn(app, app.visitor(), { loginId, password })).status, password === taken ? 303 : 422)
})

test('a login with the old password that meets the change of it leaves no session behind', async () => {
  const app = await testApp()
  const { account } = app.demo
  let login: ReturnType<typeof logIn> | undefined
  await app.db.begin(async tx => {
    await tx`update accounts set password_hash = ${await app.deps.passwords.hash(NEW_PASSWORD)}
      where login_id = ${account.loginId}`
    login = logIn(app, app.visitor(), account)
    await waitsForLock(app)
  })
  assert.equal((await login!).status, 422)
  assert.equal((await app.db`select 1 from sessions`).length, 0)
})

/** Until it waits, or needs no lock. */
async function waitsForLock({ db }: Awaited<ReturnType<typeof testApp>>): Promise<void> {
  for (let looks = 0; looks < 200; looks++) {
    const [row] = await db<{ n: number }[]>`
      select count(*) as n from pg_locks l join pg_stat_activity a using (pid)
      where not l.granted and a.datname = current_database()`
    if (row!.n > 0) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
