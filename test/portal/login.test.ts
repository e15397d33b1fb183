import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logIn } from '../support/accountWalk.ts'
import { solveProof } from '../support/solveProof.ts'
import { seeImage, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const aProof = async (visitor: Visitor) => solveProof(JSON.parse((await visitor.get('/robot-check/proof')).body))

const WRONG = /登録ID、パスワード、または確認用の文字・数字が正しくありません。/

test('login by image text, menu, logout; afterwards the menu leads to the login (P1, M§11)', async () => {
  const { aReseller, db } = await testApp()
  const visitor = await aReseller()
  assert.match(wordsOf((await visitor.get('/menu')).body), /HDコム 新規申請/)
  const out = await visitor.post('/logout', {})
  assert.equal(out.location, '/login?out=1')
  assert.match(out.headers.get('clear-site-data') ?? '', /"cache", "storage"/)
  assert.equal((await visitor.get('/menu')).location, '/login?next=%2Fmenu')
  assert.equal((await db`select 1 from sessions`).length, 0)
})

test('the session is new at login, kept only as a hash, and ends after 30 idle minutes (C11)', async () => {
  const { aReseller, clock, db } = await testApp()
  const visitor = await aReseller()
  const cookie = visitor.cookies.get('session')!
  const [row] = await db<{ id_hash: Uint8Array }[]>`select id_hash from sessions`
  assert.notDeepEqual(Buffer.from(row!.id_hash).toString('base64url'), cookie)
  for (let i = 0; i < 4; i++) {
    clock.advance({ minutes: 29 })
    assert.equal((await visitor.get('/menu')).status, 200, 'each use keeps it')
  }
  clock.advance({ minutes: 30 })
  const ended = await visitor.get('/menu')
  assert.equal(ended.location, '/login?ended=1&next=%2Fmenu')
  assert.match(wordsOf((await visitor.get(ended.location)).body), /一定時間操作がなかった、/)
})

test('a session ends after 12 hours, used or not (C11)', async () => {
  const { aReseller, clock } = await testApp()
  const visitor = await aReseller()
  for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
    assert.equal((await visitor.get('/menu')).status, 200)
    clock.advance({ minutes: 20 })
  }
  assert.equal((await visitor.get('/menu')).status, 303)
})

test('one message for an unknown ID, a wrong password and a wrong text; the password never comes back', async () => {
  const { visitor, demo, db } = await testApp()
  const { loginId, password } = demo.account
  const attempts: [string, string, boolean][] = [
    ['AAAAAAAAAA', password, true],
    ['AAAA\u0000AAAAA', password, true],
    ['登録ID', password, true],
    ['A'.repeat(5000), password, true],
    [loginId, 'x'.repeat(5000), true],
    [loginId, 'wrong password', true],
    [loginId, password, false],
    [loginId.toLowerCase(), password, true],
  ]
  for (const [id, secret, rightText] of attempts) {
    const somebody = visitor()
    const { challenge, text } = await seeImage(somebody, db)
    const page = await somebody.post('/login', {
      loginId: id,
      password: secret,
      challenge,
      image: rightText ? text : 'XXXXXX',
    })
    assert.equal(page.status, 422)
    assert.match(wordsOf(page.body), WRONG)
    assert.equal(fieldValue(page.body, 'loginId'), id)
    assert.ok(!page.body.includes(secret))
  }
})

test('the text is forgiven its case, width and spaces; an image is used up right or wrong, and is its own browser’s (C7)', async () => {
  const { visitor, demo, db } = await testApp()
  const { loginId, password } = demo.account
  const somebody = visitor()
  const { challenge, text } = await seeImage(somebody, db)
  const typed = ` ${text.toLowerCase().slice(0, 3)} ${String.fromCharCode(...[...text.slice(3)].map(l => l.charCodeAt(0) + 0xfee0))}`
  const stranger = visitor()
  await stranger.get('/login')
  const stolen = await stranger.post('/login', { loginId, password, challenge, image: text })
  assert.match(wordsOf(stolen.body), WRONG)
  assert.equal((await somebody.post('/login', { loginId, password, challenge, image: typed })).location, '/menu')

  const other = visitor()
  const seen = await seeImage(other, db)
  await other.post('/login', { loginId, password, challenge: seen.challenge, image: 'WRONG9' })
  const late = await other.post('/login', { loginId, password, challenge: seen.challenge, image: seen.text })
  assert.match(wordsOf(late.body), WRONG)
})

