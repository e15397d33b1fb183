// P19: announced on login and menu, the page of the window, what was typed into it, and a database that is away.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endMaintenance } from '#operations/notices/endMaintenance'
import { scheduleMaintenance } from '#operations/notices/scheduleMaintenance'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'
import { anOperatorOf } from '../support/who.ts'

const at = (time: string) => Temporal.Instant.from(`${time}+09:00`)
const TEXT = { ja: '設備を点検します。', en: 'We check our equipment.' }
const BY = { by: anOperatorOf(), mail: false, dryRun: false, text: TEXT }
const SPAN = '2026年12月5日（土）22:00 ～ 12月6日（日）2:00（日本時間）'

/** It is noon of 1 December in Japan; a window is planned for the night of the fifth, announced from the third. */
async function prepared() {
  const app = await testApp()
  const { deps } = app
  const plan = async (from?: string, to?: string, announce?: string) => {
    const [startsAt, endsAt, announceFrom] = [from, to, announce].map(time => (time ? at(time) : undefined))
    const planned = await scheduleMaintenance(deps, { ...BY, startsAt, endsAt, announceFrom })
    assert.ok(planned.ok)
    await deps.maintenance.refresh()
    return planned.value.id!
  }
  const end = async (id: number) => {
    assert.ok((await endMaintenance(deps, { ...BY, id })).ok)
    await deps.maintenance.refresh()
  }
  /** Sets the clock, which only goes forward. */
  const until = (time: string) => app.clock.advance(app.clock.now().until(at(time)))
  return {
    ...app,
    plan,
    end,
    until,
    planTheNight: () => plan('2026-12-05T22:00', '2026-12-06T02:00', '2026-12-03T09:00'),
  }
}

test('announced on login and menu from its moment on, in Japan time and both languages, until it begins', async () => {
  const { visitor, aReseller, planTheNight, plan, until, end } = await prepared()
  const id = await planTheNight()
  const notice = `システムメンテナンスのお知らせ ${SPAN} ${TEXT.ja} この間は、つながるねっとキー管理システムをご利用いただけません。`
  const pages = async () => {
    const reseller = await aReseller()
    return [await visitor().get('/login'), await visitor().get('/login?out=1'), await reseller.get('/menu')]
  }
  for (const page of await pages()) assert.doesNotMatch(page.body, /メンテナンス/)
  until('2026-12-03T09:00')
  for (const page of await pages()) {
    assert.ok(wordsOf(page.body).includes(notice), wordsOf(page.body))
    assert.match(page.body, /<div class="notice warn">/)
  }
  const english = visitor()
  await english.get('/language?to=en&back=/login')
  assert.match(
    wordsOf((await english.get('/login')).body),
    /Notice of maintenance Saturday 5 December 2026, 22:00 – Sunday 6 December 2026, 2:00 \(Japan time\) We check our/,
  )
  await plan('2026-12-04T12:00', '2026-12-04T13:30')
  for (const page of await pages())
    assert.match(wordsOf(page.body), /お知らせ 2026年12月4日（金）12:00 ～ 13:30（日本時間） \S+ 2026年12月5日/)
  until('2026-12-04T13:30')
  for (const page of await pages()) assert.ok(wordsOf(page.body).includes(notice))
  await end(id)
  for (const page of await pages()) assert.doesNotMatch(page.body, /メンテナンス/)
})

test('in the window every page says so with 503 and when to come back; then it is over, by the clock', async () => {
  const { visitor, aReseller, planTheNight, until, faults } = await prepared()
  await planTheNight()
  until('2026-12-05T21:59:59')
  const reseller = await aReseller()
  assert.equal((await reseller.get('/menu')).status, 200)
  until('2026-12-05T22:00')
  for (const path of ['/', '/login', '/menu', '/issue', '/password', '/nowhere', '/session']) {
    const page = await reseller.get(path)
    assert.deepEqual([page.status, page.headers.get('retry-after')], [503, '14400'], path)
    assert.match(page.body, /<title>システムメンテナンス中です \| /)
    const words = wordsOf(page.body)
    assert.ok(words.includes(`${TEXT.ja} 日時 ${SPAN} お手数ですが、終了後にもう一度アクセスしてください。`), words)
    assert.match(words, /完了した申請と、発行済みの Registration Key は、そのまま有効です。/)
    assert.equal(page.headers.get('cache-control'), 'no-store')
  }
  const stranger = visitor()
  const page = await stranger.get('/login')
  assert.equal(page.status, 503)
  const style = page.body.match(/href="(\/assets\/style[^"]+)"/)![1]!
  for (const path of [style, '/healthz', '/readyz']) assert.equal((await stranger.get(path)).status, 200, path)
  assert.equal((await stranger.get('/language?to=en&back=/menu')).location, '/menu')
  assert.match(wordsOf((await stranger.get('/menu')).body), /Under maintenance We check our equipment\. Time Saturday/)
  until('2026-12-06T01:59:59')
  assert.equal((await reseller.get('/login')).headers.get('retry-after'), '1')
  until('2026-12-06T02:00')
  assert.equal((await visitor().get('/login')).status, 200)
  assert.deepEqual(faults, [])
})

