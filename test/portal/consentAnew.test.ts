// P3, C19: a new version of the consent is asked for at the first login after it begins, before everything else; who does not
// agree is signed out and loses nothing, and may close the account.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from '#words/text'
import { acts, issue, logIn, NEW_PASSWORD, temporaryPassword } from '../support/accountWalk.ts'
import { toConfirm } from '../support/issueWalk.ts'
import { CHANGES, nextConsent } from '../support/nextConsent.ts'
import { registerTo } from '../support/registerWalk.ts'
import { aSoftPasskey } from '../support/softPasskey.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const CONSENT = '/account/consent'
const FIRST = '/account/first-password'
const DAY = { hours: 24 }

/** An app in which a new version begins in two days. */
async function prepared() {
  const app = await testApp()
  await nextConsent(
    app,
    app.clock.now().add({ hours: 48 }).toZonedDateTimeISO('Asia/Tokyo').toString({
      smallestUnit: 'minute',
      timeZoneName: 'never',
    }),
  )
  const begin = () => app.clock.advance({ hours: 49 })
  const signedIn = async (account = app.demo.account) => {
    const visitor = app.visitor()
    assert.equal((await logIn(app, visitor, account)).location, '/menu')
    return visitor
  }
  const given = async () => {
    const [row] = await app.db<{ version: number | null; at: Temporal.Instant | null }[]>`
      select consent_version as version, consented_at as at from accounts where login_id = ${app.demo.account.loginId}`
    return row!
  }
  return { ...app, begin, signedIn, given }
}

const agree = (visitor: Visitor, path = CONSENT, version = '2') => visitor.post(path, { version })

