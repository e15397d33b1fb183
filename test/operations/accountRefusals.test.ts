// What the operations of accounts say no with, each met once, and that a "no" leaves everything as it was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmailAddress } from '#domain/emailAddress'
import { accept, refuse } from '#domain/refusal'
import { changePassword, newPasswordIssue } from '#operations/access/changePassword'
import { confirmPassword } from '#operations/access/confirmPassword'
import { endOtherSessions } from '#operations/access/endOtherSessions'
import { requestTemporaryPassword } from '#operations/access/requestTemporaryPassword'
import { signIn } from '#operations/access/signIn'
import { agreeToConsent } from '#operations/accounts/agreeToConsent'
import { changeAddress } from '#operations/accounts/changeAddress'
import { closeAccount } from '#operations/accounts/closeAccount'
import { dataFingerprint } from '#operations/accounts/dataFingerprint'
import { sendMailCode, tryMailCode } from '#operations/accounts/mailProof'
import { readAccount } from '#operations/accounts/readAccount'
import { loginIdFingerprint, reissueLoginId } from '#operations/accounts/reissueLoginId'
import { updateProfile } from '#operations/accounts/updateProfile'
import { readDocument } from '#operations/documents/readDocument'
import { acts, NEW_PASSWORD } from '../support/accountWalk.ts'
import { mailedCode } from '../support/registerWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { aBrowser, userOf } from '../support/who.ts'

const PROOF = '11111111-1111-4111-8111-111111111111'
const NEW = 'naoko@minato-eizo.example' as EmailAddress
const THEIRS = 'morimoto@kitahama-seiki.example' as EmailAddress

async function anAccount() {
  const app = await testApp()
  const by = await userOf(app.db, app.demo.account.loginId)
  return { app, by, accountId: by.accountId }
}

const send = (app: TestApp, email: EmailAddress, again = false) =>
  sendMailCode(app.deps, {
    id: PROOF,
    email,
    again,
    purpose: 'change-address',
    language: 'ja',
    by: aBrowser,
    client: '192.0.2.1',
  })

async function proven(app: TestApp, email: EmailAddress): Promise<void> {
  await send(app, email)
  const code = await mailedCode(app, email)
  assert.deepEqual(await tryMailCode(app.deps, { id: PROOF, email, code }), accept('proven'))
}

const signInFrom = (app: TestApp, loginId: string, password: string) =>
  signIn(app.deps, {
    loginId,
    password,
    client: '192.0.2.1',
    knownBrowser: undefined,
    hasProof: false,
    agent: null,
    by: aBrowser,
    formerHash: undefined,
    sessionHash: Buffer.from(`${loginId} ${password}`),
  })

test('a login: one login-wrong for whatever is wrong, and after ten of an account too-many-logins (C6)', async () => {
  const { app } = await anAccount()
  const { loginId, password } = app.demo.account
  const wrong: [string, string][] = [
    ['no 登録ID', password],
    ['Nobody2345', password],
    [loginId, 'wrong'],
  ]
  for (const [id, typed] of wrong) assert.deepEqual(await signInFrom(app, id, typed), refuse('login-wrong'))
  assert.deepEqual(await signInFrom(app, loginId, password), accept('signed-in'))
  for (let i = 0; i < 9; i++) assert.deepEqual(await signInFrom(app, loginId, `wrong ${i}`), refuse('login-wrong'))
  assert.deepEqual(await signInFrom(app, loginId, password), {
    ok: false,
    refusal: 'too-many-logins',
    waitSeconds: 960,
  })
})