test('約款, policies and guide stay readable in the window and without a database, and use no session', async () => {
  const { db, deps, visitor, aReseller, plan, until, faults } = await prepared()
  const readers = ['/terms/paid', '/terms/trial', '/policies/cookies', '/policies/privacy', '/guide']
  const files = ['/robots.txt', '/.well-known/security.txt', '/favicon.ico']
  const reseller = await aReseller()
  const seen = () => db`select last_seen_at, expires_at from sessions`
  const before = await seen()
  await plan('2026-12-01T12:05', '2026-12-01T12:20')
  until('2026-12-01T12:10')
  for (const path of [...readers, ...files]) assert.equal((await reseller.get(path)).status, 200, path)
  assert.match(wordsOf((await reseller.get('/guide')).body), /サービスを使い始めるまで/)
  assert.equal((await reseller.post('/guide', {})).status, 404, 'but nothing is posted there')
  assert.deepEqual(await seen(), before)

  await deps.documents.refresh()
  await db.end() // whoever asks it, fails
  for (const path of readers) {
    const page = await visitor().get(path)
    assert.equal(page.status, 200, path)
    assert.doesNotMatch(page.body, /メンテナンス中/)
  }
  until('2026-12-01T12:20')
  Object.assign(deps.database, { away: true })
  assert.equal((await visitor().get('/guide')).status, 200)
  assert.equal((await visitor().get('/login')).status, 503)
  assert.deepEqual(faults, [])
})

test('the emergency switch has an open end, and is over when it is ended', async () => {
  const { visitor, plan, end } = await prepared()
  const id = await plan()
  const page = await visitor().get('/login')
  assert.deepEqual([page.status, page.headers.get('retry-after')], [503, '300'])
  assert.match(wordsOf(page.body), /2026年12月1日（火）12:00 から（日本時間） 終了時刻は未定です。/)
  await end(id)
  assert.equal((await visitor().get('/login')).status, 200)
})

test('a request into the window neither uses a session nor ends it', async () => {
  const { db, aReseller, plan, until } = await prepared()
  const reseller = await aReseller()
  const seen = () => db`select last_seen_at, expires_at from sessions`
  const before = await seen()
  await plan('2026-12-01T12:05', '2026-12-01T12:20')
  until('2026-12-01T12:10')
  for (const path of ['/menu', '/login', '/session']) assert.equal((await reseller.get(path)).status, 503)
  for (const path of ['/logout', '/session', '/issue']) assert.equal((await reseller.post(path, {})).status, 503)
  assert.deepEqual(await seen(), before)
  until('2026-12-01T12:20')
  assert.equal((await reseller.get('/menu')).status, 200)
})

test('a form posted into the window is not lost: what was typed is shown, carried along, and sent again', async () => {
  const { aReseller, aDevice, plan, until, db } = await prepared()
  const reseller = await aReseller()
  await plan('2026-12-01T12:05', '2026-12-01T12:20')
  until('2026-12-01T12:05')
  const codes = aDevice().card('KX-VCS701W')
  const page = await reseller.post('/issue?x=1', { ...codes, mprId: '"><b>', company: ' ', elsewhere: 'a&b' })
  assert.equal(page.status, 503)
  const words = wordsOf(page.body)
  assert.match(words, /何も保存していません/)
  assert.match(
    words,
    /入力された内容 MPR ID &quot;&gt;&lt;b&gt; Activation Key No\. [0-9A-F]{16} Registration ID [0-9A-F]{8}/,
  )
  assert.doesNotMatch(words, /会社名|elsewhere|パスワード/)
  assert.match(page.body, /<form method="post" action="\/issue\?x=1" class="card">/)
  assert.equal(fieldValue(page.body, 'elsewhere'), 'a&amp;b')
  assert.equal(fieldValue(page.body, 'mprId'), '&quot;&gt;&lt;b&gt;')
  assert.equal((await db`select 1 from drafts`).length, 0)

  const again = await reseller.post('/issue', codes)
  const carried = Object.fromEntries(Object.keys(codes).map(name => [name, fieldValue(again.body, name)!]))
  assert.deepEqual(carried, codes)
  until('2026-12-01T12:20')
  assert.match((await reseller.submit('/issue', carried)).path, /^\/issue\/.*\/terms$/)
})

