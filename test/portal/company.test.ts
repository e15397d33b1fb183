// People of one company (R15, R19): whose pages are whose, who holds a service, and who is told what operators correct.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forget, logIn, signedIn } from '../support/accountWalk.ts'
import { aColleague } from '../support/colleague.ts'
import { aCorrectableApp, extend, issue } from '../support/corrections.ts'
import { extended } from '../support/extendWalk.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { invariants } from '../support/invariants.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { registerTo } from '../support/registerWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

const holders = async ({ db }: Pick<TestApp, 'db'>, mprId: string) =>
  (await db`select holder from services where mpr_id = ${mprId} order by period_no`).map(row => row.holder)
const companyOf = async ({ db }: Pick<TestApp, 'db'>, id: number) =>
  (await db`select company_id from accounts where id = ${id}`)[0]!.company_id

test('a result page is its company’s: a colleague reads it, another company gets 404; a draft is its person’s', async () => {
  const app = await testApp()
  const colleague = await signedIn(app, await aColleague(app.db, app.demo.account, 'COLLEAGUE1'))
  const [person, stranger] = [await app.aReseller(), await app.aReseller('mpcsAccount')]
  const device = app.aDevice()
  const pages = [await issued(person, device.card('KX-VCS701W')), await extended(person, device.card('KX-VCS703W'))]
  for (const { path, body } of pages) {
    const seen = await colleague.get(path)
    assert.deepEqual([seen.status, keyIn(seen.body)], [200, keyIn(body)])
    assert.equal((await stranger.get(path)).status, 404)
  }
  const draft = await person.submit('/issue', app.aDevice().card('KX-VCS701W'))
  assert.equal((await person.get(draft.path)).status, 200)
  assert.notEqual((await colleague.get(draft.path)).status, 200)
  assert.deepEqual(app.faults, [])
})

test('the company whose 新規申請 opened a period holds it: extended, moved or revived by an undo, it stays so', async () => {
  const app = await aCorrectableApp()
  const [one, two] = [await companyOf(app, 1), await companyOf(app, 2)]
  const [device, other] = [app.aDevice(), app.aDevice()]
  await issue(app, device.card('KX-VCS701W'), 1)
  assert.deepEqual(await holders(app, device.mprId), [one])
  await extend(app, device.card('KX-VCS703W'), 2)
  assert.deepEqual(await holders(app, device.mprId), [one], 'whoever extends')
  await app.run('move', device.mprId, other.mprId)
  assert.deepEqual([await holders(app, device.mprId), await holders(app, other.mprId)], [[one], [one]])

  const lapsed = app.aDevice()
  await issue(app, lapsed.card('KX-VCS701W'), 1)
  await firstUsed(app, lapsed.card('KX-VCS701W'), '2025-01-01')
  await issue(app, lapsed.card('KX-VCS703W'), 2)
  assert.deepEqual(await holders(app, lapsed.mprId), [one, two])
  await app.run('undo', lapsed.card('KX-VCS703W').activationKeyNo)
  const [{ holder } = assert.fail()] = await app.db`
    select holder from services where mpr_id = ${lapsed.mprId} and closing is distinct from 'undone'`
  assert.equal(holder, one)
  await app.allIsWell()
})

test('what an operator corrects is told to the holder’s 管理者 who can sign in, whoever applied', async () => {
  const app = await aCorrectableApp()
  const { db, demo } = app
  const applicant = await aColleague(db, demo.account, 'APPLICANT1')
  await aColleague(db, demo.account, 'ADMINNO002', 'admin')
  await aColleague(db, demo.account, 'ADMINNO003', 'admin')
  await db`update accounts set disabled_at = now() where login_id = 'ADMINNO003'`
  const [device, other] = [app.aDevice(), app.aDevice()]
  await issue(app, device.card('KX-VCS701W'), applicant.id, 1)
  await extend(app, device.card('KX-VCS703W'), 2)
  await app.run('undo', device.card('KX-VCS703W').activationKeyNo)
  await app.run('move', device.mprId, other.mprId)
  await app.run('stop', other.mprId)
  const admins = ['adminno002@minato-eizo.example', 'takahashi@minato-eizo.example']
  const mails = await mailbox(app)
  for (const template of ['undone', 'moved', 'stopped']) {
    const to = mails.filter(mail => mail.template === template).map(mail => mail.to)
    assert.deepEqual(to.sort(), admins, template)
  }
  assert.deepEqual(
    mails.filter(mail => mail.template === 'issued').map(mail => mail.to),
    ['applicant1@minato-eizo.example'],
  )
  assert.match(mails.find(mail => mail.template === 'undone')!.text, /^みなと映像システム株式会社/)
  await app.allIsWell()
})