test('a 登録ID is read as it was pasted: with its label, in brackets, with marks that nobody sees', async () => {
  const { visitor, demo, db } = await testApp()
  const { loginId, password } = demo.account
  for (const typed of [`登録ID：「${loginId}」`, `(${loginId}\u200b)`, `\ufeff${loginId}\u3164\u2800`]) {
    const somebody = visitor()
    const { challenge, text } = await seeImage(somebody, db)
    const image = `\u200e${text}\u00ad`
    assert.equal(
      (await somebody.post('/login', { loginId: typed, password, challenge, image })).location,
      '/menu',
      typed,
    )
  }
  const nothing = await visitor().post('/login', { loginId: '\u3164', password, image: '\u2800' })
  assert.match(wordsOf(nothing.body), /登録IDを入力してください。 画像に表示されている文字/)
})

test('an image is good for five minutes', async () => {
  const { visitor, demo, db, clock } = await testApp()
  const somebody = visitor()
  const { challenge, text } = await seeImage(somebody, db)
  clock.advance({ minutes: 5 })
  assert.equal((await somebody.post('/login', { ...demo.account, challenge, image: text })).status, 422)
})

test('scripts log in by the proof of work; a proof counts once', async () => {
  const { visitor, demo } = await testApp()
  const script = visitor()
  const proof = await aProof(script)
  assert.equal((await script.post('/login', { ...demo.account, proof }, {})).location, '/menu')
  assert.equal((await visitor().post('/login', { ...demo.account, proof }, {})).status, 422)
  assert.equal((await visitor().post('/login', { ...demo.account, proof: 'nonsense' }, {})).status, 422)
})

test('guesses at one account stop at ten, from however many addresses; its known browser still gets in (C6)', async () => {
  const { app, visitor, demo, db, aReseller, clock } = await testApp()
  const { loginId, password } = demo.account
  const owner = await aReseller()
  await owner.post('/logout', {})
  let verified = 0
  for (let i = 0; i < 40; i++) {
    const guesser = visitor(`198.51.100.${i % 20}`)
    const { challenge, text } = await seeImage(guesser, db)
    const page = await guesser.post('/login', { loginId, password: `guess ${i}`, challenge, image: text })
    if (page.status === 422) verified++
    else assert.equal(page.status, 429)
  }
  assert.equal(verified, 10)
  const { challenge, text } = await seeImage(owner, db)
  assert.equal((await owner.post('/login', { loginId, password, challenge, image: text })).location, '/menu')

  const stranger = visitor('203.0.113.9')
  const first = await seeImage(stranger, db)
  const locked = await stranger.post('/login', { loginId, password, challenge: first.challenge, image: first.text })
  assert.equal(locked.status, 429)
  assert.match(wordsOf(locked.body), /約16分後に、もう一度お試しください/)
  clock.advance({ minutes: 16 })
  const second = await seeImage(stranger, db)
  assert.equal(
    (await stranger.post('/login', { loginId, password, challenge: second.challenge, image: second.text })).location,
    '/menu',
  )
  assert.ok(app)
})

test('signing in again ends the session that the browser had, whoever it was of; a login that fails ends none', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const kept = new Map(visitor.cookies)
  const { loginId, password } = app.demo.mpcsAccount
  // From a tab with the login that stayed open: whoever asks for the login anew is led to the menu.
  const again = async (typed: string) =>
    visitor.post('/login', { loginId, password: typed, proof: await aProof(visitor) })
  assert.equal((await again('a guess')).status, 422)
  assert.equal((await visitor.get('/menu')).status, 200)

  assert.equal((await again(password)).location, '/menu')
  assert.equal((await visitor.get('/menu')).status, 200)
  const former = app.visitor()
  for (const [name, value] of kept) former.cookies.set(name, value)
  assert.match((await former.get('/menu')).location, /^\/login/)
})

