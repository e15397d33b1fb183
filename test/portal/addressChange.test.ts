// メールアドレスの変更 (C5): the new mailbox is proven, the old one is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acts, forget, templates } from '../support/accountWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { mailedCode } from '../support/registerWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const OLD = 'takahashi@minato-eizo.example'
const NEW = 'naoko@minato-eizo.example'

const ask = (app: TestApp, visitor: Visitor, email: string) =>
  visitor.submit('/account/email', { email, emailAgain: email, currentPassword: app.demo.account.password })

const emailOf = async ({ db, demo }: TestApp) =>
  (await db<{ email: string }[]>`select email from accounts where login_id = ${demo.account.loginId}`)[0]!.email

const wrongOf = (code: string) => (code === '000000' ? '111111' : '000000')

test('a code goes to the new address; typed in, full-width and with its label as well, it makes the change, which both addresses are told', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const page = await ask(app, visitor, ` ${NEW} `)
  assert.match(page.path, /^\/account\/email\/[0-9a-f-]{36}$/)
  assert.match(page.body, /autocomplete="one-time-code"[^>]*inputmode="numeric"/)
  assert.match(wordsOf(page.body), new RegExp(NEW))
  const code = await mailedCode(app, NEW)
  assert.equal(await emailOf(app), OLD)
  const wide = [...code].map(digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(' ')
  const done = await visitor.submit(page.path, { code: `確認コード：「${wide}\u200b」` })
  assert.equal(done.path, '/account?done=email')
  assert.match(wordsOf(done.body), /メールアドレスを変更しました/)
  assert.equal(await emailOf(app), NEW)
  const told = (await mailbox(app)).filter(({ template }) => template === 'address-changed')
  assert.deepEqual(
    told.map(({ to, text }) => [to, /変更前のメールアドレスにお送り/.test(text)]),
    [
      [OLD, true],
      [NEW, false],
    ],
  )
  const [audit] = await app.db`select act, subject from audit where account_id is not null and act <> 'sign-in'`
  const [kept] = await app.db`select id, before, after from profile_changes`
  assert.deepEqual([kept!.before, kept!.after], [{ email: OLD }, { email: NEW }])
  const subject = { change: kept!.id, by: 'address', fields: ['email'] }
  assert.deepEqual({ ...audit }, { act: 'change-address', subject })
  assert.equal((await visitor.get('/menu')).status, 200)
  assert.equal((await visitor.post(page.path, { code })).location, '/account?done=email', 'sent twice, done once')
  assert.equal((await app.db`select 1 from mail_proofs`).length, 0, 'the proof is used up')
})

test('wrong pairs are told, the present address is no change, and nothing is mailed', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const currentPassword = app.demo.account.password
  const table: [string, string, RegExp][] = [
    ['', '', /メールアドレスを入力してください/],
    ['taro', 'taro', /形式が正しくありません/],
    [NEW, '', /もう一度入力してください/],
    [NEW, OLD, /一致しません/],
    ['Takahashi@Minato-Eizo.example', OLD, /現在のメールアドレスと同じです/],
    [OLD.toUpperCase(), OLD.toUpperCase(), /現在のメールアドレスと同じです/],
    [OLD, OLD, /現在のメールアドレスと同じです/],
  ]
  for (const [email, emailAgain, sentence] of table) {
    const page = await visitor.post('/account/email', { email, emailAgain, currentPassword })
    assert.equal(page.status, 422, email)
    assert.match(wordsOf(page.body), sentence)
    assert.equal(fieldValue(page.body, 'email'), email)
  }
  assert.deepEqual(await templates(app), [])
})

