// Passkeys (C20, P30): made with the present password, shown in place of image and password, and whatever is wrong with one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_PASSKEYS } from '#domain/limits'
import { texts } from '#words/text'
import { acts, logIn, templates } from '../support/accountWalk.ts'
import { aSoftPasskey, type Cheats } from '../support/softPasskey.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { type Seen, type Visitor, wordsOf } from '../support/visitor.ts'

const ORIGIN = 'http://localhost'
const { accountRefusals } = texts.ja
const says = (answer: Seen, refusal: `passkey${string}` & keyof typeof accountRefusals) =>
  assert.ok(wordsOf(answer.body).includes(String(accountRefusals[refusal])), refusal)

const optionsAt = async (visitor: Visitor, path: string) => JSON.parse((await visitor.get(path)).body)

async function makePasskey(app: TestApp, visitor: Visitor, passkey = aSoftPasskey(ORIGIN), cheats: Cheats = {}) {
  const created = passkey.create(await optionsAt(visitor, '/account/passkeys/options'), cheats)
  const form = { name: '会社のノートPC', currentPassword: app.demo.account.password, created }
  return { passkey, form, answer: await visitor.post('/account/passkeys/new', form) }
}

async function signIn(visitor: Visitor, passkey: ReturnType<typeof aSoftPasskey>, cheats: Cheats = {}) {
  await visitor.get('/login')
  const shown = passkey.show(await optionsAt(visitor, '/login/passkey'), cheats)
  return { shown, answer: await visitor.post('/login/passkey', { passkey: shown }) }
}

test('a passkey is made with a name and the present password, and signs in without image and password', async () => {
  const app = await testApp(ORIGIN)
  const owner = await app.aReseller()
  assert.match(wordsOf((await owner.get('/account')).body), /パスキー まだありません/)
  const { passkey, answer } = await makePasskey(app, owner)
  assert.equal(answer.location, '/account?done=passkey-added')
  assert.match(wordsOf((await owner.get(answer.location)).body), /会社のノートPC.*未使用/)

  const visitor = app.visitor()
  assert.equal((await signIn(visitor, passkey)).answer.location, '/menu')
  const page = wordsOf((await visitor.get('/account')).body)
  assert.doesNotMatch(page, /未使用/)
  assert.match(page, /会社のノートPC.*最後の使用：2026年/)
  assert.deepEqual(await templates(app), ['passkey-added'])
  assert.deepEqual(await acts(app), ['add-passkey'])
  const trail = await app.db`select subject from audit where act = 'sign-in' order by id`
  assert.deepEqual(
    trail.map(row => row.subject),
    [{ by: 'password' }, { by: 'passkey' }],
  )
  assert.deepEqual(app.faults, [])
})

test('an answer counts once, for the browser that was asked, for five minutes', async () => {
  const app = await testApp(ORIGIN)
  const { passkey } = await makePasskey(app, await app.aReseller())
  const visitor = app.visitor()
  const { shown } = await signIn(visitor, passkey)
  await visitor.get('/login')
  const again = await app.visitor().post('/login/passkey', { passkey: shown })
  assert.equal(again.status, 422, 'in another browser')
  says(again, 'passkey-wrong')
  assert.equal((await visitor.post('/login/passkey', { passkey: shown })).status, 422, 'replayed')

  const late = app.visitor()
  await late.get('/login')
  const slow = passkey.show(await optionsAt(late, '/login/passkey'))
  app.clock.advance({ minutes: 5 })
  assert.equal((await late.post('/login/passkey', { passkey: slow })).status, 422)
})

test('another origin, another site, no user verification, a counter that went back: none opens (C20)', async () => {
  const app = await testApp(ORIGIN)
  const { passkey } = await makePasskey(app, await app.aReseller())
  assert.equal((await signIn(app.visitor(), passkey, { counter: 10 })).answer.location, '/menu')
  const table: [string, Cheats][] = [
    ['phishing', { origin: 'https://keys.example.evil', counter: 20 }],
    ['another port', { origin: 'http://localhost:81', counter: 21 }],
    ['a passkey of another site', { rpId: 'keys.example.evil', counter: 22 }],
    ['nobody was verified', { userVerified: false, counter: 23 }],
    ['a copy', { counter: 10 }],
    ['an older copy', { counter: 3 }],
  ]
  for (const [name, cheats] of table) {
    const { answer } = await signIn(app.visitor(), passkey, cheats)
    assert.equal(answer.status, 422, name)
    says(answer, 'passkey-wrong')
  }
  const [failed] = await app.db<{ n: number; account: number }[]>`
    select count(*) as n, min((subject ->> 'account')::int) as account from audit where act = 'fail-sign-in'`
  assert.equal(failed!.n, table.length)
  assert.equal(failed!.account, 1, 'whose it would have been is written down')
  assert.equal((await signIn(app.visitor(), passkey, { counter: 30 })).answer.location, '/menu')
})

