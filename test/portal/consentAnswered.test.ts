// P3, C19: the answers to a new version of the consent. Who does not agree is signed out and loses nothing, and may close the
// account.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportAccount } from '#operations/accounts/exportAccount'
import { texts } from '#words/text'
import { acts, logIn } from '../support/accountWalk.ts'
import { toConfirm } from '../support/issueWalk.ts'
import { agree, CHANGES, CONSENT, consentToCome, nextConsent } from '../support/nextConsent.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'
import { anOperatorOf } from '../support/who.ts'

test('the page shows both documents, what changed, both answers and how to leave; 同意する is kept with version and time, once', async () => {
  const app = await consentToCome()
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
  app.clock.advance({ hours: 24 })
  assert.equal((await (await app.signedIn()).get('/menu')).status, 200, 'nor at the next login')
})

test('同意しない signs out, says so, and nothing is lost: the next login asks again, and the work goes on', async () => {
  const app = await consentToCome()
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
  const app = await consentToCome()
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

test('a form from an older tab is not thrown away: it shows what was typed, and goes through once it is agreed', async () => {
  const app = await consentToCome()
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

test('who does not agree may close the account, with the present password; everything else waits', async () => {
  const app = await consentToCome()
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

test('another version that begins while the page is open is shown first', async () => {
  const app = await consentToCome()
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
  const app = await consentToCome()
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

test('what was agreed to is exported with the account, and erased with it', async () => {
  const app = await consentToCome()
  app.begin()
  const visitor = await app.signedIn()
  await agree(visitor)
  const { loginId, password } = app.demo.account
  const exported = await exportAccount(app.deps, { by: anOperatorOf('support'), loginId })
  assert.ok(exported.ok)
  const { account, acts: done } = exported.value
  assert.deepEqual([account.consentVersion, String(account.consentedAt)], [2, String(app.clock.now())])
  assert.deepEqual(
    done.filter(({ act }) => act === 'give-consent').map(({ at, subject }) => [String(at), subject]),
    [[String(app.clock.now()), { version: 2 }]],
  )
  const closed = await visitor.post('/account/close', { sure: 'yes', currentPassword: password })
  assert.equal(closed.location, '/login?closed=1')
  assert.deepEqual(await app.given(), { version: null, at: null })
})
