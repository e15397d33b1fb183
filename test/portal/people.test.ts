// People of a company (R15–R17, P26): roles, sessions, taking out, leaving, and what they did.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeRole } from '#operations/companies/changeRole'
import { takeOut } from '#operations/companies/takeOut'
import { logIn, signedIn } from '../support/accountWalk.ts'
import { aColleague } from '../support/colleague.ts'
import { invariants } from '../support/invariants.ts'
import { invited, joined } from '../support/invitationWalk.ts'
import { issued } from '../support/issueWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { anOperator } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'
import { userOf } from '../support/who.ts'

/** A 管理者 who is signed in, and a colleague of theirs who is too. */
async function twoPeople(role: 'admin' | 'applicant' | 'viewer' = 'applicant') {
  const app = await testApp()
  const admin = await app.aReseller()
  const colleague = await aColleague(app.db, app.demo.account, 'COLLEAGUE1', role)
  return { app, admin, colleague, other: await signedIn(app, colleague), currentPassword: colleague.password }
}

const roleOf = async ({ db }: TestApp, id: number) => (await db`select role from accounts where id = ${id}`)[0]!.role
const lastMail = async (app: TestApp) => (await mailbox(app)).at(-1)

test('everybody of the company stands in the list, with role, address and last sign-in; nobody of another one', async () => {
  const { app, admin } = await twoPeople('viewer')
  const words = wordsOf((await admin.get('/company')).body)
  assert.match(words, /高橋.*ご自身.*管理者 2026年\d+月\d+日.*1つのブラウザでログイン中/)
  assert.match(words, /COLLEAGUE1 colleague1@minato-eizo\.example 閲覧のみ 2026年/)
  assert.doesNotMatch(words, /kitahama|北浜/)
  await aColleague(app.db, app.demo.account, 'COLLEAGUE3')
  assert.match(wordsOf((await admin.get('/company')).body), /COLLEAGUE3 .*まだありません ログインしていません/)
})

test('a role is changed, takes effect at once, and is told by mail; the same role again changes nothing', async () => {
  const { app, admin, colleague, other, currentPassword } = await twoPeople()
  assert.equal((await other.get('/issue')).status, 200)
  const path = `/company/people/${colleague.id}/role`
  assert.match((await admin.get(path)).body, /value="applicant" checked/)
  assert.equal((await admin.post(path, { role: 'viewer', currentPassword })).location, '/company?done=role')
  assert.equal((await other.get('/issue')).status, 403)
  assert.doesNotMatch((await other.get('/menu')).body, /href="\/(mpcs\/)?(issue|extend|company)"/)
  assert.match((await lastMail(app))!.text, /COLLEAGUE1 様へ[\s\S]*役割を「閲覧のみ」に変更しました/)
  assert.equal((await admin.post(path, { role: 'viewer', currentPassword })).location, '/company?done=role-unchanged')
  const [row] = await app.db`select subject from audit where act = 'change-role'`
  assert.deepEqual(row!.subject, { account: colleague.id, loginId: 'COLLEAGUE1', from: 'applicant', to: 'viewer' })
  for (const [form, says] of [
    [{ role: 'owner' }, /役割を選んでください/],
    [{ role: 'admin', currentPassword: 'wrong' }, /現在のパスワードが違います/],
  ] as const) {
    const answer = await admin.post(path, { currentPassword, ...form })
    assert.deepEqual([answer.status, says.test(wordsOf(answer.body))], [422, true])
  }
  assert.equal(await roleOf(app, colleague.id), 'viewer')
})

test('the last 管理者 keeps the role; with another one they may give it up', async () => {
  const { app, admin, colleague, currentPassword } = await twoPeople()
  const no = await admin.post('/company/people/1/role', { role: 'viewer', currentPassword })
  assert.match(wordsOf(no.body), /ほかに管理者がいないため/)
  assert.equal(await roleOf(app, 1), 'admin')
  await admin.submit(`/company/people/${colleague.id}/role`, { role: 'admin', currentPassword })
  await admin.post('/company/people/1/role', { role: 'viewer', currentPassword })
  assert.deepEqual([await roleOf(app, 1), await roleOf(app, colleague.id)], ['viewer', 'admin'])
  assert.equal((await admin.get('/company')).status, 403)
})

test('two 管理者 who take the role from each other, or each other out, at once: one of them stays', async () => {
  for (const what of ['role', 'out'] as const) {
    const { app, colleague } = await twoPeople('admin')
    const [one, two] = [await userOf(app.db, app.demo.account.loginId), await userOf(app.db, colleague.loginId)]
    const act = (by: typeof one, accountId: number) =>
      what === 'out' ? takeOut(app.deps, { by, accountId }) : changeRole(app.deps, { by, accountId, to: 'viewer' })
    const done = await Promise.allSettled([act(one, two.accountId), act(two, one.accountId)])
    assert.equal(done.filter(result => result.status === 'fulfilled' && result.value.ok).length, 1, what)
    const left = await app.db`select role from accounts where company_id = 1 and closed_at is null`
    assert.equal(left.filter(({ role }) => role === 'admin').length, 1, what)
    assert.deepEqual([await invariants(app.db), app.faults], [[], []])
  }
})

