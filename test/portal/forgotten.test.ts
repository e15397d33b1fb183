// パスワードを忘れた方 (P2): a temporary password beside the account's own, and one answer for every 登録ID (C3).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '#operations/upkeep/purge'
import {
  acts,
  forget,
  logIn,
  mailedTemporary,
  NEW_PASSWORD,
  templates,
  temporaryPassword,
} from '../support/accountWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { solveProof } from '../support/solveProof.ts'
import { readImage, type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Seen, wordsOf } from '../support/visitor.ts'

test('the login leads to the page; the temporary password works beside the old one until it is used, and ends it (C3)', async () => {
  const app = await testApp()
  const { account } = app.demo
  const owner = await app.aReseller()
  assert.match((await app.visitor().get('/login')).body, /<a href="\/password">パスワードを忘れた方はこちら<\/a>/)
  const temporary = await temporaryPassword(app, ` ${account.loginId} `)
  const old = app.visitor()
  assert.equal((await logIn(app, old, account)).location, '/menu', 'the old one works')
  assert.equal((await old.get('/menu')).status, 200)

  const visitor = app.visitor()
  assert.equal((await logIn(app, visitor, { ...account, password: temporary })).location, '/menu')
  assert.equal((await visitor.get('/menu')).location, '/account/first-password')
  const first = wordsOf((await visitor.get('/account/first-password')).body)
  assert.match(first, /お知らせしたパスワードには、有効期限があります。/)
  assert.doesNotMatch(first, /ご利用を始める|初めて/, 'whoever forgot a password is no newcomer')
  for (const other of [owner, old]) assert.match((await other.get('/menu')).location, /^\/login\?ended/)
  assert.equal((await logIn(app, app.visitor(), account)).status, 422, 'the old one has ended')
  await visitor.submit('/account/first-password', { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD })
  assert.equal((await logIn(app, app.visitor(), { ...account, password: temporary })).status, 422)
  assert.deepEqual(await templates(app), ['temporary-password', 'password-changed'])
  assert.deepEqual(await acts(app), ['use-temporary-password', 'change-password'])
  assert.deepEqual(app.faults, [])
})

test('it opens the account also while strangers’ guesses have used up its limit (C23)', async () => {
  const app = await testApp()
  const { loginId } = app.demo.account
  const guess = (i: number) => logIn(app, app.visitor(`198.51.100.${i}`), { loginId, password: `guess ${i}` })
  for (let i = 0; i < 10; i++) assert.equal((await guess(i)).status, 422)
  assert.equal((await guess(10)).status, 429)
  const password = await temporaryPassword(app, loginId)
  assert.equal((await logIn(app, app.visitor('203.0.113.9'), { loginId, password })).location, '/menu')
})

test('it is good for 30 minutes, also once it is used and not replaced; a second request takes the place of the first', async () => {
  const app = await testApp()
  const { loginId } = app.demo.account
  const first = await temporaryPassword(app, loginId)
  const second = await temporaryPassword(app, loginId)
  assert.notEqual(first, second)
  assert.equal((await logIn(app, app.visitor(), { loginId, password: first })).status, 422)
  app.clock.advance({ minutes: 29 })
  assert.equal((await logIn(app, app.visitor(), { loginId, password: second })).status, 303)
  app.clock.advance({ minutes: 1 })
  assert.equal((await logIn(app, app.visitor(), { loginId, password: second })).status, 422)

  const { mpcsAccount } = app.demo
  const late = await temporaryPassword(app, mpcsAccount.loginId)
  app.clock.advance({ minutes: 30 })
  assert.equal((await logIn(app, app.visitor(), { ...mpcsAccount, password: late })).status, 422)
  assert.equal((await logIn(app, app.visitor(), mpcsAccount)).status, 303, 'the account’s own one stays')
})

test('used twice at once it ends the others once, and opens for both', async () => {
  const app = await testApp()
  const { account } = app.demo
  const password = await temporaryPassword(app, account.loginId)
  const visitors = [app.visitor(), app.visitor('192.0.2.2')]
  const answers = await Promise.all(visitors.map(visitor => logIn(app, visitor, { ...account, password })))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await acts(app)).filter(act => act === 'use-temporary-password').length, 1)
  assert.equal((await app.db`select 1 from sessions where not must_change`).length, 0)
})

