// A code whose mail the mail server refuses for good: the page that waits for it says so (P5, C5).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aTransport, drainOnce, refuseAll, senderOf } from '../support/aSender.ts'
import { registerTo, resend } from '../support/registerWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

const SENT = /6桁の確認コードをお送りしました/
const ANEW = /前の確認コードは、このアドレスには届きませんでした。新しい確認コードを送信しました。/
const UNDELIVERED = /このアドレスには届きませんでした。/

const takeAll = (app: TestApp) => drainOnce(senderOf(app, aTransport().transport))

test('a registration whose code came back says so, until a new one is sent; nobody else is told', async () => {
  const app = await testApp()
  const visitor = app.visitor()
  const { path, body } = await registerTo(app, visitor, 'mail')
  assert.match(wordsOf(body), SENT)
  await refuseAll(app)
  app.clock.advance({ seconds: 1 })
  const page = wordsOf((await visitor.get(path)).body)
  assert.match(page, UNDELIVERED)
  assert.doesNotMatch(page, SENT)
  assert.match(wordsOf((await visitor.post(path, { code: '000000' })).body), UNDELIVERED)

  const other = app.visitor('192.0.2.2')
  const theirs = await registerTo(app, other, 'mail')
  assert.match(wordsOf(theirs.body), SENT)
  const again = await visitor.get((await resend(app, visitor, path)).location)
  assert.match(wordsOf(again.body), SENT)
  assert.match(wordsOf(again.body), ANEW)
  await takeAll(app)
  for (const [who, at] of [
    [visitor, path],
    [other, theirs.path],
  ] as const)
    assert.doesNotMatch(wordsOf((await who.get(at)).body), UNDELIVERED)
  assert.deepEqual(app.faults, [])
})

test('so does a change of address', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const email = 'naoko@minato-eizo.example'
  const form = { email, emailAgain: email, currentPassword: app.demo.account.password }
  const { path } = await visitor.submit('/account/email', form)
  await refuseAll(app)
  assert.match(wordsOf((await visitor.get(path)).body), UNDELIVERED)
  assert.match(wordsOf((await visitor.post(path, { code: '' })).body), UNDELIVERED)
  app.clock.advance({ seconds: 1 })
  const again = await visitor.submit(path, { action: 'resend' })
  assert.match(wordsOf(again.body), ANEW)
  await takeAll(app)
  assert.match(wordsOf((await visitor.get(path)).body), SENT)
})
