// 更新確認 and 更新完了 (P7): a registration with an address that has an account, and what never shows of one (C2).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmailAddress } from '#domain/emailAddress'
import { refuse } from '#domain/refusal'
import { isProven, sendMailCode, tryMailCode } from '#operations/accounts/mailProof'
import { purge } from '#operations/upkeep/purge'
import { markProven, takeTry } from '#store/accounts/mailProofs'
import { lockProfileByEmail } from '#store/accounts/profiles'
import { invariants } from '../support/invariants.ts'
import { mailbox } from '../support/mailbox.ts'
import { APPLICANT, mailedCode, registerTo, resend, sendForm } from '../support/registerWalk.ts'
import { readImage, type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Seen, wordsOf } from '../support/visitor.ts'
import { aBrowser } from '../support/who.ts'

const KNOWN = 'takahashi@minato-eizo.example'

test('更新確認 shows what is registered beside what was entered; 登録 overwrites it, and the owner is told', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm', { email: 'Takahashi@Minato-Eizo.example', news: 'yes' })
  const words = wordsOf(confirm.body)
  const { loginId, password } = app.demo.account
  assert.match(words, /更新確認/)
  assert.ok(words.includes(loginId) && !confirm.body.includes(password))
  assert.match(words, /会社名 みなと映像システム株式会社 青葉会議システム株式会社 変更/)
  assert.match(words, /国名 日本 日本 郵便番号/, 'what is the same is not marked')

  const done = await visitor.submit(confirm.path, { account: fieldValue(confirm.body, 'account')! })
  assert.match(wordsOf(done.body), new RegExp(`更新完了.*${loginId}.*パスワードは変更されていません`))
  const mail = (await mailbox(app)).at(-1)!
  assert.deepEqual([mail.template, mail.to], ['profile-updated', KNOWN])
  const [account] =
    await app.db`select c.name as company, email, news, news_since from accounts join companies c on c.id = company_id where login_id = ${loginId}`
  assert.deepEqual([account!.company, account!.email, account!.news], [APPLICANT.company, KNOWN, true])
  assert.equal(String(account!.news_since), String(app.clock.now()))
  const [kept] = await app.db`select c.by, c.before, a.subject from profile_changes c join audit a
    on a.act = 'update-account' and (a.subject ->> 'change')::bigint = c.id`
  assert.equal(kept!.before.company, 'みなと映像システム株式会社', 'the old values are kept')
  assert.deepEqual([kept!.by, kept!.subject.by], ['registration', 'registration'])
  assert.ok(kept!.subject.fields.includes('company') && !kept!.subject.fields.includes('country'))
  await app.aReseller() // the password still opens
})

test('while a registration has an account in hand, its applications go on', async () => {
  const { db, clock, demo } = await testApp()
  await db.begin(async tx => {
    const account = await lockProfileByEmail(tx, KNOWN as EmailAddress)
    assert.equal(account?.loginId, demo.account.loginId)
    await db.begin(async other => {
      await other`set local lock_timeout = '1s'`
      await other`insert into drafts (id, account_id, journey, answers, expires_at)
        values (gen_random_uuid(), ${account!.accountId}, 'issue-hdcom', '{}', ${clock.now()})`
    })
  })
})

test('キャンセル writes nothing; 前へ leads to the form, for another address', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm', { email: KNOWN })
  assert.match(confirm.body, /<a class="button plain" href="\/login">キャンセル<\/a>/)
  const back = confirm.body.match(/<a class="button secondary" href="([^"]+)">前へ/)![1]!
  const form = await visitor.get(back)
  assert.match(back, /\/form$/)
  assert.deepEqual([fieldValue(form.body, 'email'), fieldValue(form.body, 'company')], [KNOWN, APPLICANT.company])
  const email = 'another@aoba-kaigi.example'
  const mail = await sendForm(app, visitor, back, { ...APPLICANT, email, emailAgain: email })
  assert.match(mail.location, /\/mail$/, 'another address is another mailbox')
  const next = await visitor.submit(mail.location, { code: await mailedCode(app, email) })
  assert.match(wordsOf(next.body), /新規登録確認/)
  const [row] =
    await app.db`select c.name as company from accounts join companies c on c.id = company_id where email = ${KNOWN}`
  assert.equal(row!.company, 'みなと映像システム株式会社')
})

test('an account that was disabled is neither opened nor overwritten by a registration', async () => {
  const app = await testApp()
  await app.db`update accounts set disabled_at = ${app.clock.now()} where email = ${KNOWN}`
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm', { email: KNOWN })
  assert.match(wordsOf(confirm.body), /利用を停止しています/)
  for (const account of ['', 'x'])
    assert.match((await visitor.post(confirm.path, { account })).location, /why=account-disabled/)
  const [row] =
    await app.db`select c.name as company from accounts join companies c on c.id = company_id where email = ${KNOWN}`
  assert.equal(row!.company, 'みなと映像システム株式会社')
})

