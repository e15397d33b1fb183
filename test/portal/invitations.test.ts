// Invitations (R16): whoever is invited joins by the link of a mail, once and in time; nobody learns whether an address is known.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '#operations/upkeep/purge'
import { signedIn } from '../support/accountWalk.ts'
import { refuseAll } from '../support/aSender.ts'
import { aColleague } from '../support/colleague.ts'
import { invariants } from '../support/invariants.ts'
import { INVITED, invitationForm, invited, joined, KITAHAMA, linkMailed, VOID } from '../support/invitationWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { registerTo } from '../support/registerWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const account = async ({ db }: TestApp, email: string) =>
  (
    await db`select a.role, a.company_id as company, a.contact_name as name, a.consent_version as consent, a.password_kind as kind
    from accounts a where email = ${email}`
  )[0]

test('a new person joins: the company’s name and the consent are shown, name and password asked, a 登録ID is issued', async () => {
  const app = await testApp()
  const path = await invited(app, await app.aReseller())
  const mail = (await mailbox(app)).findLast(({ template }) => template === 'invitation')!
  assert.match(mail.text, /みなと映像システム株式会社[\s\S]*申請担当[\s\S]*担当者名とパスワードを設定/)
  const visitor = app.visitor()
  const page = await visitor.get(path)
  assert.match(
    wordsOf(page.body),
    /みなと映像システム株式会社 への参加.*申請担当.*aoi\.mori@aoba-kaigi\.example.*2026年\d+月\d+日.*利用する個人情報.*お客様情報の登録について、同意します/,
  )
  const login = await joined(app, path)
  const person = await signedIn(app, login)
  assert.match(wordsOf((await person.get('/menu')).body), /みなと映像システム株式会社 森 葵（申請担当）/)
  assert.deepEqual(
    { ...(await account(app, INVITED)) },
    { role: 'applicant', company: 1, name: '森 葵', consent: 1, kind: 'own' },
  )
  assert.equal((await app.db`select from invitations`).length, 0, 'nothing is kept of an invitation that is over')
  const told = (await mailbox(app)).slice(-2).map(({ template, to }) => [template, to])
  assert.deepEqual(told.sort(), [
    ['invitation-accepted', 'takahashi@minato-eizo.example'],
    ['joined', INVITED],
  ])
  const acts = await app.db`select act, subject ->> 'role' as role, company_id as company from audit
    where act in ('invite', 'accept-invitation') order by id`
  assert.deepEqual(
    acts.map(row => [row.act, row.role, row.company]),
    [
      ['invite', 'applicant', 1],
      ['accept-invitation', 'applicant', 1],
    ],
  )
  assert.match(wordsOf((await app.visitor().get(path)).body), VOID, 'once')
  assert.deepEqual([await invariants(app.db), app.faults], [[], []])
})

test('what is missing is told at its field, and nothing typed is lost but the password', async () => {
  const app = await testApp()
  const path = await invited(app, await app.aReseller())
  const visitor = app.visitor()
  const form = await invitationForm(visitor, path)
  const says = async (wrong: Record<string, string>) => {
    const answer = await visitor.post(path, { ...form, ...wrong })
    assert.equal(answer.status, 422)
    return [wordsOf(answer.body), answer.body] as const
  }
  assert.match((await says({ contactName: ' ' }))[0], /担当者の名前を入力してください/)
  const [words, body] = await says({ agree: '' })
  assert.match(words, /同意の欄にチェックを入れてください/)
  assert.equal(fieldValue(body, 'contactName'), '森 葵')
  assert.doesNotMatch(body, /seven grey herons/)
  assert.match((await says({ newPassword: '' }))[0], /新しいパスワードを入力してください/)
  assert.match((await says({ newPasswordAgain: 'other' }))[0], /2つの新しいパスワードが一致しません/)
  assert.match((await says({ newPassword: 'short', newPasswordAgain: 'short' }))[0], /短すぎます/)
  await app.db`insert into documents select kind, version + 1, now(), title_ja, title_en, body_ja, body_en from documents
    where kind = 'consent' order by version desc limit 1`
  const renewed = await visitor.post(path, form)
  assert.match(wordsOf(renewed.body), /同意いただく内容が新しくなりました/)
  assert.equal((await app.db`select from accounts where email = ${INVITED}`).length, 0)
  const again = { ...form, version: fieldValue(renewed.body, 'version')! }
  const done = await visitor.post(path, again)
  assert.match(done.location, /^\/registered\//)
  assert.equal((await visitor.post(path, again)).location, done.location, 'sent twice')
  assert.equal((await app.db`select from accounts where email = ${INVITED}`).length, 1)
})

test('the inviter’s answer and page are the same for an address that is known and one that is not (C2)', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  const seen: string[] = []
  for (const email of [KITAHAMA, 'nobody.here@aoba-kaigi.example']) {
    const answer = await admin.post('/company/invite', {
      email,
      role: 'viewer',
      currentPassword: app.demo.account.password,
    })
    const page = await admin.get(answer.location)
    seen.push(
      `${answer.status} ${answer.location} ${page.body.replaceAll(email, '…').replaceAll(/invitations\/\d+/g, '')}`,
    )
    const [row] = await app.db`select id from invitations`
    await admin.post(`/company/invitations/${row!.id}/withdraw`, {})
  }
  assert.equal(seen[0], seen[1])
})

