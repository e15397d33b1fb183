// What registrations may cost before anybody is known (C23): a robot check before a mail, and a client's share.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailbox } from '../support/mailbox.ts'
import { APPLICANT, registerTo, resend, sendForm } from '../support/registerWalk.ts'
import { readImage, testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

test('no code is mailed without a robot check, and what was typed stays; once it is mailed none is asked for (C23)', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const form = await registerTo(app, visitor, 'form')
  const nothing = await visitor.post(form.path, APPLICANT)
  assert.equal(nothing.status, 422)
  assert.match(wordsOf(nothing.body), /画像に表示されている文字、または音声で聞いた数字を入力してください/)
  assert.equal(fieldValue(nothing.body, 'company'), APPLICANT.company)
  const another = await visitor.post(form.path, { ...APPLICANT, action: 'another-image' })
  assert.equal(another.status, 200)
  assert.equal(fieldValue(another.body, 'company'), APPLICANT.company)
  const { challenge } = await readImage(visitor, app.db, another.body)
  const wrong = await visitor.post(form.path, { ...APPLICANT, challenge, image: 'AAAAAA' })
  assert.match(wordsOf(wrong.body), /確認用の文字または数字が正しくないか/)
  assert.deepEqual(await mailbox(app), [])

  const sent = await sendForm(app, visitor, form.path, APPLICANT)
  assert.match(sent.location, /\/mail$/)
  assert.match((await visitor.submit(form.path, APPLICANT)).path, /\/mail$/)
  assert.equal((await mailbox(app)).length, 1)
  const [draft] = await app.db<{ answers: { form: Record<string, string> } }[]>`select answers from drafts`
  const { challenge: kept, image, proof } = draft!.answers.form
  assert.deepEqual([kept, image, proof], ['', '', ''], 'nothing of the check is kept')
})

test('another code costs a robot check as the first did (C23)', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const { path } = await registerTo(app, visitor, 'mail')
  const refused = await visitor.post(path, { action: 'resend' })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /画像に表示されている文字、または音声で聞いた数字を入力してください/)
  assert.equal((await mailbox(app)).length, 1)
  assert.equal((await resend(app, visitor, path)).status, 303)
  assert.equal((await mailbox(app)).length, 2)
})

test('one place cannot have codes sent to any number of strangers', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  let refused = 0
  for (let i = 0; i < 25; i++) {
    const form = await registerTo(app, visitor, 'form')
    const email = `stranger${i}@x.example`
    const sent = await sendForm(app, visitor, form.path, { ...APPLICANT, email, emailAgain: email })
    refused += Number(sent.status === 429)
  }
  assert.equal(refused, 22)
})

test('sixty registrations an hour may be begun in one place, and nothing is kept of more (C23)', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const { body } = await visitor.get('/register')
  const begin = () => visitor.post('/register', { version: fieldValue(body, 'version')! })
  for (let i = 0; i < 60; i++) assert.equal((await begin()).status, 303)
  const refused = await begin()
  assert.equal(refused.status, 429)
  assert.match(wordsOf(refused.body), /約1分後に/)
  const [kept] = await app.db<{ drafts: number; consents: number }[]>`
    select (select count(*) from drafts) as drafts, (select count(*) from consents) as consents`
  assert.deepEqual({ ...kept }, { drafts: 60, consents: 60 })
  assert.equal(
    (await app.visitor('203.0.113.5').post('/register', { version: fieldValue(body, 'version')! })).status,
    303,
  )
})