/** A page or answer with what was typed and what chance made masked. */
function masked({ status, location, body, headers }: Seen, email: string): string {
  const head = [...headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`)
  return [status, location, ...head, body]
    .join('\n')
    .replaceAll(email, '<email>')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<draft>')
    .replace(/name="seen" value="[^"]+"/g, '<seen>')
    .replace(/pre-login=[^;]+/g, '<cookie>')
    .replace(/content-length: \d+/g, '<length>')
}

test('before the mailbox is proven every answer is the same for a known, an unknown and a disabled address (C2)', async () => {
  const app = await testApp()
  await app.db`update accounts set disabled_at = ${app.clock.now()} where email like 'morimoto%'`
  async function answers(email: string): Promise<string[]> {
    const visitor = app.visitor()
    const form = await registerTo(app, visitor, 'form')
    const posted = await sendForm(app, visitor, form.path, { ...APPLICANT, email, emailAgain: email })
    const page = posted.location
    const seen = [
      posted,
      await visitor.get(page),
      await visitor.post(page, { code: '' }),
      await visitor.post(page, { code: await wrongCode(app, email) }),
      await visitor.get(page.replace('/mail', '/confirm')),
      await visitor.post(page.replace('/mail', '/confirm'), { account: 'x' }),
      await resend(app, visitor, page),
      await visitor.get(page.replace('/mail', '/form')),
    ]
    return seen.map(answer => masked(answer, email))
  }
  const [known, unknown, disabled] = [
    await answers(KNOWN),
    await answers('nobody-here@minato-eizo.example'),
    await answers('morimoto@kitahama-seiki.example'),
  ]
  assert.deepEqual(known, unknown)
  assert.deepEqual(disabled, unknown)
  const told = (await mailbox(app)).filter(({ to }) => to === KNOWN)
  assert.ok(
    told.length > 0 && told.every(({ text }) => /すでに登録されています/.test(text)),
    'the owner is told of the attempt',
  )
  const others = (await mailbox(app)).filter(({ to }) => to.startsWith('nobody'))
  assert.ok(others.length > 0 && others.every(({ text }) => !/すでに登録されています/.test(text)))
})

async function wrongCode(app: TestApp, email: string): Promise<string> {
  return (await mailedCode(app, email)) === '000000' ? '000001' : '000000'
}

test('更新確認 whose data were changed meanwhile comes again, and overwrites nothing that was not seen', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm', { email: KNOWN })
  await app.db`update companies set name = 'みなと映像システム（新社名）'
    where id = (select company_id from accounts where email = ${KNOWN})`
  const again = await visitor.submit(confirm.path, { account: fieldValue(confirm.body, 'account')! })
  assert.match(wordsOf(again.body), /ほかの画面で変更されました.*みなと映像システム（新社名）/)
  const done = await visitor.submit(confirm.path, { account: fieldValue(again.body, 'account')! })
  assert.match(wordsOf(done.body), /更新完了/)
})

test('a code that is right for one address proves no other that takes its place at this moment', async () => {
  const app = await testApp()
  const id = '11111111-1111-4111-8111-111111111111'
  const request = { id, purpose: 'register', language: 'ja', by: aBrowser, client: '192.0.2.1' } as const
  const [mine, theirs] = ['mine@x.example', KNOWN] as EmailAddress[]
  await sendMailCode(app.deps, { ...request, email: mine! })
  const code = await mailedCode(app, mine!)
  // The code is found right, and before that is written the draft's address is another.
  const taken = await takeTry(app.db, { id, email: mine! }, app.clock.now())
  await sendMailCode(app.deps, { ...request, email: theirs! })
  assert.equal(await markProven(app.db, { id, email: mine!, sealed: taken!.sealed }, app.clock.now()), false)
  assert.equal(await isProven(app.deps, id, theirs!), false)
  assert.deepEqual(await tryMailCode(app.deps, { id, email: mine!, code }), refuse('mail-code-expired'))
})

test('the same form sent twice at once mails one code, and pressed again in one tab after another says so', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const form = await registerTo(app, visitor, 'form')
  const answered = { ...APPLICANT, ...(await readImage(visitor, app.db, form.body)) }
  await Promise.all([visitor.post(form.path, answered), visitor.post(form.path, answered)])
  const mails = await mailbox(app)
  assert.equal(mails.length, 1)
  const mail = form.path.replace('/form', '/mail')
  await visitor.submit(mail, { code: await mailedCode(app) })
  const confirm = await visitor.get(form.path.replace('/form', '/confirm'))
  const seen = fieldValue(confirm.body, 'seen')!
  await visitor.submit(form.path, { ...APPLICANT, company: '別の会社' })
  const refused = await visitor.post(form.path.replace('/form', '/confirm'), { account: '', seen })
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused.body), /ほかの画面で入力内容が変わったため/)
  const [draft] = await app.db`select answers from drafts where browser_hash is not null`
  assert.deepEqual(draft!.answers.mail, {}, 'a code that has served is not kept')
})

test('two registrations of one address at once: one account, and the other is shown 更新確認', async () => {
  const app = await testApp()
  const [first, second] = [app.visitor(), app.visitor('192.0.2.2')]
  const mine = await registerTo(app, first, 'confirm')
  const theirs = await registerTo(app, second, 'confirm')
  const answers = await Promise.all([first.post(mine.path, { account: '' }), second.post(theirs.path, { account: '' })])
  const lost = answers.findIndex(({ location }) => location.includes('why=address-registered-meanwhile'))
  assert.ok(lost >= 0 && answers[1 - lost]!.location.startsWith('/registered/'))
  const page = await [first, second][lost]!.get(answers[lost]!.location)
  assert.match(wordsOf(page.body), /登録が先に完了しました.*更新確認/)
  const [n] = await app.db`select count(*) as n from accounts where email = ${APPLICANT.email}`
  assert.equal(n!.n, 1)
  assert.equal((await mailbox(app)).filter(({ template }) => template === 'registered').length, 1)
  assert.deepEqual(await invariants(app.db), [], 'no company is left of the one that was second')
})

test('登録 pressed many times at once makes one account and one mail; Back into any step leads to the end', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm')
  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.post(confirm.path, { account: '' })))
  const ends = new Set(answers.map(({ location }) => location))
  assert.equal(ends.size, 1)
  const [end] = ends
  for (const step of ['consent', 'form', 'mail', 'confirm'])
    assert.equal((await visitor.get(confirm.path.replace('confirm', step))).location, end)
  assert.equal((await visitor.post(confirm.path, { account: '' })).location, end)
  assert.equal((await mailbox(app)).filter(({ template }) => template === 'registered').length, 1)
})

test('reload and jumps: every step may be loaded again, none may be skipped, and another browser finds nothing', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const form = await registerTo(app, visitor, 'form')
  const at = (step: string) => form.path.replace('/form', `/${step}`)
  for (const step of ['mail', 'confirm']) assert.equal((await visitor.get(at(step))).location, at('form'))
  assert.equal((await visitor.post(at('confirm'), { account: '' })).location, at('form'))
  assert.equal((await sendForm(app, visitor, form.path, APPLICANT)).location, at('mail'))
  assert.equal((await visitor.get(at('confirm'))).location, at('mail'))
  for (let i = 0; i < 3; i++) assert.equal((await visitor.get(at('mail'))).status, 200)
  await visitor.submit(form.path, APPLICANT)
  assert.equal((await mailbox(app)).length, 1, 'neither reload nor the same form again mails another code')
  await visitor.submit(at('mail'), { code: await mailedCode(app) })
  assert.match(wordsOf((await visitor.get(at('mail'))).body), /このメールアドレスは確認済みです/)
  for (const other of [app.visitor(), await app.aReseller()])
    for (const step of ['form', 'mail', 'confirm']) assert.equal((await other.get(at(step))).status, 404)
  const done = await visitor.submit(at('confirm'), { account: '' })
  assert.equal((await app.visitor().get(done.path)).status, 404)
})

test('a proof of one address does not serve for another, nor for another draft', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm')
  const other = await registerTo(app, visitor, 'mail', { email: 'other@x.example' })
  assert.equal((await visitor.post(other.path, { code: await mailedCode(app) })).status, 422)
  await app.db`update drafts set answers = jsonb_set(jsonb_set(answers, '{form,email}', '"ceo@x.example"'),
    '{form,emailAgain}', '"ceo@x.example"')
    where id = ${confirm.path.split('/')[2]!}`
  assert.match((await visitor.post(confirm.path, { account: '' })).location, /\/mail\?why=mailbox-not-proven/)
})

test('the issued password is nowhere in clear: not in the database while it waits or after, not in the log', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm')
  const { location } = await visitor.post(confirm.path, { account: '' })
  const waiting = await everything(app)
  const page = await visitor.get(location)
  const password = page.body.match(/>([2-9A-HJKMNP-Z]{16})</)![1]!
  const mails = await mailbox(app)
  assert.equal(mails.filter(({ text }) => text.includes(password)).length, 1, 'one mail carries it')
  const after = await everything(app)
  for (const [when, text] of Object.entries({ waiting, after, log: JSON.stringify([app.lines, app.faults]) }))
    for (const form of [password, Buffer.from(password).toString('hex'), Buffer.from(password).toString('base64')])
      assert.ok(!text.includes(form), when)
  const [left] = await app.db`select (select count(*) from outbox where secret is not null) as mails,
    (select count(*) from registered_pages where sealed is not null) as pages`
  assert.deepEqual({ ...left }, { mails: 0, pages: 0 })
})

test('what the page keeps sealed is gone after ten minutes, seen or not', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const confirm = await registerTo(app, visitor, 'confirm')
  const { location } = await visitor.post(confirm.path, { account: '' })
  app.clock.advance({ minutes: 10 })
  await purge(app.deps)
  const [kept] = await app.db`select count(*) as n from registered_pages where sealed is not null`
  assert.equal(kept!.n, 0)
  assert.match(wordsOf((await visitor.get(location)).body), /パスワードはメールでご確認ください/)
})

/** Every row of every table as text, bytes in hex. */
async function everything({ db }: TestApp): Promise<string> {
  const tables = await db<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const texts: string[] = []
  for (const { name } of tables)
    texts.push(...(await db<{ row: string }[]>`select t::text as row from ${db(name)} t`).map(({ row }) => row))
  return texts.join('\n')
}