test('not to oneself or a person of the company, nor twice; a wrong address or role is told at its field', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  await aColleague(app.db, app.demo.account, 'COLLEAGUE1')
  const says = async (form: Record<string, string>) => {
    const answer = await admin.post('/company/invite', {
      role: 'viewer',
      currentPassword: app.demo.account.password,
      ...form,
    })
    assert.equal(answer.status, 422)
    assert.equal(fieldValue(answer.body, 'email'), form.email)
    return wordsOf(answer.body)
  }
  for (const email of ['takahashi@minato-eizo.example', 'COLLEAGUE1@minato-eizo.example'])
    assert.match(await says({ email }), /すでに会社の利用者です/)
  await invited(app, admin)
  assert.match(await says({ email: 'AOI.mori@aoba-kaigi.example' }), /すでに招待しています/)
  assert.match(await says({ email: 'no address' }), /メールアドレスを1つだけ/)
  assert.match(await says({ email: 'x@aoba.example', role: '' }), /役割を選んでください/)
  assert.match(await says({ email: 'x@aoba.example', currentPassword: 'wrong' }), /現在のパスワードが違います/)
})

test('after 72 hours, withdrawn, or with its inviter’s role or leaving an invitation is over, and its address goes', async () => {
  const ends: Record<string, (app: TestApp, admin: Visitor) => Promise<unknown>> = {
    'ran out': async ({ clock }) => clock.advance({ hours: 72 }),
    withdrawn: async (app, admin) => {
      const [row] = await app.db`select id from invitations`
      return admin.post(`/company/invitations/${row!.id}/withdraw`, {})
    },
    'the inviter’s role': async app => {
      const second = await aColleague(app.db, app.demo.account, 'COLLEAGUE1', 'admin')
      const role = { role: 'applicant', currentPassword: second.password }
      assert.match((await (await signedIn(app, second)).post('/company/people/1/role', role)).location, /done=role$/)
    },
    'the inviter’s leaving': async (app, admin) => {
      await aColleague(app.db, app.demo.account, 'COLLEAGUE1', 'admin')
      await admin.post('/account/close', { sure: 'yes', currentPassword: app.demo.account.password })
    },
    'the company is disabled': async ({ db }) => db`update companies set disabled_at = now()`,
  }
  for (const [name, end] of Object.entries(ends)) {
    const app = await testApp()
    const admin = await app.aReseller()
    const path = await invited(app, admin)
    const visitor = app.visitor()
    const form = await invitationForm(visitor, path)
    await end(app, admin)
    const [page, answer] = [await visitor.get(path), await visitor.post(path, form)]
    assert.deepEqual([page.status, answer.status], [404, 404], name)
    assert.match(wordsOf(answer.body), VOID, name)
    await purge(app.deps)
    if (!name.includes('disabled')) assert.equal((await app.db`select from invitations`).length, 0, name)
    assert.deepEqual(app.faults, [])
  }
})

