// A company that comes along with its only person into another one (R16).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { signedIn } from '../support/accountWalk.ts'
import { aColleague } from '../support/colleague.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { invariants } from '../support/invariants.ts'
import { invited, KITAHAMA, VOID } from '../support/invitationWalk.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { anOperator } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

test('the only person of a company brings it along: services, results, keys; then it ends', async () => {
  const app = await testApp()
  const [admin, person] = [await app.aReseller(), await app.aReseller('mpcsAccount')]
  const device = app.aDevice()
  const done = await issued(person, device.card('KX-VCS701W'))
  const former = await aColleague(app.db, app.demo.mpcsAccount, 'COLLEAGUE2')
  const theirs = await issued(await signedIn(app, former), app.aDevice().card('KX-VCS701W'))
  await person.post(`/company/people/${former.id}/out`, { sure: 'yes', currentPassword: former.password })
  const path = await invited(app, admin, { email: KITAHAMA, role: 'viewer' })
  const mail = (await mailbox(app)).findLast(({ template }) => template === 'invitation')!
  assert.match(mail.text, /すでに登録されています。[\s\S]*登録IDでログインして/)

  const stranger = await app.visitor().get(path)
  assert.match(stranger.body, /href="\/login\?next=%2Fcompany%2Fjoin%2F/)
  assert.doesNotMatch(stranger.body, /name="newPassword"/)
  const join = (await person.get(path)).location
  const page = await person.get(join)
  assert.match(wordsOf(page.body), /北浜精機.*の利用者はお客様だけのため.*元に戻すことはできません/)
  assert.match(wordsOf(page.body), /操作の記録は引き継がれません。/)
  const wrong = await person.post(join, { currentPassword: 'wrong' })
  assert.match(wordsOf(wrong.body), /現在のパスワードが違います/)
  const { location } = await person.post(join, { currentPassword: app.demo.mpcsAccount.password })
  assert.equal(location, '/account?done=joined')
  assert.match(wordsOf((await person.get('/menu')).body), /みなと映像システム株式会社.*（閲覧のみ）/)
  const [ended] = await app.db`select name, closed_at from companies where id = 2`
  assert.deepEqual([ended!.name, ended!.closed_at === null], [null, false])
  const [service] = await app.db`select holder from services where mpr_id = ${device.mprId}`
  assert.equal(service!.holder, 1)
  const records = await admin.get('/company/records?what=applications')
  assert.doesNotMatch(
    records.body,
    new RegExp(formatCode(device.mprId)),
    'they stay where they were made (decision 016)',
  )
  for (const { path, body } of [done, theirs])
    assert.equal(keyIn((await admin.get(path)).body), keyIn(body), 'a result page is the company’s, whoever made it')
  assert.equal((await person.get('/issue')).status, 403, 'the role is the invitation’s')
  const subjects = await app.db`select subject ->> 'from' as from from audit where act = 'accept-invitation'`
  assert.deepEqual(
    subjects.map(row => row.from),
    ['2'],
  )
  assert.match(wordsOf((await person.get(join)).body), VOID)
  await firstUsed(app, device.card('KX-VCS701W'), '2026-11-01')
  assert.deepEqual([await invariants(app.db), app.faults], [[], []])
})

test('a device that both had in care goes on where it goes on for either of them', async () => {
  const app = await testApp()
  const [admin, person] = [await app.aReseller(), await app.aReseller('mpcsAccount')]
  const device = app.aDevice()
  const { run } = await anOperator(app.db, app)
  const undone = device.card('KX-VCS701W')
  await issued(admin, undone)
  await run('undo', undone.activationKeyNo, '--reason', 'wrong device')
  const done = await issued(person, device.card('KX-VCS703W'))
  const state = async () =>
    (await app.db`select standing from care_entries where company_id = 1 and mpr_id = ${device.mprId}`).map(
      row => row.standing,
    )
  assert.deepEqual(await state(), ['undone'])
  const path = await invited(app, admin, { email: KITAHAMA, role: 'viewer' })
  await person.post((await person.get(path)).location, { currentPassword: app.demo.mpcsAccount.password })
  assert.deepEqual(await state(), ['open'])
  const id = (await admin.get('/devices')).body.match(/name="id" value="(\d+)"/)![1]
  assert.match((await admin.get(`/devices/${id}`)).body, new RegExp(keyIn(done.body)!))
  assert.deepEqual([await invariants(app.db), app.faults], [[], []])
})
