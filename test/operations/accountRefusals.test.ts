// What the operations of accounts say no with, each met once, and that a "no" leaves everything as it was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmailAddress } from '#domain/emailAddress'
import { accept, refuse } from '#domain/refusal'
import { agreeToConsent } from '#operations/accounts/agreeToConsent'
import { changeAddress } from '#operations/accounts/changeAddress'
import { closeAccount } from '#operations/accounts/closeAccount'
import { sendMailCode, tryMailCode } from '#operations/accounts/mailProof'
import { readDocument } from '#operations/documents/readDocument'
import { acts } from '../support/accountWalk.ts'
import { mailedCode } from '../support/registerWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'

const requestId = 'a test'
const PROOF = '11111111-1111-4111-8111-111111111111'
const NEW = 'naoko@minato-eizo.example' as EmailAddress
const THEIRS = 'morimoto@kitahama-seiki.example' as EmailAddress

async function anAccount() {
  const app = await testApp()
  const [account] = await app.db<{ id: number }[]>`select id from accounts where login_id = ${app.demo.account.loginId}`
  return { app, accountId: account!.id }
}

const send = (app: TestApp, email: EmailAddress, again = false) =>
  sendMailCode(app.deps, { id: PROOF, email, again, purpose: 'change-address', language: 'ja', address: '192.0.2.1' })

async function proven(app: TestApp, email: EmailAddress): Promise<void> {
  await send(app, email)
  const code = await mailedCode(app, email)
  assert.deepEqual(await tryMailCode(app.deps, { id: PROOF, email, code }), accept('proven'))
}

test('a consent that is no longer in force is refused: consent-changed', async () => {
  const { deps, db } = await testApp()
  const { version } = await readDocument(deps, 'consent')
  assert.deepEqual(await agreeToConsent(deps, PROOF, version - 1), refuse('consent-changed'))
  assert.equal((await db`select 1 from consents`).length, 0)
  assert.deepEqual(await agreeToConsent(deps, PROOF, version), accept('agreed'))
})

test('a mail code: five wrong ones use it up, ten minutes end it, and three an hour are sent', async () => {
  const { app } = await anAccount()
  const attempt = (code: string) => tryMailCode(app.deps, { id: PROOF, email: NEW, code })
  assert.deepEqual(await attempt('000000'), refuse('mail-code-expired'), 'none was sent')
  assert.deepEqual(await send(app, NEW), accept('sent'))
  assert.deepEqual(await send(app, NEW), accept('waiting'))
  const right = await mailedCode(app, NEW)
  const wrong = right === '000000' ? '111111' : '000000'
  for (const triesLeft of [4, 3, 2, 1])
    assert.deepEqual(await attempt(wrong), { ok: false, refusal: 'mail-code-wrong', triesLeft })
  assert.deepEqual(await attempt(wrong), refuse('mail-code-used-up'))
  assert.deepEqual(await attempt(right), refuse('mail-code-used-up'))
  await send(app, NEW, true)
  app.clock.advance({ minutes: 10 })
  assert.deepEqual(await attempt(await mailedCode(app, NEW)), refuse('mail-code-expired'))
  await send(app, NEW, true)
  assert.deepEqual(await send(app, NEW, true), refuse('too-many-mail-codes'))
  assert.deepEqual(await attempt(await mailedCode(app, NEW)), accept('proven'))
  assert.deepEqual(await send(app, NEW), accept('proven'))
})

test('an address: mailbox-not-proven comes first, address-taken only once it is (C2), session-over of a closed account', async () => {
  const { app, accountId } = await anAccount()
  const change = (email: EmailAddress) => changeAddress(app.deps, { id: PROOF, accountId, email, requestId })
  for (const email of [NEW, THEIRS]) assert.deepEqual(await change(email), refuse('mailbox-not-proven'))
  await proven(app, THEIRS)
  assert.deepEqual(await change(NEW), refuse('mailbox-not-proven'), 'another one is')
  assert.deepEqual(await change(THEIRS), refuse('address-taken'))
  await proven(app, NEW)
  assert.deepEqual(await acts(app), [])
  await closeAccount(app.deps, { accountId, requestId })
  assert.deepEqual(await change(NEW), refuse('session-over'))
  assert.deepEqual(await acts(app), ['close-account'])
})