test('a mail of an invitation that was withdrawn is not sent any more', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  await admin.post('/company/invite', { email: INVITED, role: 'viewer', currentPassword: app.demo.account.password })
  const [row] = await app.db`select id from invitations`
  await admin.post(`/company/invitations/${row!.id}/withdraw`, {})
  assert.deepEqual(await mailbox(app), [])
  const [mail] = await app.db`select state, reason, secret, recipient from outbox where template = 'invitation'`
  assert.deepEqual({ ...mail }, { state: 'dropped', reason: 'invitation-over', secret: null, recipient: null })
})

test('an invitation whose mail came back is told at its place, known address or not', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  const invite = (email: string) =>
    admin.post('/company/invite', { email, role: 'viewer', currentPassword: app.demo.account.password })
  const came = async () =>
    wordsOf((await admin.get('/company')).body).match(/このアドレスには届きませんでした。/g) ?? []
  for (const email of [INVITED, KITAHAMA]) await invite(email)
  assert.equal((await came()).length, 0)
  await refuseAll(app)
  assert.equal((await came()).length, 2)
  const [row] = await app.db`select id from invitations where email = ${INVITED}`
  await admin.post(`/company/invitations/${row!.id}/withdraw`, {})
  await invite(INVITED)
  assert.equal((await came()).length, 1, 'a new one is on its way')
})

test('anyone else leaves theirs first, and then joins by the same link as a new person', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  const other = await aColleague(app.db, app.demo.mpcsAccount, 'COLLEAGUE2')
  const email = 'colleague2@minato-eizo.example'
  const path = await invited(app, admin, { email })
  const person = await signedIn(app, other)
  const join = (await person.get(path)).location
  const no = await person.post(join, { currentPassword: other.password })
  assert.equal(no.status, 409)
  assert.match(wordsOf(no.body), /いまの会社にほかの利用者がいるため/)
  await person.post('/account/close', { sure: 'yes', currentPassword: other.password })
  await joined(app, path)
  assert.deepEqual([(await account(app, email))!.company, await invariants(app.db), app.faults], [1, [], []])
})

test('an invitation is bound to its address: nobody else who is signed in can use it', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  const path = await invited(app, admin, { email: 'someone.else@aoba-kaigi.example' })
  const person = await app.aReseller('mpcsAccount')
  const answer = await person.get((await person.get(path)).location)
  assert.equal(answer.status, 409)
  assert.match(wordsOf(answer.body), /別のメールアドレスへのものです/)
  const own = await admin.get((await admin.get(path)).location)
  assert.match(wordsOf(own.body), /別のメールアドレスへのものです/)
})

test('an address that registers meanwhile signs in; of two who use one link at once, one joins', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  const first = await invited(app, admin)
  const visitor = app.visitor()
  const form = await invitationForm(visitor, first)
  await registerTo(app, app.visitor(), 'done', { email: INVITED })
  const answer = await visitor.post(first, form)
  assert.equal(answer.status, 409)
  assert.match(wordsOf(answer.body), /このメールアドレスは登録されています/)

  const email = 'second@aoba-kaigi.example'
  const path = await invited(app, admin, { email })
  const two = [app.visitor(), app.visitor()]
  const forms = await Promise.all(two.map(one => invitationForm(one, path)))
  const answers = await Promise.all(two.map((one, i) => one.post(path, forms[i]!)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404])
  assert.equal((await app.db`select from accounts where email = ${email}`).length, 1)
  assert.deepEqual(app.faults, [])
})

test('a 管理者 sends twenty invitations an hour, and three to one mailbox', async () => {
  const app = await testApp()
  const admin = await app.aReseller()
  const send = (email: string) =>
    admin.post('/company/invite', { email, role: 'viewer', currentPassword: app.demo.account.password })
  for (let i = 0; i < 3; i++) {
    assert.equal((await send(`a+${i}@aoba.example`)).status, 303)
    await linkMailed(app, `a+${i}@aoba.example`)
  }
  const fourth = await send('a+3@aoba.example')
  assert.equal(fourth.status, 429)
  assert.match(wordsOf(fourth.body), /招待の送信が続いたため/)
  for (let i = 0; i < 17; i++) assert.equal((await send(`b${i}@aoba.example`)).status, 303)
  assert.equal((await send('c@aoba.example')).status, 429)
  app.clock.advance({ minutes: 4 })
  assert.equal((await send('c@aoba.example')).status, 303)
})