test('a company that is disabled lets nobody sign in, and whoever was signed in is not any more', async () => {
  const app = await testApp()
  const { db, demo } = app
  const colleague = await aColleague(db, demo.account, 'COLLEAGUE1')
  const visitor = await signedIn(app, colleague)
  await db`update companies set disabled_at = now() where id = (select company_id from accounts where id = 1)`
  assert.match((await visitor.get('/menu')).location, /^\/login/)
  for (const login of [demo.account, colleague]) assert.equal((await logIn(app, app.visitor(), login)).status, 422)
  await forget(app, app.visitor(), demo.account.loginId)
  assert.ok(!(await mailbox(app)).some(({ template }) => template === 'temporary-password'), 'as unknown')
  const again = await registerTo(app, app.visitor(), 'confirm', { email: 'takahashi@minato-eizo.example' })
  assert.match(wordsOf(again.body), /利用を停止しています/)
  await signedIn(app, demo.mpcsAccount)
  await db`update companies set disabled_at = null`
  await signedIn(app, colleague)
  assert.deepEqual(app.faults, [])
})

test('更新確認 of one of several writes what is the person’s; 会社と利用者 writes the company’s', async () => {
  const app = await testApp()
  const { db, demo } = app
  await aColleague(db, demo.account, 'COLLEAGUE1')
  const email = 'colleague1@minato-eizo.example'
  await registerTo(app, app.visitor(), 'done', { email, company: '別の会社', contactName: '新しい名' })
  const company = async () => (await db`select name, phone from companies where id = 1`)[0]!
  assert.deepEqual({ ...(await company()) }, { name: 'みなと映像システム株式会社', phone: null })
  const [row] = await db`select contact_name from accounts where email = ${email}`
  assert.equal(row!.contact_name, '新しい名')
  const [audited] = await db`select subject from audit where act = 'update-account'`
  assert.deepEqual(audited!.subject.fields, ['contactName'])

  const person = await app.aReseller()
  const own = await person.get('/account/profile')
  assert.doesNotMatch(own.body, /name="phone"/, 'of several people the company has a page of its own')
  const page = await person.get('/company/profile')
  const fields = ['company', 'postalCode', 'address1', 'seen'].map(name => [name, fieldValue(page.body, name) ?? ''])
  const form = { ...Object.fromEntries(fields), country: 'JP', phone: '03-9999-0002' }
  await person.submit('/company/profile', { ...form, currentPassword: demo.account.password })
  assert.equal((await company()).phone, '03-9999-0002')
  assert.deepEqual([await invariants(db), app.faults], [[], []])
})

test('who leaves a company leaves its data to the others; the last one closes it', async () => {
  const app = await testApp()
  const { db, demo } = app
  const colleague = await aColleague(db, demo.account, 'COLLEAGUE1')
  const people = [await app.aReseller(), await signedIn(app, colleague)]
  const left = async () => {
    const [row] = await db`select name, closed_at from companies where id = 1`
    return [row!.name, row!.closed_at !== null]
  }
  const sure = { sure: 'yes', currentPassword: demo.account.password }
  const last = await people[0]!.post('/account/close', sure)
  assert.match(wordsOf(last.body), /後任の管理者を選んでください。/)
  await people[0]!.post('/account/close', { ...sure, successor: String(colleague.id) })
  assert.deepEqual(await left(), ['みなと映像システム株式会社', false])
  assert.equal((await people[1]!.get('/menu')).status, 200)
  await people[1]!.post('/account/close', sure)
  assert.deepEqual(await left(), [null, true])
  assert.deepEqual([await invariants(db), app.faults], [[], []])
})

test('the permission for MPCS is the company’s, by the 登録ID of any of its people', async () => {
  const app = await aCorrectableApp()
  await aColleague(app.db, app.demo.account, 'COLLEAGUE1')
  const person = await app.aReseller()
  const codes = app.aDevice('mpcs').card('MPCS-12')
  assert.equal((await person.post('/mpcs/issue', codes)).status, 409)
  const said = (await app.run('allow-mpcs', 'COLLEAGUE1')).out
  assert.equal(said, 'COLLEAGUE1 (みなと映像システム株式会社) may apply for HDVC-MPCS.\n')
  assert.match((await issued(person, codes, '/mpcs/issue')).path, /^\/mpcs\/issued\/|^\/issued\//)
  await app.allIsWell()
})