/** What a browser learns, less what it typed itself, what names the request, and what chance made. */
function learnt(seen: Seen, loginId: string) {
  const headers = [...seen.headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie').sort()
  const body = seen.body.replaceAll(loginId, '※').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '※')
  return { status: seen.status, headers, cookies: seen.headers.getSetCookie().length, body }
}

test('known, unknown, disabled and malformed IDs get the same bytes, headers and status, also past the limit (C3)', async () => {
  const app = await testApp()
  const { account, mpcsAccount } = app.demo
  await app.db`update accounts set disabled_at = ${app.clock.now()} where login_id = ${mpcsAccount.loginId}`
  const kinds = [account.loginId, mpcsAccount.loginId, 'AAAAAAAAAA', 'nobody at all', 'AAAA\u0000AAAAA']
  const seen: unknown[][] = []
  for (const [i, loginId] of kinds.entries()) {
    const visitor = app.visitor(`198.51.100.${i}`)
    const answers: unknown[] = [learnt(await visitor.get('/password'), loginId)]
    for (let asked = 0; asked < 4; asked++) {
      const posted = await forget(app, visitor, loginId)
      answers.push(learnt(posted, loginId))
      if (posted.location) answers.push(learnt(await visitor.get(posted.location), loginId))
      else assert.match(wordsOf(posted.body), /受け付けを一時的に止めています/)
    }
    seen.push(answers)
  }
  for (const other of seen.slice(1)) assert.deepEqual(other, seen[0])
  assert.match(JSON.stringify(seen[0]), /429/)
  const rows = await app.db<
    { state: string; n: number }[]
  >`select state, count(*) as n from outbox group by 1 order by 1`
  assert.deepEqual(
    [...rows],
    [
      { state: 'dropped', n: 12 },
      { state: 'waiting', n: 3 },
    ],
  )
  assert.deepEqual(new Set((await mailbox(app)).map(({ to }) => to)), new Set(['takahashi@minato-eizo.example']))
  assert.deepEqual(app.faults, [])
})

test('a request costs no slow hash and one row, whatever the ID; the login looks at as many hashes for each (C3, C6)', async () => {
  const app = await testApp()
  let work: string[] = []
  const { hash, verify } = app.deps.passwords
  app.deps.passwords.hash = password => {
    work.push('hash')
    return hash(password)
  }
  app.deps.passwords.verify = (password, known) => {
    work.push('verify')
    return verify(password, known)
  }
  const { account } = app.demo
  const costs: string[] = []
  for (const [i, loginId] of [account.loginId, 'AAAAAAAAAA', 'no ID'].entries()) {
    work = []
    await forget(app, app.visitor(`198.51.100.${i}`), loginId)
    costs.push(work.join())
  }
  assert.deepEqual(costs, ['', '', ''])
  for (const password of ['A'.repeat(16), 'a'.repeat(16), 'ガ'.normalize('NFD').repeat(9), 'a wrong one']) {
    costs.length = 0
    for (const loginId of [account.loginId, app.demo.mpcsAccount.loginId, 'AAAAAAAAAA']) {
      work = []
      await logIn(app, app.visitor(), { loginId, password })
      costs.push(work.join())
    }
    assert.equal(new Set(costs).size, 1, 'with a temporary password, without one, and nobody’s')
  }
})

test('three an hour for a client, whichever IDs; others are not held up by it (C23)', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  for (let i = 0; i < 3; i++)
    assert.equal((await forget(app, visitor, `Guess${String(i).padStart(5, '0')}`)).status, 303)
  const stopped = await forget(app, visitor, app.demo.account.loginId)
  assert.equal(stopped.status, 429)
  assert.match(wordsOf(stopped.body), /約20分後に、もう一度お試しください/)
  assert.match(stopped.body, /value="[0-9A-Z]{10}"/, 'what was typed stays')
  assert.equal((await forget(app, app.visitor('203.0.113.7'), app.demo.account.loginId)).status, 303)
})

test('one stranger keeps no owner from a temporary password; a dozen an hour go to one mailbox at most (C14, C23)', async () => {
  const app = await testApp()
  const { loginId } = app.demo.account
  const ask = async (address: string) => (await forget(app, app.visitor(address), loginId)).status
  for (let i = 0; i < 6; i++) assert.equal(await ask('198.51.100.1'), i < 3 ? 303 : 429)
  assert.equal(await ask('203.0.113.1'), 303)
  for (let i = 2; i < 10; i++) assert.equal(await ask(`203.0.113.${i}`), 303)
  assert.equal(await ask('203.0.113.10'), 429)
  assert.equal((await mailbox(app)).length, 12)
})