test('another account’s address looks like every other until its mailbox is proven; then it is refused (C2)', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const theirs = 'morimoto@kitahama-seiki.example'
  const [free, taken] = [await ask(app, visitor, NEW), await ask(app, visitor, theirs)]
  const masked = ({ body, path }: { body: string; path: string }, email: string) =>
    body.replaceAll(email, '※').replaceAll(path, '/').replaceAll(encodeURIComponent(path), '/')
  assert.equal(masked(taken, theirs), masked(free, NEW))
  const page = await visitor.post(taken.path, { code: await mailedCode(app, theirs) })
  assert.equal(page.status, 409)
  assert.match(wordsOf(page.body), /別の登録で使われているため、変更できません/)
  const again = await visitor.post('/account/email', {
    email: theirs,
    emailAgain: theirs,
    currentPassword: app.demo.account.password,
  })
  assert.match(wordsOf(again.body), /別の登録で使われているため/, 'no code is asked for that was never sent')
  assert.equal(await emailOf(app), OLD)
  assert.deepEqual(await acts(app), [])
})

test('five wrong codes use one up, ten minutes end it; a new one helps, three an hour', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const { path } = await ask(app, visitor, NEW)
  const first = await mailedCode(app, NEW)
  assert.match(wordsOf((await visitor.post(path, { code: '' })).body), /確認コードを入力してください/)
  assert.match(wordsOf((await visitor.post(path, { code: '12a' })).body), /6桁の数字で入力してください/)
  for (const left of [4, 3, 2, 1]) {
    const page = await visitor.post(path, { code: wrongOf(first) })
    assert.equal(page.status, 422)
    assert.match(wordsOf(page.body), new RegExp(`あと${left}回`))
  }
  assert.match(wordsOf((await visitor.post(path, { code: wrongOf(first) })).body), /5回とも違った/)
  assert.match(wordsOf((await visitor.post(path, { code: first })).body), /5回とも違った/, 'the right one is too late')

  const again = await visitor.submit(path, { action: 'resend' })
  assert.match(wordsOf(again.body), /新しい確認コードを送信しました/)
  const second = await mailedCode(app, NEW)
  app.clock.advance({ minutes: 10 })
  assert.match(wordsOf((await visitor.post(path, { code: second })).body), /有効期限が切れています/)
  await visitor.submit(path, { action: 'resend' })
  const tooMany = await visitor.post(path, { action: 'resend' })
  assert.equal(tooMany.status, 429)
  assert.match(wordsOf(tooMany.body), /受け付けを一時的に止めています/)
  assert.equal((await visitor.submit(path, { code: await mailedCode(app, NEW) })).path, '/account?done=email')
})

test('another account finds nothing at a change’s address, even with its code (C13)', async () => {
  const app = await testApp()
  const mine = await app.aReseller()
  const theirs = await app.aReseller('mpcsAccount')
  const { path } = await ask(app, mine, NEW)
  const code = await mailedCode(app, NEW)
  assert.equal((await theirs.get(path)).status, 404)
  assert.equal((await theirs.post(path, { code })).status, 404)
  assert.equal((await theirs.post(path, { action: 'resend' })).status, 404)
  assert.equal((await mine.get('/account/email/not-an-id')).status, 404)
  assert.equal(await emailOf(app), OLD)
})

test('two tabs with two addresses: each has its code, and the last change stands', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const one = await ask(app, visitor, NEW)
  const two = await ask(app, visitor, 'desk@minato-eizo.example')
  await visitor.submit(two.path, { code: await mailedCode(app, 'desk@minato-eizo.example') })
  await visitor.submit(one.path, { code: await mailedCode(app, NEW) })
  assert.equal(await emailOf(app), NEW)
  const told = (await mailbox(app)).filter(({ template }) => template === 'address-changed').map(({ to }) => to)
  assert.deepEqual(told, [OLD, 'desk@minato-eizo.example', 'desk@minato-eizo.example', NEW])
})

test('a temporary password that went to the old mailbox ends with it', async () => {
  const app = await testApp()
  await forget(app, app.visitor(), app.demo.account.loginId)
  const visitor = await app.aReseller()
  const { path } = await ask(app, visitor, NEW)
  await visitor.submit(path, { code: await mailedCode(app, NEW) })
  assert.equal((await app.db`select 1 from temporary_passwords`).length, 0)
})
