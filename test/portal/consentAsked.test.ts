// P3, C19: who is asked for a new version of the consent, and when: at the first login after it begins, before everything else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acts, issue, logIn, NEW_PASSWORD, temporaryPassword } from '../support/accountWalk.ts'
import { agree, CONSENT, consentToCome, nextConsent } from '../support/nextConsent.ts'
import { registerTo } from '../support/registerWalk.ts'
import { aSoftPasskey } from '../support/softPasskey.ts'
import { testApp } from '../support/testApp.ts'
import { type Visitor, wordsOf } from '../support/visitor.ts'

const FIRST = '/account/first-password'

test('before it begins nobody is asked; a session that was open then goes on; the next login is asked, on every page', async () => {
  const app = await consentToCome()
  const early = await app.signedIn()
  assert.equal((await early.get('/menu')).status, 200)
  assert.equal((await early.get(CONSENT)).location, '/menu', 'there is nothing to agree to yet')
  app.clock.advance({ hours: 47, minutes: 50 })
  const open = await app.signedIn()
  app.clock.advance({ minutes: 20 })
  for (const path of ['/menu', '/issue', '/account']) assert.equal((await open.get(path)).status, 200, path)
  assert.equal((await open.get(CONSENT)).location, '/menu')
  assert.equal((await agree(open)).location, '/menu')
  assert.deepEqual(await acts(app), [], 'and nothing was done')

  const later = await app.signedIn()
  assert.equal((await later.get('/menu')).location, CONSENT)
  for (const path of ['/issue', '/account', '/account/password', '/search', '/what-if', '/nowhere'])
    assert.equal((await later.get(path)).location, `${CONSENT}?next=${encodeURIComponent(path)}`, path)
  assert.equal((await open.get('/menu')).status, 200, 'a login elsewhere asks nothing of the session that was open')
  assert.deepEqual(app.faults, [])
})

test('a temporary password first, then the consent, and then the page that was asked for', async () => {
  const app = await consentToCome()
  app.begin()
  const password = await temporaryPassword(app, app.demo.account.loginId)
  const visitor = app.visitor()
  await logIn(app, visitor, { loginId: app.demo.account.loginId, password })
  assert.equal((await visitor.get('/issue')).location, `${FIRST}?next=%2Fissue`)
  assert.equal((await visitor.get(CONSENT)).location, `${FIRST}?next=${encodeURIComponent(CONSENT)}`)
  const form = { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD }
  assert.equal((await visitor.post(`${FIRST}?next=%2Fissue`, form)).location, '/issue')
  assert.equal((await visitor.get('/issue')).location, `${CONSENT}?next=%2Fissue`)
  assert.equal((await agree(visitor, `${CONSENT}?next=%2Fissue`)).location, '/issue')
  assert.equal((await visitor.get('/issue')).status, 200)
})

test('an issued password that is used for the first time after it began: password, then consent', async () => {
  const app = await consentToCome()
  await issue(app, app.demo.account)
  app.begin()
  const visitor = await app.signedIn()
  assert.equal((await visitor.get('/menu')).location, FIRST)
  const form = { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD }
  assert.equal((await visitor.post(FIRST, form)).location, '/menu?done=password')
  assert.equal((await visitor.get('/menu?done=password')).location, CONSENT)
})

test('a login by passkey is asked as well', async () => {
  const app = await testApp('http://localhost')
  const owner = await app.aReseller()
  const options = async (visitor: Visitor, path: string) => JSON.parse((await visitor.get(path)).body)
  const passkey = aSoftPasskey('http://localhost')
  const created = passkey.create(await options(owner, '/account/passkeys/options'))
  await owner.post('/account/passkeys/new', { name: 'ノートPC', currentPassword: app.demo.account.password, created })
  await nextConsent(app)
  app.clock.advance({ minutes: 1 })
  const visitor = app.visitor()
  await visitor.get('/login')
  const shown = passkey.show(await options(visitor, '/login/passkey'))
  assert.equal((await visitor.post('/login/passkey', { passkey: shown })).location, '/menu')
  assert.equal((await visitor.get('/menu')).location, CONSENT)
  const close = await options(visitor, '/account/passkey-check')
  const closed = await visitor.post('/account/close', { sure: 'yes', passkey: passkey.show(close) })
  assert.equal(closed.location, '/login?closed=1', 'and may leave by it')
})

test('who registers, or overwrites the data of their address, after it began is not asked again', async () => {
  const app = await consentToCome()
  app.begin()
  const { body } = await registerTo(app, app.visitor(), 'done')
  const [, loginId, password] = /登録ID ([\w-]{10}).*パスワード ([\w-]{16})/.exec(wordsOf(body)) ?? []
  const newcomer = app.visitor()
  await logIn(app, newcomer, { loginId: loginId!, password: password! })
  const form = { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD }
  const menu = await newcomer.submit(FIRST, form)
  assert.deepEqual([menu.path, menu.status], ['/menu?done=password', 200])

  const known = { email: 'takahashi@minato-eizo.example' }
  await registerTo(app, app.visitor(), 'done', known)
  assert.equal((await (await app.signedIn()).get('/menu')).status, 200)
})

test('another browser that is asked as well goes on once one of them has agreed', async () => {
  const app = await consentToCome()
  app.begin()
  const [here, there] = [await app.signedIn(), await app.signedIn()]
  assert.equal((await there.get('/menu')).location, CONSENT)
  await agree(here)
  assert.equal((await there.get('/menu')).status, 200)
  assert.equal((await there.get(CONSENT)).location, '/menu')
})

test('each account answers for itself, whatever its role', async () => {
  const app = await consentToCome()
  await app.db`update accounts set role = 'viewer' where login_id = ${app.demo.account.loginId}`
  app.begin()
  const [viewer, other] = [app.visitor(), app.visitor()]
  await logIn(app, viewer, app.demo.account)
  await logIn(app, other, app.demo.mpcsAccount)
  assert.equal((await agree(viewer)).location, '/menu')
  assert.equal((await viewer.get('/menu')).status, 200)
  assert.equal((await other.get('/menu')).location, CONSENT)
})

test('a version of the policy or of 約款 alone asks nobody at the login', async () => {
  const app = await testApp()
  await app.db`insert into documents select kind, 2, ${app.clock.now()}, title_ja, title_en, body_ja, body_en
    from documents where kind in ('privacy-policy', 'terms-paid')`
  await app.deps.documents.refresh()
  app.clock.advance({ minutes: 1 })
  const visitor = app.visitor()
  await logIn(app, visitor, app.demo.account)
  assert.equal((await visitor.get('/menu')).status, 200)
})