test('a /64 of IPv6 is one client, and however many clients ask, nobody else is refused (C23)', async () => {
  const app = await testApp()
  const ask = (address: string, i: number) => forget(app, app.visitor(address), `Guess${100_00 + i}`)
  for (let i = 0; i < 70; i++)
    assert.equal((await ask(`2001:db8:1:2::${i.toString(16)}`, i)).status, i < 3 ? 303 : 429, `${i}`)
  for (let i = 0; i < 70; i++) assert.equal((await ask(`2001:db8:${i.toString(16)}::1`, 100 + i)).status, 303)
  assert.equal((await forget(app, app.visitor('203.0.113.7'), app.demo.account.loginId)).status, 303)
})

test('no mail without a robot check: neither the picture’s text, the digits nor a proof, or one used before (C23)', async () => {
  const app = await testApp()
  const { loginId } = app.demo.account
  const visitor = app.visitor()
  const nothing = await visitor.post('/password', { loginId })
  assert.equal(nothing.status, 422)
  assert.match(wordsOf(nothing.body), /画像に表示されている文字、または音声で聞いた数字を入力してください/)
  assert.equal(fieldValue(nothing.body, 'loginId'), loginId, 'what was typed stays')
  const { challenge } = await readImage(visitor, app.db, nothing.body)
  const wrong = await visitor.post('/password', { loginId, challenge, image: 'AAAAAA' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /確認用の文字または数字が正しくないか/)
  assert.deepEqual(await mailbox(app), [])

  const proof = await solveProof(JSON.parse((await visitor.get('/robot-check/proof')).body))
  assert.equal((await visitor.post('/password', { loginId, proof })).status, 303)
  assert.equal((await visitor.post('/password', { loginId, proof })).status, 422)
  assert.equal((await mailbox(app)).length, 1)
})

test('an empty 登録ID is asked for; what to do without one stands on the page', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const page = await visitor.post('/password', { loginId: ' ' })
  assert.equal(page.status, 422)
  assert.match(wordsOf(page.body), /登録IDを入力してください/)
  assert.match(wordsOf((await visitor.get('/password')).body), /登録IDを忘れた方へ.*お問い合わせください/)
})

/** Every text and every byte of the database, and what was logged. */
async function everything({ db, lines, faults }: TestApp): Promise<string> {
  const columns = await db<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE'`
  const found = [JSON.stringify(lines), JSON.stringify(faults)]
  for (const { table, column } of columns) {
    const rows = await db<{ text: string | null; bytes: Uint8Array | null }[]>`
      select ${db(column)}::text as text from ${db(table)}`
    for (const { text } of rows) {
      found.push(text ?? '')
      if (text?.startsWith('\\x')) found.push(Buffer.from(text.slice(2), 'hex').toString('latin1'))
    }
  }
  return found.join('\n')
}

test('no temporary password stands in clear anywhere, while its mail waits and after (C1)', async () => {
  const app = await testApp()
  const { account } = app.demo
  await forget(app, app.visitor(), account.loginId)
  const waiting = await everything(app)
  const password = await mailedTemporary(app)
  assert.ok(!waiting.includes(password), 'while it waits')
  assert.ok((await everything(app)).includes(account.loginId), 'the search sees what is there')
  assert.ok(!(await everything(app)).includes(password), 'once it is delivered')
  const [mail] = await app.db`select state, secret from outbox`
  assert.deepEqual({ ...mail }, { state: 'sent', secret: null })
  await logIn(app, app.visitor(), { ...account, password })
  assert.ok(!(await everything(app)).includes(password), 'once it was used')
})

test('a mail that could not be sent in time is dropped with its secret, and nobody’s mails go after a day', async () => {
  const app = await testApp()
  await forget(app, app.visitor(), app.demo.account.loginId)
  await forget(app, app.visitor(), 'AAAAAAAAAA')
  app.clock.advance({ minutes: 31 })
  assert.deepEqual(await templates(app), [])
  const rows = await app.db<{ reason: string; secret: null }[]>`select reason, secret from outbox order by id`
  assert.deepEqual(
    rows.map(row => ({ ...row })),
    [
      { reason: 'secret-ran-out', secret: null },
      { reason: 'no-such-account', secret: null },
    ],
  )
  const gone = await purge(app.deps)
  assert.equal(gone!.temporary_passwords, 2)
  app.clock.advance({ hours: 24 })
  assert.equal((await purge(app.deps))!.outbox, 1)
})