test('while strangers are wrong by the hundred, strangers bring a proof of work, and nobody is refused (C23)', async () => {
  const { app } = await anAccount()
  const { loginId, password } = app.demo.account
  const stranger = (i: number, hasProof = false) =>
    signIn(app.deps, {
      loginId: `Guess${String(i).padStart(5, '0')}`,
      password: `guess ${i}`,
      client: `198.51.${i >> 8}.${i & 255}`,
      knownBrowser: undefined,
      hasProof,
      agent: null,
      by: aBrowser,
      formerHash: undefined,
      sessionHash: Buffer.from(`stranger ${i}`),
    })
  for (let i = 0; i < 100; i++) assert.deepEqual(await stranger(i), refuse('login-wrong'))
  assert.deepEqual(await stranger(100), refuse('login-needs-proof'))
  assert.deepEqual(await stranger(101, true), refuse('login-wrong'), 'whose password is looked at')

  const owner = { loginId, password, agent: null, by: aBrowser }
  const quiet = { client: '203.0.113.1', formerHash: undefined, sessionHash: Buffer.from('the owner') }
  const from = (how: { knownBrowser: string | undefined; hasProof: boolean }) =>
    signIn(app.deps, { ...owner, ...quiet, ...how })
  assert.deepEqual(await from({ knownBrowser: undefined, hasProof: false }), refuse('login-needs-proof'))
  assert.deepEqual(await from({ knownBrowser: undefined, hasProof: true }), accept('signed-in'))
  quiet.sessionHash = Buffer.from('their own browser')
  assert.deepEqual(await from({ knownBrowser: 'mine', hasProof: false }), accept('signed-in'))
})

test('a present password: present-password-wrong ten times, then too-many-wrong-passwords (C5)', async () => {
  const { app, by } = await anAccount()
  const confirm = (password: string) => confirmPassword(app.deps, { by, password })
  for (let i = 0; i < 10; i++) {
    if (i === 5) assert.deepEqual(await confirm(app.demo.account.password), accept('right'), 'costs no try')
    assert.deepEqual(await confirm(`wrong ${i}`), refuse('present-password-wrong'))
  }
  assert.deepEqual(await confirm(app.demo.account.password), {
    ok: false,
    refusal: 'too-many-wrong-passwords',
    waitSeconds: 360,
  })
})

test('a forgotten password: three an hour, then too-many-temporary-passwords, known or not (C3)', async () => {
  const { app } = await anAccount()
  for (const [i, loginId] of [app.demo.account.loginId, 'Nobody2345'].entries()) {
    const request = () => requestTemporaryPassword(app.deps, { loginId, client: `192.0.2.${i}` })
    for (let sent = 0; sent < 3; sent++) assert.deepEqual(await request(), accept('sent'))
    assert.deepEqual(await request(), { ok: false, refusal: 'too-many-temporary-passwords', waitSeconds: 1800 })
  }
})

test('a new password: why not, and session-over once the session or the account has ended; nothing changes (C1)', async () => {
  const { app, by } = await anAccount()
  const { loginId, password: present } = app.demo.account
  const sessionHash = Buffer.from(`${loginId} ${present}`)
  const change = (password: string, from = sessionHash) =>
    changePassword(app.deps, {
      by,
      password,
      first: false,
      sessionHash: from,
      nextSessionHash: Buffer.from('next'),
    })
  await signInFrom(app, loginId, present)
  const table = [
    ['fourteen signs', 'password-too-short'],
    ['long '.repeat(26), 'password-too-long'],
    ['passwordpassword', 'password-too-easy'],
  ] as const
  for (const [password, refusal] of table) {
    assert.deepEqual(await newPasswordIssue(app.deps, { by, password }), refuse(refusal))
    assert.deepEqual(await change(password), refuse(refusal))
  }
  assert.deepEqual(await change(present), refuse('password-same-as-present'))
  assert.deepEqual(await change(NEW_PASSWORD, Buffer.from('another session')), refuse('session-over'))
  assert.deepEqual(await acts(app), [])
  assert.deepEqual(await change(NEW_PASSWORD), accept('changed'))
  await closeAccount(app.deps, { by })
  const { length } = await acts(app)
  assert.deepEqual(await newPasswordIssue(app.deps, { by, password: NEW_PASSWORD }), refuse('session-over'))
  assert.deepEqual(await change('snow falls on the glass roof'), refuse('session-over'))
  assert.equal((await acts(app)).length, length)
})

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
  assert.deepEqual(await send(app, NEW, true), { ok: false, refusal: 'too-many-mail-codes', waitSeconds: 1200 })
  assert.deepEqual(await attempt(await mailedCode(app, NEW)), accept('proven'))
  assert.deepEqual(await send(app, NEW), accept('proven'))
})

