// operator account: what mails and consent promise of the vendor (O14, C19).
import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { formatCode } from '#domain/codes'
import { REFUSED } from '#operator/sentences'
import type { Db } from '#store/db'
import { logIn, temporaryPassword } from '../support/accountWalk.ts'
import { aColleague } from '../support/colleague.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { anOperator, trail } from '../support/operator.ts'
import { registerTo } from '../support/registerWalk.ts'
import { testApp } from '../support/testApp.ts'

const EMAIL = 'takahashi@minato-eizo.example'
const NAMED = 'みなと映像システム株式会社'
const CLOCK = '2026-12-01 12:00:00 JST'

async function prepared() {
  const app = await testApp()
  const { run, path } = await anOperator(app.db, app)
  const { loginId } = app.demo.account
  const [row] = await app.db<{ id: number }[]>`select id from accounts where login_id = ${loginId}`
  return { ...app, all: app, run, path, loginId, whose: `${loginId} (${NAMED})`, id: row!.id }
}

const byOperators = async (db: Db) => (await trail(db)).filter(({ operator }) => operator !== null)
const said = (out: string) => ({ code: 0, out, err: '' })
const refused = (err: string) => ({ code: 1, out: '', err: `${err}\n` })

test('find: by 登録ID, by mail address, by a part of a name in any width and case; whoever was shown is in the trail', async () => {
  const { db, run, loginId, whose, id } = await prepared()
  await db`update accounts set contact_name = 'Ｈａｎａｋｏ 高橋' where id = ${id}`
  const line = `${whose}  Ｈａｎａｋｏ 高橋  ${EMAIL}  may sign in\n`
  const ways = [loginId, EMAIL, EMAIL.toUpperCase(), 'みなと映像', 'hanako', 'HANAKO 高']
  for (const typed of ways) assert.deepEqual(await run('account', 'find', typed), said(line), typed)
  const none = 'No account has "minato-eizo" as its 登録ID or mail address, or in a name.'
  assert.deepEqual(await run('account', 'find', 'minato-eizo'), refused(none))
  assert.deepEqual(await run('account', 'find', '%'), refused(none.replace('minato-eizo', '%')))
  const shown = { operator: 'sato', act: 'show-account', subject: { account: id, loginId }, reason: 'order 1234' }
  assert.deepEqual(await byOperators(db), Array(ways.length).fill(shown))
})

test('find: at most twenty, and it says so', async () => {
  const { db, run } = await prepared()
  await db`with made as (
      insert into companies (name, country, address, created_at)
      select '同名商事 ' || n, 'JP', array['x'], now() from generate_series(1, 21) n returning id)
    insert into accounts (company_id, login_id, password_hash, email, created_at)
    select id, lpad(id::text, 10, 'x'), '', id || '@x.example', now() from made`
  const { code, out, err } = await run('account', 'find', '同名商事')
  assert.deepEqual([code, out.trim().split('\n').length], [0, 20])
  assert.equal(err, 'These are 20, and there may be more: say it more exactly.\n')
})