test('each login is in the audit trail, and each that failed with its account, but nothing that was typed (A6)', async () => {
  const app = await testApp()
  const { loginId, password } = app.demo.account
  const [account] = await app.db<{ id: number }[]>`select id from accounts where login_id = ${loginId}`
  await logIn(app, app.visitor(), { loginId, password: 'not the password' })
  await logIn(app, app.visitor(), { loginId: 'my secret password', password })
  await logIn(app, app.visitor(), { loginId, password })
  await app.visitor().post('/login', { loginId, password, image: 'never shown' }) // not looked at
  const trail = await app.db`select act, account_id as account, subject, request_id is not null as request
    from audit where act like '%sign-in' order by id`
  assert.deepEqual(
    trail.map(row => ({ ...row })),
    [
      { act: 'fail-sign-in', account: null, subject: { account: account!.id, by: 'password' }, request: true },
      { act: 'fail-sign-in', account: null, subject: { account: null, by: 'password' }, request: true },
      { act: 'sign-in', account: account!.id, subject: { by: 'password' }, request: true },
    ],
  )
})

test('what is no 登録ID is limited for itself: people who mistype theirs do not wait for each other (C23)', async () => {
  const app = await testApp()
  for (let i = 0; i < 12; i++) {
    const answer = await logIn(app, app.visitor(`198.51.100.${i}`), { loginId: `hana${i}@x.example`, password: 'x' })
    assert.equal(answer.status, 422, `${i}`)
  }
  const again = () => logIn(app, app.visitor('203.0.113.1'), { loginId: 'hana0@x.example', password: 'x' })
  for (let i = 1; i < 10; i++) assert.equal((await again()).status, 422)
  assert.equal((await again()).status, 429)
})

test('after the login the page asked for comes; another site’s address does not', async () => {
  const { visitor, demo, db } = await testApp()
  for (const [next, location] of [
    ['/search', '/search'],
    ['//evil.example', '/menu'],
    ['https://evil.example/', '/menu'],
    ['/\\evil.example', '/menu'],
  ]) {
    const somebody = visitor()
    const { challenge, text } = await seeImage(somebody, db)
    const answer = await somebody.post(`/login?next=${encodeURIComponent(next!)}`, {
      ...demo.account,
      challenge,
      image: text,
    })
    assert.equal(answer.location, location, String(next))
  }
})

test('empty fields are named one by one, and what was typed stays', async () => {
  const { visitor } = await testApp()
  const page = await visitor().post('/login', { loginId: 'K7M2QX94TD', password: '', image: '' })
  assert.equal(page.status, 422)
  assert.equal(fieldValue(page.body, 'loginId'), 'K7M2QX94TD')
  assert.match(
    wordsOf(page.body),
    /パスワードを入力してください。 画像に表示されている文字、または音声で聞いた数字を入力してください。/,
  )
})

test('a form from a page whose session is over is not lost: nothing was done, and it can be sent again after a login', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const card = app.aDevice().card('KX-VCS701W')
  app.clock.advance({ minutes: 31 })
  const page = await visitor.post('/issue', { ...card, currentPassword: 'geheim' })
  assert.equal(page.status, 403)
  const words = wordsOf(page.body)
  assert.match(words, /ログアウトしています.*何も保存していません.*新しいタブでログイン/)
  assert.ok(words.includes(card.mprId) && !page.body.includes('geheim'))
  assert.match(page.body, /<form method="post" action="\/issue"/)
  assert.deepEqual(
    ['mprId', 'activationKeyNo', 'registrationId'].map(name => fieldValue(page.body, name)),
    [card.mprId, card.activationKeyNo, card.registrationId],
  )
  assert.match((await visitor.post('/issue', {})).location, /^\/login\?/, 'nothing typed leads to the login')
  assert.match((await visitor.get('/issue')).location, /^\/login\?/)
})