test('nobody who is signed in mails strangers without end: ten codes an hour, to whomever they go', async () => {
  const { app, by } = await anAccount()
  const sendTo = (i: number) =>
    sendMailCode(app.deps, {
      id: PROOF,
      email: `stranger${i}@mail${i}.example` as EmailAddress,
      purpose: 'change-address',
      language: 'ja',
      by,
      client: `192.0.2.${i}`,
    })
  for (let i = 0; i < 10; i++) assert.deepEqual(await sendTo(i), accept('sent'))
  assert.deepEqual(await sendTo(10), { ok: false, refusal: 'too-many-mail-codes', waitSeconds: 360 })
})

test('an address: mailbox-not-proven comes first, address-taken only once it is (C2), session-over of a closed account', async () => {
  const { app, by } = await anAccount()
  const change = (email: EmailAddress) => changeAddress(app.deps, { id: PROOF, by, email })
  for (const email of [NEW, THEIRS]) assert.deepEqual(await change(email), refuse('mailbox-not-proven'))
  await proven(app, THEIRS)
  assert.deepEqual(await change(NEW), refuse('mailbox-not-proven'), 'another one is')
  assert.deepEqual(await change(THEIRS), refuse('address-taken'))
  await proven(app, NEW)
  assert.deepEqual(await acts(app), [])
  await closeAccount(app.deps, { by })
  assert.deepEqual(await change(NEW), refuse('session-over'))
  assert.deepEqual(await acts(app), ['close-account'])
})

test('own data: unchanged is no refusal; profile-changed-meanwhile, and session-over of a closed account', async () => {
  const { app, by } = await anAccount()
  const own = (await readAccount(app.deps, by))!
  const update = (company: string, seen: string) =>
    updateProfile(app.deps, { ...own, by, profile: { ...own.profile, company }, seen })
  assert.deepEqual(await update(own.profile.company, 'older data'), accept('unchanged'))
  assert.deepEqual(await update('別の会社', 'older data'), refuse('profile-changed-meanwhile'))
  assert.deepEqual((await readAccount(app.deps, by))?.profile, own.profile)
  assert.deepEqual(await update('別の会社', dataFingerprint(own)), accept('updated'))
  await closeAccount(app.deps, { by })
  assert.deepEqual(await update('また別の会社', dataFingerprint(own)), refuse('session-over'))
})

test('a new 登録ID: sent twice it is the first one; of a closed account session-over', async () => {
  const { app, by } = await anAccount()
  const { loginId } = app.demo.account
  const seen = loginIdFingerprint(app.deps.secret, loginId)
  const reissue = () => reissueLoginId(app.deps, { by, sessionHash: Buffer.from('none'), seen })
  const reissued = await reissue()
  assert.ok(reissued.ok && reissued.value !== loginId)
  assert.deepEqual(await reissue(), reissued)
  await closeAccount(app.deps, { by })
  assert.deepEqual(await reissue(), refuse('session-over'))
  await closeAccount(app.deps, { by })
  assert.deepEqual(await acts(app), ['reissue-login-id', 'close-account'], 'closed once, however often it is asked for')
})

test('other sessions: signed-out-there-already of one that is over or another account’s; all may be none', async () => {
  const { app, by, accountId } = await anAccount()
  const { account, mpcsAccount } = app.demo
  await signInFrom(app, account.loginId, account.password)
  await signInFrom(app, mpcsAccount.loginId, mpcsAccount.password)
  const [theirs] = await app.db<{ no: number }[]>`select no from sessions where account_id <> ${accountId}`
  const [mine] = await app.db<{ no: number }[]>`select no from sessions where account_id = ${accountId}`
  const end = (which: number | 'all') => endOtherSessions(app.deps, { by, sessionHash: Buffer.from('this one'), which })
  assert.deepEqual(await end(theirs!.no), refuse('signed-out-there-already'))
  assert.deepEqual(await end(mine!.no), accept(1))
  assert.deepEqual(await end(mine!.no), refuse('signed-out-there-already'))
  assert.deepEqual(await end('all'), accept(0))
  assert.equal((await app.db`select 1 from sessions`).length, 1, 'another account’s stays')
  assert.deepEqual(await acts(app), ['end-sessions'])
})