test('what is no answer at all is refused, and a passkey that nobody has', async () => {
  const app = await testApp(ORIGIN)
  const visitor = app.visitor()
  await visitor.get('/login')
  for (const passkey of ['', 'x', '{}', '[]', `{"id":"${'A'.repeat(30_000)}"}`, 'null'])
    assert.equal((await visitor.post('/login/passkey', { passkey })).status, 422, passkey.slice(0, 20))
  assert.equal((await signIn(app.visitor(), aSoftPasskey(ORIGIN))).answer.status, 422)
  assert.equal((await app.visitor().get('/login/passkey')).status, 404, 'without the cookie of a login page')
  assert.deepEqual(app.faults, [])
})

test('what is no passkey of anybody here leaves no line in the audit trail, and holds up no password (C23)', async () => {
  const app = await testApp(ORIGIN)
  const visitor = app.visitor('203.0.113.4')
  await visitor.get('/login')
  const answers = []
  for (let i = 0; i < 32; i++) answers.push((await visitor.post('/login/passkey', { passkey: 'x' })).status)
  assert.deepEqual([answers.filter(status => status === 422).length, answers.at(-1)], [30, 429])
  assert.equal((await app.db`select 1 from audit where act = 'fail-sign-in'`).length, 0)
  assert.equal((await logIn(app, app.visitor('203.0.113.4'), app.demo.account)).location, '/menu')
})

test('making one asks for a name, the right password, and an answer to our question', async () => {
  const app = await testApp(ORIGIN)
  const visitor = await app.aReseller()
  const passkey = aSoftPasskey(ORIGIN)
  const { form } = await makePasskey(app, visitor, passkey, { origin: 'https://keys.example.evil' })
  const table: [Record<string, string>, RegExp][] = [
    [{ name: ' ' }, /パスキーの名前を入力してください/],
    [{ name: '名'.repeat(101) }, /100文字以内/],
    [{ currentPassword: '' }, /現在のパスワードを入力してください/],
    [{ currentPassword: 'not the password' }, /現在のパスワードが違います/],
    [{ created: '' }, /このブラウザでは、パスキーを使えません/],
  ]
  for (const [change, sentence] of table) {
    const answer = await visitor.post('/account/passkeys/new', { ...form, ...change })
    assert.equal(answer.status, 422, String(sentence))
    assert.match(wordsOf(answer.body), sentence)
  }
  says(await visitor.post('/account/passkeys/new', form), 'passkey-not-made')
  says(await visitor.post('/account/passkeys/new', { ...form, created: '{"id":1}' }), 'passkey-not-made')
  const unverified = await makePasskey(app, visitor, passkey, { userVerified: false })
  assert.equal(unverified.answer.status, 422)
  const made = await makePasskey(app, visitor, passkey)
  assert.equal(made.answer.status, 303)
  assert.equal((await visitor.post('/account/passkeys/new', made.form)).status, 422, 'its answer counts once')
  says((await makePasskey(app, visitor, passkey)).answer, 'passkey-known')
  for (let n = 1; n < MOST_PASSKEYS; n++) assert.equal((await makePasskey(app, visitor)).answer.status, 303)
  says((await makePasskey(app, visitor)).answer, 'passkeys-full')
  assert.deepEqual(app.faults, [])
})

test('one is removed by its owner alone, with a passkey or the password; then it opens nothing', async () => {
  const app = await testApp(ORIGIN)
  const owner = await app.aReseller()
  const { passkey } = await makePasskey(app, owner)
  const [row] = await app.db<{ no: number }[]>`select no from passkeys`
  const which = String(row!.no)
  const other = await app.aReseller('mpcsAccount')
  await makePasskey(app, other).then(({ form }) =>
    other.post('/account/passkeys/new', { ...form, currentPassword: app.demo.mpcsAccount.password }),
  )
  const theirs = await other.post('/account/passkeys', { which, currentPassword: app.demo.mpcsAccount.password })
  assert.equal(theirs.status, 422)
  says(theirs, 'passkey-gone')

  const shown = passkey.show(await optionsAt(owner, '/account/passkey-check'))
  assert.equal((await other.post('/account/passkeys', { which, passkey: shown })).status, 422, 'another account’s')
  const own = passkey.show(await optionsAt(owner, '/account/passkey-check'))
  assert.equal(
    (await owner.post('/account/passkeys', { which, passkey: own })).location,
    '/account?done=passkey-removed',
  )
  assert.equal((await signIn(app.visitor(), passkey)).answer.status, 422)
  assert.deepEqual(await templates(app), ['passkey-added', 'passkey-added', 'passkey-removed'])
})

test('a passkey of a closed or disabled account, or of a disabled company, opens nothing', async () => {
  const app = await testApp(ORIGIN)
  const owner = await app.aReseller()
  const { passkey } = await makePasskey(app, owner)
  await app.db`update companies set disabled_at = now() where id = (select company_id from accounts where id = 1)`
  assert.equal((await signIn(app.visitor(), passkey)).answer.status, 422)
  await app.db`update companies set disabled_at = null`
  await owner.post('/account/close', { sure: 'yes', currentPassword: app.demo.account.password })
  assert.equal((await signIn(app.visitor(), passkey)).answer.status, 422)
  assert.equal((await app.db`select 1 from passkeys`).length, 0)
})
