// A browser that an account knows (C6, C23): for several accounts, for as long as the cookie policy says, and held up by nobody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, proofPrice } from '#domain/limits'
import { limit, proofLimit, takeTokens, tokensLeft } from '#store/access/buckets'
import { logIn } from '../support/accountWalk.ts'
import { solveProof } from '../support/solveProof.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import type { Visitor } from '../support/visitor.ts'

type Person = { loginId: string; password: string }

/** In a browser whose session, if it had one, is over. */
async function signIn(app: TestApp, visitor: Visitor, person: Person) {
  visitor.cookies.delete('session')
  return logIn(app, visitor, person)
}

/** Strangers use up what they have at an account. */
async function guessed(app: TestApp, loginId: string): Promise<void> {
  for (let i = 0; i < 10; i++)
    assert.equal((await signIn(app, app.visitor(`198.51.100.${i}`), { loginId, password: `guess ${i}` })).status, 422)
}

test('two people at one computer are both known there, whoever signed in last', async () => {
  const app = await testApp()
  const { account, mpcsAccount } = app.demo
  const theirs = app.visitor()
  for (const person of [account, mpcsAccount]) assert.equal((await signIn(app, theirs, person)).status, 303)
  for (const person of [account, mpcsAccount]) await guessed(app, person.loginId)
  for (const person of [account, mpcsAccount]) {
    assert.equal((await signIn(app, app.visitor('203.0.113.9'), person)).status, 429, 'a stranger is not let in')
    assert.equal((await signIn(app, theirs, person)).status, 303)
  }
})

test('a mark ends 180 days after the last login of its account, whatever else happens in that browser', async () => {
  const app = await testApp()
  const { account, mpcsAccount } = app.demo
  const theirs = app.visitor()
  await signIn(app, theirs, account)
  app.clock.advance({ hours: 24 * 100 })
  await signIn(app, theirs, mpcsAccount)
  app.clock.advance({ hours: 24 * 81 })
  for (const person of [account, mpcsAccount]) await guessed(app, person.loginId)
  assert.equal((await signIn(app, theirs, mpcsAccount)).status, 303)
  assert.equal((await signIn(app, theirs, account)).status, 429)
})

test('a mark counts for its own account, and a changed one for nothing; five at most; it grows no longer than that', async () => {
  const app = await testApp()
  const theirs = app.visitor()
  await signIn(app, theirs, app.demo.account)
  const good = theirs.cookies.get('known-browser')!
  await guessed(app, app.demo.mpcsAccount.loginId)
  assert.equal((await signIn(app, theirs, app.demo.mpcsAccount)).status, 429)
  await guessed(app, app.demo.account.loginId)
  const [nonce = '', day = '', ...rest] = good.split('.')
  for (const forged of [`${nonce}.${Number(day) + 1}.${rest.join('.')}`, `x${good}`, good.slice(0, -2), '....', '%00'])
    for (const value of [forged]) {
      theirs.cookies.set('known-browser', value)
      assert.equal((await signIn(app, theirs, app.demo.account)).status, 429, value)
    }
  theirs.cookies.set('known-browser', Array(40).fill(good).join('.'))
  assert.equal((await signIn(app, theirs, app.demo.account)).status, 303)
  assert.ok(theirs.cookies.get('known-browser')!.length < 600)
})

/** How long a proof takes to find, in times of the lowest price. */
const priceFor = async (visitor: Visitor): Promise<number> => {
  let most = 0
  for (let i = 0; i < 8; i++) {
    const challenge = JSON.parse((await visitor.get('/robot-check/proof')).body)
    const { solution } = JSON.parse(Buffer.from(await solveProof(challenge), 'base64').toString())
    most = Math.max(most, solution.counter)
  }
  return most / 300
}

test('while strangers make proofs dear, those of a browser that is known stay as they were', async () => {
  const app = await testApp()
  const theirs = app.visitor()
  await signIn(app, theirs, app.demo.account)
  const { capacity } = LIMITS.proofs
  for (let i = 0; i < capacity; i++) await takeTokens(app.db, [limit('proofs')], app.clock.now())
  assert.equal(proofPrice(await tokensLeft(app.db, limit('proofs'), app.clock.now())), 4)
  assert.ok((await priceFor(theirs)) <= 1)
  const nonce = theirs.cookies.get('known-browser')!.split('.')[0]!
  for (let i = 0; i < 12; i++) await takeTokens(app.db, [proofLimit(nonce)], app.clock.now())
  assert.equal(proofPrice(await tokensLeft(app.db, proofLimit(nonce), app.clock.now()), 'proofs-known'), 4)
})

test('a right password gives a known browser’s proof back to its own lane', async () => {
  const app = await testApp()
  const theirs = app.visitor()
  await signIn(app, theirs, app.demo.account)
  const nonce = theirs.cookies.get('known-browser')!.split('.')[0]!
  const left = () => tokensLeft(app.db, proofLimit(nonce), app.clock.now())
  const proved = async (password: string) => {
    const proof = await solveProof(JSON.parse((await theirs.get('/robot-check/proof')).body))
    return (await theirs.post('/login', { ...app.demo.account, password, proof })).status
  }
  assert.equal(await proved('wrong'), 422)
  assert.equal(await left(), 11)
  assert.equal(await proved(app.demo.account.password), 303)
  assert.equal(await left(), 11)
  assert.equal(await tokensLeft(app.db, limit('proofs'), app.clock.now()), LIMITS.proofs.capacity)
})

test('closing an account takes its mark away, and leaves those of others', async () => {
  const app = await testApp()
  const theirs = app.visitor()
  await signIn(app, theirs, app.demo.account)
  await signIn(app, theirs, app.demo.mpcsAccount)
  await theirs.post('/account/close', { sure: 'yes', currentPassword: app.demo.mpcsAccount.password })
  assert.equal(theirs.cookies.get('known-browser')!.split('.').length, 4)
  await guessed(app, app.demo.account.loginId)
  assert.equal((await signIn(app, theirs, app.demo.account)).status, 303)
})

test('a stranger’s client has a share of proofs and of pictures; the picture then says so in its own place', async () => {
  const app = await testApp()
  const stranger = app.visitor('203.0.113.66')
  const body = (await stranger.get('/login')).body
  const id = /\/robot-check\/image\/([0-9a-f-]{36})/.exec(body)![1]!
  for (const limited of [`/robot-check/image/${id}`, '/robot-check/proof'])
    for (let i = 0; i < 121; i++) {
      const seen = await stranger.get(limited)
      if (i < 120) assert.equal(seen.status, 200, `${limited} ${i}`)
      else assert.equal(seen.status, 429)
      if (i === 120 && limited.endsWith(id)) {
        assert.equal(seen.headers.get('content-type'), 'image/svg+xml')
        assert.match(seen.body, /<svg [^>]*>.*ただいま表示できません。.*約1分後に.*「別の画像」を押してください。/)
        assert.equal(seen.headers.get('retry-after'), '30')
      }
    }
  const known = app.visitor('203.0.113.66')
  await signIn(app, app.visitor('203.0.113.67'), app.demo.account)
  const other = app.visitor('203.0.113.68')
  await signIn(app, other, app.demo.account)
  for (const [name, value] of other.cookies) known.cookies.set(name, value)
  assert.equal((await known.get('/robot-check/proof')).status, 200, 'a browser that is known has one of its own')
})