test('all sessions of a person are ended; who is taken out loses sessions and passkeys in that moment, the name stays', async () => {
  const { app, admin, colleague, other, currentPassword } = await twoPeople()
  await issued(other, app.aDevice().card('KX-VCS701W'))
  const path = `/company/people/${colleague.id}`
  await admin.post(`${path}/sessions`, { currentPassword })
  assert.match((await other.get('/menu')).location, /^\/login/)
  assert.match((await lastMail(app))!.text, /すべてのブラウザからログアウトしました/)

  const again = await signedIn(app, colleague)
  await app.db`insert into passkeys (id, account_id, name, public_key, counter, transports, created_at)
    values ('key', ${colleague.id}, 'PC', 'key', 0, '{}', now())`
  const unsure = await admin.post(`${path}/out`, { currentPassword })
  assert.match(wordsOf(unsure.body), /確認欄にチェックを入れてください/)
  const form = await again.get('/account/profile')
  await admin.submit(`${path}/out`, { sure: 'yes', currentPassword })
  const midway = await again.post('/account/profile', {
    seen: fieldValue(form.body, 'seen')!,
    contactName: '途中の名前',
  })
  assert.equal(midway.status, 403)
  assert.match(wordsOf(midway.body), /途中の名前/, 'what was typed in the middle of a form is shown')
  assert.equal((await logIn(app, app.visitor(), colleague)).status, 422)
  const [row] =
    await app.db`select contact_name, email, closed_at is not null as closed from accounts where id = ${colleague.id}`
  assert.deepEqual({ ...row }, { contact_name: 'COLLEAGUE1', email: null, closed: true })
  assert.equal((await app.db`select from passkeys`).length, 0)
  assert.deepEqual(
    [(await lastMail(app))!.to, (await lastMail(app))!.template],
    ['colleague1@minato-eizo.example', 'taken-out'],
  )
  assert.match(wordsOf((await admin.get('/company/records?what=applications')).body), /COLLEAGUE1 新規申請/)
  assert.equal((await admin.get(path)).status, 404)
  assert.equal((await admin.get('/company/people/1/out')).status, 200)
  const self = await admin.post('/company/people/1/out', { sure: 'yes', currentPassword })
  assert.match(wordsOf(self.body), /ご自身を外すことはできません/)

  const { run } = await anOperator(app.db)
  const asked = await run('account', 'erase', 'COLLEAGUE1')
  assert.match(asked.out, /no address to tell of it/)
  assert.match(wordsOf((await admin.get('/company/records?what=applications')).body), /退会した利用者 新規申請/)
  assert.equal((await run('account', 'erase', 'COLLEAGUE1')).code, 1)
  const login = await joined(app, await invited(app, admin, { email: 'colleague1@minato-eizo.example' }))
  assert.notEqual(login.loginId, 'COLLEAGUE1')
  assert.deepEqual([await invariants(app.db), app.faults], [[], []])
})

test('of another company nobody is shown, changed, signed out or taken out: 404, as of nobody', async () => {
  const { app, admin, currentPassword } = await twoPeople()
  const theirs = await userOf(app.db, app.demo.mpcsAccount.loginId)
  for (const what of ['', '/role', '/sessions', '/out']) {
    const [foreign, absent] = [
      await admin.get(`/company/people/${theirs.accountId}${what}`),
      await admin.get(`/company/people/99999${what}`),
    ]
    assert.deepEqual([foreign.status, wordsOf(foreign.body)], [404, wordsOf(absent.body)])
    if (what === '') continue
    const form = { role: 'viewer', sure: 'yes', currentPassword }
    assert.equal((await admin.post(`/company/people/${theirs.accountId}${what}`, form)).status, 404)
  }
  assert.equal(await roleOf(app, theirs.accountId), 'admin')
})