test('show: the account, its company, where it is signed in, its mails, and what was done about it', async () => {
  const { all, db, run, loginId, id, clock } = await prepared()
  await all.aReseller()
  await db`insert into outbox (template, account_id, data, created_at, state, ended_at, reason)
    values ('maintenance', ${id}, '{}', ${clock.now()}, 'failed', ${clock.now()}, 'recipient-refused 550')`
  await run('allow-mpcs', loginId)
  await run('account', 'disable', loginId, '--dry-run')
  await run('account', 'disable', loginId)
  await run('account', 'enable', loginId)
  const { code, out, err } = await run('account', 'show', loginId)
  assert.deepEqual([code, err], [0, ''])
  assert.match(
    out,
    new RegExp(`^Account ${loginId}\n {2}person .*\n {2}role +admin\n {2}mail address +${EMAIL}\n {2}language +ja\n`),
  )
  assert.match(out, / {2}standing +may sign in\n {2}password +own\n/)
  assert.match(out, / {2}product news +not wanted\n {2}mails +1 mail failed: mails --failed tells why\n/)
  assert.match(out, new RegExp(`\nCompany ${NAMED}\n {2}country +JP\n`))
  assert.match(out, /HDVC-MPCS +allowed\n {2}people +1\n/)
  assert.match(out, /\nSigned in\n {2}nowhere\n/)
  const history = [
    `${CLOCK}  allow-mpcs by sato: HDVC-MPCS may be applied for (order 1234)`,
    `${CLOCK}  disable-account by sato: nobody signs in with it, 1 login ended (order 1234)`,
    `${CLOCK}  enable-account by sato (order 1234)`,
  ]
  assert.ok(
    out.endsWith(`\nHistory of what operators did, and of its data\n${history.map(line => `  ${line}\n`).join('')}`),
  )

  await all.aReseller()
  await db`update accounts set password_kind = 'issued', password_until = ${clock.now()} where id = ${id}`
  const again = (await run('account', 'show', loginId)).out
  assert.match(again, /\nSigned in\n {2}since 2026-12-01 12:00:00 JST, last used 2026-12-01 12:00:00 JST {2}\S/)
  assert.match(again, / {2}password +issued, good until 2026-12-01 12:00:00 JST\n/)
  assert.match(again, /show-account by sato \(order 1234\)\n/)
  const { account, sessions } = JSON.parse((await run('account', 'show', loginId, '--json')).out)
  assert.deepEqual([account.email, account.company.name, sessions.length], [EMAIL, NAMED, 1])
  assert.deepEqual(await run('account', 'show', 'nobody'), refused(`nobody: ${REFUSED['login-id-unknown']}`))
})

test('disable: logins and a temporary password end at once, and nobody signs in until it is enabled', async () => {
  const { all, db, demo, visitor, run, loginId, whose, id } = await prepared()
  const here = await all.aReseller()
  const temporary = await temporaryPassword(all, loginId)
  const done = `${whose} can no longer sign in, 1 login ended.\n`
  const dry = `Dry run, nothing is written. It would be: ${done}`
  assert.deepEqual(await run('account', 'disable', loginId, '--dry-run'), said(dry))
  assert.equal((await here.get('/menu')).status, 200)
  assert.deepEqual(await run('account', 'disable', loginId), said(done))
  assert.match((await here.get('/menu')).location, /^\/login/)
  for (const password of [demo.account.password, temporary])
    assert.equal((await logIn(all, visitor(), { loginId, password })).status, 422)
  assert.deepEqual(await run('account', 'disable', loginId), said(`${whose} can not sign in, as before.\n`))
  assert.match((await run('account', 'find', loginId)).out, /disabled since 2026-12-01 12:00:00 JST\n$/)

  assert.deepEqual(await run('account', 'enable', loginId), said(`${whose} may sign in.\n`))
  assert.deepEqual(await run('account', 'enable', loginId), said(`${whose} may sign in, as before.\n`))
  assert.match((await here.get('/menu')).location, /^\/login/, 'a login that was ended stays so')
  assert.equal((await logIn(all, visitor(), { loginId, password: temporary })).status, 422)
  assert.equal((await logIn(all, visitor(), demo.account)).location, '/menu')
  const acts = (await byOperators(db))
    .filter(({ act }) => act !== 'show-account')
    .map(({ act, subject }) => [act, subject])
  assert.deepEqual(acts, [
    ['disable-account', { account: id, loginId, sessions: 1 }],
    ['enable-account', { account: id, loginId }],
  ])
})

test('send-login-id: a mail to the account’s own address; not of an account that is disabled', async () => {
  const { all, db, run, loginId } = await prepared()
  const waits = `a mail with the 登録ID ${loginId} waits for ${EMAIL}.\n`
  const dry = await run('account', 'send-login-id', loginId, '--dry-run')
  assert.deepEqual(dry, said(`Dry run, nothing is written. It would be: ${waits}`))
  assert.deepEqual(await mailbox(all), [])
  assert.deepEqual(await run('account', 'send-login-id', loginId), said(waits))
  const [mail, ...more] = await mailbox(all)
  assert.deepEqual([mail!.to, mail!.template, more], [EMAIL, 'login-id', []])
  assert.match(mail!.text, new RegExp(`登録ID： ${loginId}\n`))
  await db`update companies set disabled_at = now() where name = ${NAMED}`
  const no = refused(`${loginId}: ${REFUSED['account-is-disabled']}`)
  assert.deepEqual(await run('account', 'send-login-id', loginId), no)
})