test('no password, code or robot check is shown or carried along; the page says so', async () => {
  const { visitor, plan } = await prepared()
  await plan()
  const passwords = ['password', 'currentPassword', 'newPassword', 'newPasswordAgain', 'oldPassword']
  const secrets = [...passwords, 'code', 'image', 'proof', 'challenge']
  const typed = Object.fromEntries(secrets.map(name => [name, `secret-${name}`]))
  const page = await visitor().post('/login?next=%2Fissue', { loginId: 'AAAAAAAAAA', ...typed })
  assert.doesNotMatch(page.body, /secret-/)
  assert.match(wordsOf(page.body), /パスワード、確認コード、確認用の文字は、この画面に残していません。/)
  assert.match(wordsOf(page.body), /登録ID AAAAAAAAAA/)
  assert.match(page.body, /action="\/login\?next=%2Fissue"/)
  for (const name of secrets) assert.equal(fieldValue(page.body, name), undefined, name)
})

test('a long registration stands there as it was typed, labelled as on its form, in both languages', async () => {
  const { visitor, plan } = await prepared()
  await plan()
  const typed = {
    company: 'みなと映像',
    country: 'JP',
    address1: '東京都港区',
    address5: '3F',
    email: 'a@b.example',
    news: 'yes',
  }
  const customer = visitor()
  const ja = await customer.post('/register/x/form', { ...typed, emailAgain: 'a@b.example' })
  assert.match(
    wordsOf(ja.body),
    /会社名 みなと映像 国名 日本 所在地1 東京都港区 所在地5 3F メールアドレス a@b\.example 製品情報のお知らせメール 受信する メールアドレス \(確認用\) a@b\.example もう一度/,
  )
  assert.equal(fieldValue(ja.body, 'news'), 'yes')
  await customer.get('/language?to=en&back=/login')
  assert.match(wordsOf((await customer.post('/register/x/form', typed)).body), /Country Japan .*3F/)
})

test('the form never leads to another site; CSRF and size come first', async () => {
  const { visitor, plan } = await prepared()
  await plan()
  const stranger = visitor()
  assert.match((await stranger.post('//evil.example/x', { mprId: '1' })).body, /<form method="post" action="\/" /)
  assert.equal((await stranger.post('/issue', {}, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await stranger.post('/issue', { mprId: 'x'.repeat(65 * 1024) })).status, 413)
  assert.equal((await stranger.post('/logout', {})).body.match(/action="([^"]+)" class="card"/)?.[1], '/logout')
})

test('while the database is known to be away everything is answered at once, without asking it', async () => {
  const { deps, visitor, aReseller, db, faults } = await prepared()
  const reseller = await aReseller()
  await db.end() // whoever asks it, fails
  Object.assign(deps.database, { away: true })
  for (const path of ['/login', '/menu']) {
    const page = await reseller.get(path)
    assert.deepEqual([page.status, page.headers.get('retry-after')], [503, '10'])
    assert.match(wordsOf(page.body), /ただいまご利用いただけません .*自動的に再開します。/)
  }
  const posted = await reseller.post('/search', { mprId: '4F1A09C277D03B5E' })
  assert.match(wordsOf(posted.body), /何も保存していません .* MPR ID 4F1A09C277D03B5E もう一度送信する/)
  assert.equal((await visitor().get('/healthz')).status, 200)
  assert.equal((await visitor().get('/readyz')).status, 503)
  assert.deepEqual(faults, [])
  Object.assign(deps.database, { away: false })
  assert.equal((await visitor().get('/login')).status, 200)
})

test('a request that meets a database that goes away is told that nobody knows, and can be sent again', async () => {
  const { aReseller, db, faults } = await prepared()
  const reseller = await aReseller()
  await db.end()
  const page = await reseller.post('/search', { mprId: '4F1A09C277D03B5E' })
  assert.deepEqual([page.status, page.headers.get('retry-after')], [503, '10'])
  assert.match(
    wordsOf(page.body),
    /完了したかどうかを確認できません .*同じ申請が二重に処理されることはありません。.* MPR ID 4F1A09C277D03B5E/,
  )
  assert.doesNotMatch(wordsOf(page.body), /何も保存していません/)
  assert.equal(faults.length, 1)
  assert.doesNotMatch(wordsOf((await reseller.get('/menu')).body), /完了したか/)
})

test('windows stay known when they cannot be read again', async () => {
  const { deps, visitor, plan, db } = await prepared()
  await plan()
  await db.end()
  await assert.rejects(deps.maintenance.refresh())
  assert.match((await visitor().get('/login')).body, /システムメンテナンス中です/)
})