test('登録解除: of several people the mail says what stays; the last 管理者 names who follows, who is told', async () => {
  const { app, admin, colleague, other, currentPassword } = await twoPeople('viewer')
  const page = wordsOf((await admin.get('/account/close')).body)
  assert.match(page, /会社の登録、機器、申請の結果は残り.*最後の管理者.*COLLEAGUE1 閲覧のみ/)
  const sure = { sure: 'yes', currentPassword }
  const no = await admin.post('/account/close', { ...sure, successor: '99' })
  assert.deepEqual([no.status, /後任の管理者を選んでください/.test(wordsOf(no.body))], [422, true])
  assert.equal(
    (await admin.post('/account/close', { ...sure, successor: String(colleague.id) })).location,
    '/login?closed=1',
  )
  assert.equal(await roleOf(app, colleague.id), 'admin')
  const mails = await mailbox(app)
  const closing = mails.find(({ template }) => template === 'account-closed')!
  assert.match(closing.text, /お客様個人の情報は削除しました。[\s\S]*ほかの利用者の方が引き続きご利用になれます/)
  assert.match(mails.find(({ template }) => template === 'role-changed')!.text, /後任にお客様を指定しました/)
  const alone = wordsOf((await other.get('/account/close')).body)
  assert.match(alone, /会社名、所在地、担当者/)
  assert.doesNotMatch(alone, /後任/)
  await other.post('/account/close', sure)
  assert.match((await lastMail(app))!.text, /ご登録の会社名、所在地、メールアドレスなどの情報は削除しました/)
  assert.deepEqual([await invariants(app.db), app.faults], [[], []])
})

test('操作の記録: who did what when, of this company alone, filtered by the address, page by page', async () => {
  const { app, admin, colleague, other } = await twoPeople()
  const device = app.aDevice()
  await issued(other, device.card('KX-VCS701W'))
  await issued(await app.aReseller('mpcsAccount'), app.aDevice().card('KX-VCS701W'))
  const rows = async (query = '') => {
    const { status, body } = await admin.get(`/company/records${query}`)
    assert.equal(status, 200)
    return [...body.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([row]) => wordsOf(row))
  }
  const all = await rows()
  assert.match(all[0]!, /COLLEAGUE1 新規申請 [0-9A-F-]{19} 1年/)
  assert.equal(all.filter(row => row.includes('新規申請')).length, 1)
  assert.equal((await rows('?what=applications')).length, 1)
  assert.deepEqual(await rows(`?what=applications&who=1`), [])
  assert.equal((await rows(`?what=applications&who=${colleague.id}`)).length, 1)
  assert.deepEqual(await rows('?to=2026-11-01'), [])
  for (const nonsense of [
    '?who=x&what=y',
    '?from=2026-13-45&to=never',
    '?before=2026-99-99T00:00:00Z_1',
    '?before=%00',
  ])
    assert.equal((await rows(nonsense)).length, all.length, nonsense)
  assert.equal((await rows('?who=3')).filter(row => row.includes('北浜')).length, 0)

  const by = await userOf(app.db, app.demo.account.loginId)
  await app.db`insert into audit (at, account_id, company_id, act, subject)
    select now() - make_interval(secs => n), ${by.accountId}, ${by.companyId}, 'sign-in', '{"by": "password"}'
    from generate_series(1, 120) n`
  const pages: string[][] = []
  let path: string | undefined = '?what=logins'
  while (path !== undefined) {
    pages.push(await rows(path))
    const next: string | undefined = (await admin.get(`/company/records${path}`)).body.match(
      /href="\/company\/records(\?[^"]*before=[^"]*)"/,
    )?.[1]
    path = next?.replaceAll('&amp;', '&')
  }
  const logins = await app.db`select from audit where company_id = 1 and act = 'sign-in'`
  assert.deepEqual(pages.map(({ length }) => length).slice(0, 2), [50, 50])
  assert.equal(pages.flat().length, logins.length)
})

test('a month’s applications leave as CSV with BOM, neutralised, and the record says who took them', async () => {
  const { app, admin, colleague, other } = await twoPeople()
  const device = app.aDevice()
  const card = device.card('KX-VCS701W')
  await issued(other, card)
  await app.db`update accounts set contact_name = '=cmd()' where id = ${colleague.id}`
  const answer = await admin.post('/company/records/export', { month: '2026-12' })
  assert.match(answer.headers.get('content-type')!, /text\/csv/)
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="applications-2026-12.csv"')
  const lines = answer.body
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(
    lines[1]!,
    new RegExp(`^2026-12-01 \\d\\d:.*,新規申請,${device.mprId.slice(0, 4)}-.*KX-VCS701W,12,'=cmd\\(\\),,`),
  )
  const other2 = await admin.post('/company/records/export', { month: '2026-11' })
  assert.equal(other2.body.trimEnd().split('\r\n').length, 1)
  assert.equal((await admin.post('/company/records/export', { month: '2026-99' })).location, '/company/records')
  const subjects = await app.db`select subject from audit where act = 'export-applications' order by id`
  assert.deepEqual(
    subjects.map(row => row.subject),
    [
      { month: '2026-12', rows: 1 },
      { month: '2026-11', rows: 0 },
    ],
  )
  assert.match(wordsOf((await admin.get('/company/records')).body), /申請の書き出し 2026年11月/)
})