test('end-sessions also takes the passkeys away, which would open it again, and the account is told', async () => {
  const { all, run, loginId } = await prepared()
  await all.db`insert into passkeys (id, account_id, name, public_key, counter, transports, created_at)
    select decode(n, 'escape'), a.id, 'stolen', 'its key', 0, '{}', now() from accounts a, unnest(array['a', 'b']) n
    where a.login_id = ${loginId}`
  const done = said(`${loginId} is signed in nowhere, 2 passkeys removed.\n`)
  assert.deepEqual(await run('account', 'end-sessions', loginId), done)
  assert.equal((await all.db`select 1 from passkeys`).length, 0)
  assert.equal((await all.db`select 1 from outbox where template = 'passkey-removed'`).length, 1)
})

test('end-sessions: all logins of the account, and nobody else’s', async () => {
  const { all, demo, visitor, run, loginId } = await prepared()
  const [one, two, other] = [await all.aReseller(), await all.aReseller(), await all.aReseller('mpcsAccount')]
  const done = `2 logins of ${loginId} ended.\n`
  const dry = `Dry run, nothing is written. It would be: ${done}`
  assert.deepEqual(await run('account', 'end-sessions', loginId, '--dry-run'), said(dry))
  assert.deepEqual(await run('account', 'end-sessions', loginId), said(done))
  for (const gone of [one, two]) assert.match((await gone.get('/menu')).location, /^\/login/)
  assert.equal((await other.get('/menu')).status, 200)
  assert.deepEqual(await run('account', 'end-sessions', loginId), said(`${loginId} is signed in nowhere.\n`))
  assert.equal((await logIn(all, visitor(), demo.account)).location, '/menu')
})