test('before it begins nobody is asked; a session that was open then goes on; the next login is asked, on every page', async () => {
  const app = await prepared()
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

test('the page shows both documents, what changed, both answers and how to leave; 同意する is kept with version and time, once', async () => {
  const app = await prepared()
  app.begin()
  const visitor = await app.signedIn()
  const page = await visitor.get(CONSENT)
  const words = wordsOf(page.body)
  for (const part of [
    texts.ja.consentAnew.title,
    '販売店／法人のお客様情報の登録について 第2版',
    'あたらしい同意',
    'プライバシーポリシー 第1版',
    'お客様から委託を受けて取り扱う情報',
    CHANGES.ja,
    '「同意しない」を押すと、ログアウトします。',
    'ご利用を終了する場合は、登録を解除できます。',
  ])
    assert.ok(words.includes(part), part)
  assert.match(page.body, /<a href="\/account\/close">登録解除へ進む<\/a>/)
  assert.match(words, /解決しない場合は、/)
  assert.equal(fieldValue(page.body, 'version'), '2')

  assert.equal((await agree(visitor, `${CONSENT}?next=%2Fissue`)).location, '/issue')
  assert.deepEqual(await app.given(), { version: 2, at: app.clock.now() })
  assert.equal((await visitor.get('/issue')).status, 200)
  assert.equal((await visitor.get(CONSENT)).location, '/menu', 'the button Back finds nothing to agree to')
  app.clock.advance({ minutes: 5 })
  assert.equal((await agree(visitor)).location, '/menu', 'a second press')
  assert.deepEqual(await acts(app), ['give-consent'])
  const [row] = await app.db`select subject, company_id from audit where act = 'give-consent'`
  assert.deepEqual(row!.subject, { version: 2 })
  assert.notEqual(row!.company_id, null)
  assert.equal((await app.given()).at!.add({ minutes: 5 }).equals(app.clock.now()), true, 'the first time stays')
  app.clock.advance(DAY)
  assert.equal((await (await app.signedIn()).get('/menu')).status, 200, 'nor at the next login')
})

test('同意しない signs out, says so, and nothing is lost: the next login asks again, and the work goes on', async () => {
  const app = await prepared()
  const device = app.aDevice()
  const before = await app.signedIn()
  const { confirm } = await toConfirm(before, device.card('KX-VCS701W'))
  app.clock.advance({ hours: 48, minutes: 1 })
  const visitor = await app.signedIn()
  const declined = await visitor.post(CONSENT, { version: '2', answer: 'no' })
  assert.equal(declined.location, '/login?disagreed=1')
  assert.match(declined.headers.get('clear-site-data') ?? '', /cache/)
  assert.ok(wordsOf((await visitor.get(declined.location)).body).includes(texts.ja.consentAnew.disagreed))
  assert.equal(visitor.cookies.has('session'), false)
  assert.match((await visitor.get(CONSENT)).location, /^\/login/, 'the button Back finds the login')
  assert.deepEqual([await acts(app), (await app.given()).version], [[], null])

  const again = app.visitor()
  await logIn(app, again, app.demo.account, '?next=/issue')
  assert.equal((await again.get('/issue')).location, `${CONSENT}?next=%2Fissue`)
  assert.equal((await agree(again, `${CONSENT}?next=//evil.example`)).location, '/menu')
  assert.equal((await again.get('/menu')).status, 200)
  assert.ok(confirm.path.startsWith('/issue/'))
})

test('two tabs: the one that is slower finds it agreed to, or that nobody is signed in any more', async () => {
  const app = await prepared()
  app.begin()
  const visitor = await app.signedIn()
  const both = await Promise.all([agree(visitor), agree(visitor, `${CONSENT}?next=%2Fsearch`)])
  assert.deepEqual(
    both.map(({ status, location }) => [status, location]),
    [
      [303, '/menu'],
      [303, '/search'],
    ],
  )
  assert.deepEqual(await acts(app), ['give-consent'])

  const other = await app.signedIn(app.demo.mpcsAccount)
  const kept = new Map(other.cookies)
  await other.post(CONSENT, { version: '2', answer: 'no' })
  for (const [name, value] of kept) other.cookies.set(name, value)
  assert.match((await agree(other)).location, /^\/login/)
})

test('another browser that is asked as well goes on once one of them has agreed', async () => {
  const app = await prepared()
  app.begin()
  const [here, there] = [await app.signedIn(), await app.signedIn()]
  assert.equal((await there.get('/menu')).location, CONSENT)
  await agree(here)
  assert.equal((await there.get('/menu')).status, 200)
  assert.equal((await there.get(CONSENT)).location, '/menu')
})

test('a form from an older tab is not thrown away: it shows what was typed, and goes through once it is agreed', async () => {
  const app = await prepared()
  app.begin()
  const visitor = await app.signedIn()
  const codes = app.aDevice().card('KX-VCS701W')
  const kept = await visitor.post('/issue', codes)
  assert.equal(kept.status, 409)
  assert.ok(wordsOf(kept.body).includes(texts.ja.problems.consentFirst.title))
  assert.match(kept.body, /<a href="\/account\/consent" target="_blank">/)
  for (const [name, value] of Object.entries(codes)) assert.equal(fieldValue(kept.body, name), value)
  assert.equal((await app.db`select 1 from drafts`).length, 0)
  assert.equal((await visitor.post('/search', {})).location, `${CONSENT}?next=%2Fsearch`, 'with nothing typed')
  await agree(visitor)
  assert.match((await visitor.post('/issue', codes)).location, /^\/issue\/.*\/terms$/)
})

test('a temporary password first, then the consent, and then the page that was asked for', async () => {
  const app = await prepared()
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

test('who does not agree may close the account, with the present password; everything else waits', async () => {
  const app = await prepared()
  app.begin()
  const visitor = await app.signedIn()
  assert.equal((await visitor.get('/account/close')).status, 200)
  assert.equal((await visitor.post('/session', {})).status, 200, 'the notice of the session’s end works')
  for (const path of ['/policies/privacy', '/policies/consent', '/terms/paid', '/guide'])
    assert.equal((await visitor.get(path)).status, 200, path)
  const currentPassword = app.demo.account.password
  assert.equal((await visitor.post('/account/close', { currentPassword })).status, 422, 'not without the tick')
  const closed = await visitor.post('/account/close', { sure: 'yes', currentPassword })
  assert.equal(closed.location, '/login?closed=1')
  assert.deepEqual(await acts(app), ['close-account'])
})

test('who registers, or overwrites the data of their address, after it began is not asked again', async () => {
  const app = await prepared()
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

test('another version that begins while the page is open is shown first', async () => {
  const app = await prepared()
  app.begin()
  const visitor = await app.signedIn()
  await visitor.get(CONSENT)
  await nextConsent(app)
  const again = await agree(visitor)
  assert.equal(again.status, 409)
  assert.ok(wordsOf(again.body).includes(texts.ja.consentAnew.changed))
  assert.equal(fieldValue(again.body, 'version'), '3')
  for (const version of ['', 'x', '1', '99', '3.5', '-1'])
    assert.equal((await agree(visitor, CONSENT, version)).status, 409, version)
  assert.deepEqual(await acts(app), [])
  assert.equal((await agree(visitor, CONSENT, '3')).location, '/menu')
})

test('in English it says the same', async () => {
  const app = await prepared()
  app.begin()
  const visitor = await app.signedIn()
  await visitor.get(`/language?to=en&back=${CONSENT}`)
  const { body } = await visitor.get(CONSENT)
  const words = wordsOf(body)
  for (const part of [
    'We ask for your consent again',
    'The new consent',
    'What we handle on your behalf',
    CHANGES.en,
    '“I do not agree” signs you out.',
    'If you do not want to go on, you can close your account.',
  ])
    assert.ok(words.includes(part), part)
  const declined = await visitor.post(CONSENT, { version: '2', answer: 'no' })
  assert.match(wordsOf((await visitor.get(declined.location)).body), /You did not agree, so you have been signed out\./)
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

test('each account answers for itself, whatever its role', async () => {
  const app: TestApp = await prepared()
  await app.db`update accounts set role = 'viewer' where login_id = ${app.demo.account.loginId}`
  app.clock.advance({ hours: 49 })
  const [viewer, other] = [app.visitor(), app.visitor()]
  await logIn(app, viewer, app.demo.account)
  await logIn(app, other, app.demo.mpcsAccount)
  assert.equal((await agree(viewer)).location, '/menu')
  assert.equal((await viewer.get('/menu')).status, 200)
  assert.equal((await other.get('/menu')).location, CONSENT)
})

test('an issued password that is used for the first time after it began: password, then consent', async () => {
  const app = await prepared()
  await issue(app, app.demo.account)
  app.begin()
  const visitor = await app.signedIn()
  assert.equal((await visitor.get('/menu')).location, FIRST)
  const form = { newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD }
  assert.equal((await visitor.post(FIRST, form)).location, '/menu?done=password')
  assert.equal((await visitor.get('/menu?done=password')).location, CONSENT)
})