test('export: one ZIP of JSON and CSV for this person’s eyes, formulas neutralised, no key in it (C15, C19)', async () => {
  const { all, db, run, path, loginId, whose, id, aDevice } = await prepared()
  const reseller = await all.aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const done = await issued(reseller, codes)
  await db`insert into profile_changes (account_id, at, by, before, after) values (${id}, now(), 'account',
    ${db.json({ contactName: '高橋' })}, ${db.json({ contactName: '=1+1' })})`
  const { code, out } = await run('account', 'export', loginId, '--out', 'him.zip')
  assert.equal(code, 0)
  assert.equal(out, `him.zip: all that is kept of ${whose}, 1 application, 1 change, 1 mail.\n`)
  assert.equal((await stat(path('him.zip'))).mode & 0o777, 0o600)

  const files = unzipSync(await readFile(path('him.zip')))
  assert.deepEqual(Object.keys(files).sort(), [
    'account.csv',
    'account.json',
    'activity.csv',
    'addresses.csv',
    'applications.csv',
    'changes.csv',
    'drafts.csv',
    'logins.csv',
    'mails.csv',
    'operators.csv',
    'passkeys.csv',
    'services.csv',
    'sessions.csv',
    'shown.csv',
  ])
  const text = (name: string) => Buffer.from(files[name]!).toString('utf8')
  const json = JSON.parse(text('account.json'))
  assert.deepEqual([json.account.email, json.account.company.name], [EMAIL, NAMED])
  assert.deepEqual(
    [json.applications.length, json.changes.length, json.sessions.length, json.mails[0].template],
    [1, 1, 1, 'issued'],
  )
  assert.equal(json.applications[0].activationKeyNo, codes.activationKeyNo)
  for (const name of Object.keys(files)) {
    if (name.endsWith('.csv')) assert.match(text(name), /^\uFEFF/, `${name} is read by Excel as UTF-8`)
    const key = keyIn(done.body)!
    assert.ok(!text(name).includes(key) && !text(name).includes(key.replaceAll('-', '')), `${name} holds a key`)
    assert.doesNotMatch(text(name), /argon2|passwordHash/, name)
  }
  assert.match(text('changes.csv'), /,contactName,高橋,'=1\+1\r\n$/)
  assert.match(text('applications.csv'), new RegExp(`新規申請 / New application,${formatCode(codes.mprId)},11`))

  const there = await run('account', 'export', loginId, '--out', 'him.zip')
  assert.deepEqual(there, refused('him.zip is there already: name a new file.'))
  const unknown = await run('account', 'export', 'nobody', '--out', 'her.zip')
  assert.deepEqual(unknown, refused(`nobody: ${REFUSED['login-id-unknown']}`))
  await assert.rejects(stat(path('her.zip')), { code: 'ENOENT' })
  const exports = (await byOperators(db)).filter(({ act }) => act === 'export-account')
  assert.deepEqual(
    exports.map(row => row.subject),
    [{ account: id, loginId }],
  )
})

test('erase: told by mail, then nothing is left to show, export or enable; the address is free, keys and history stay', async () => {
  const { all, db, demo, visitor, run, path, loginId, whose, id, aDevice } = await prepared()
  const reseller = await all.aReseller()
  const codes = aDevice().card('KX-VCS701W')
  await issued(reseller, codes)
  const services = JSON.stringify(await db`select * from services`)
  const gone = `${whose} is erased, and its company, which nobody else is in. A mail to ${EMAIL} tells of it; then the address is forgotten too.\n`
  const dry = await run('account', 'erase', loginId, '--dry-run')
  assert.deepEqual(dry, said(`Dry run, nothing is written. It would be: ${gone}`))
  assert.equal((await reseller.get('/menu')).status, 200)
  assert.deepEqual(await run('account', 'erase', loginId), said(gone))

  assert.match((await reseller.get('/menu')).location, /^\/login/)
  assert.equal((await logIn(all, visitor(), demo.account)).status, 422)
  assert.equal(JSON.stringify(await db`select * from services`), services)
  const mail = (await mailbox(all)).findLast(({ template }) => template === 'account-closed')
  assert.deepEqual([mail!.to, mail!.text.split('\n')[0]], [EMAIL, `${NAMED} 様へ`])
  const closed = refused(`${loginId}: ${REFUSED['account-closed']}`)
  for (const act of ['erase', 'disable', 'enable', 'send-login-id', 'end-sessions'])
    assert.deepEqual(await run('account', act, loginId), closed, act)
  assert.deepEqual(await run('account', 'export', loginId, '--out', path('x.zip')), closed)
  const { out } = await run('account', 'show', loginId)
  assert.match(out, /standing +closed since 2026-12-01 12:00:00 JST\n/)
  assert.match(out, /\nCompany \(closed\)\n/)
  assert.match(out, /erase-account by sato \(order 1234\)\n/)
  assert.doesNotMatch(out, /みなと|takahashi/)
  const [erased] = (await byOperators(db)).filter(({ act }) => act === 'erase-account')
  assert.deepEqual(erased!.subject, { account: id, loginId })
  await registerTo(all, visitor(), 'done', { email: EMAIL })
  assert.deepEqual(all.faults, [])
})

test('erase: a company that somebody else is in stays theirs', async () => {
  const { db, demo, run, loginId, whose } = await prepared()
  await aColleague(db, demo.account, 'Colleague1')
  const role = async () => (await db`select role from accounts where login_id = 'Colleague1'`)[0]!.role
  const last = `${loginId}: ${REFUSED['successor-needed']}\n`
  assert.deepEqual(await run('account', 'erase', loginId), { code: 1, out: '', err: last })
  assert.deepEqual(await run('account', 'erase', loginId, '--successor', 'Nobody0001'), { code: 1, out: '', err: last })
  const dry = await run('account', 'erase', loginId, '--successor', 'Colleague1', '--dry-run')
  assert.deepEqual([dry.code, await role()], [0, 'applicant'])
  const { out } = await run('account', 'erase', loginId, '--successor', 'Colleague1')
  assert.ok(out.startsWith(`${whose} is erased. A mail`), out)
  assert.equal(await role(), 'admin')
  const [company] = await db`select name, closed_at from companies where name = ${NAMED}`
  assert.deepEqual({ ...company }, { name: NAMED, closed_at: null })
})
