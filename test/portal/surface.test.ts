// What holds for every route: sessions, tenants, CSRF, headers, sizes, language.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CspEvaluator } from 'csp_evaluator'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { PUBLIC_ROUTES } from '#portal/portal'
import { testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const pathOf = (route: string) =>
  route
    .replace(/:(draft|id|token)/g, ID)
    .replace(':slug', 'terms')
    .replace(':file', 'none.css')

/** No cookies, no pages: test/device-api/ holds them to their own laws. */
const FOR_MACHINES = [
  'GET /device/openapi.json',
  'GET /.well-known/jwks.json',
  'POST /device/v1/registration',
  'GET /device/v1/service',
  'GET /demo/day',
  'POST /demo/day',
]

async function routes() {
  const test = await testApp()
  const named = test.app.routes.filter(r => r.method !== 'ALL' && !r.path.endsWith('*'))
  const every = [...new Set(named.map(r => `${r.method} ${r.path}`))]
  const all = every.filter(route => !FOR_MACHINES.includes(route))
  assert.equal(every.length, all.length + FOR_MACHINES.length, 'routes for machines are listed here')
  return { ...test, all, guarded: all.filter(r => !PUBLIC_ROUTES.includes(r) && r !== 'GET /assets/:file') }
}

test('every route is guarded or listed as public, and the list names no route that is not there', async () => {
  const { all, guarded, visitor } = await routes()
  assert.ok(guarded.length >= 9, `${guarded.length} guarded routes`)
  for (const route of PUBLIC_ROUTES) assert.ok(all.includes(route), `${route} is listed but not there`)
  for (const route of guarded) {
    const [method = '', path = ''] = route.split(' ')
    const answer = method === 'GET' ? await visitor().get(pathOf(path)) : await visitor().post(pathOf(path), {})
    assert.equal(answer.status, 303, route)
    assert.match(answer.location, /^\/login/, route)
  }
  assert.match((await visitor().get('/nowhere')).location, /^\/login/, 'what is not there is not told to strangers')
})

/** A mail program's press of a button (RFC 8058): the token in the address is the authority, and no session is looked at. */
const FROM_ANYWHERE = 'POST /unsubscribe/:token'

test('every POST but one refuses what another site sends, before anything else (C12)', async () => {
  const { all, aReseller } = await routes()
  const visitor = await aReseller()
  const posts = all.filter(r => r.startsWith('POST '))
  assert.ok(posts.length >= 5 && posts.includes(FROM_ANYWHERE))
  for (const route of posts)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const answer = await visitor.post(pathOf(route.slice(5)), {}, headers as unknown as Record<string, string>)
      assert.equal(answer.status, route === FROM_ANYWHERE ? 404 : 403, `${route} ${JSON.stringify(headers)}`)
    }
  assert.equal((await visitor.get('/menu')).status, 200, 'still signed in')
})

/** A link of a mail: whoever has it may be told what it is (invitations.test.ts). */
const BY_LINK = /^\w+ \/company\/join\/:token$/

test('every id-bearing route gives another account the same 404 as nothing (C13)', async () => {
  const { guarded, aReseller, aDevice, cardOf, demo } = await routes()
  const mine = await aReseller('mpcsAccount')
  const theirs = await aReseller()
  const mpcs = await mine.submit('/mpcs/issue', aDevice('mpcs').card('MPCS-12'))
  const codes = aDevice().card('KX-VCS701W')
  const terms = await mine.submit('/issue', codes)
  const applied = async (at: { path: string }) => {
    const number = await mine.submit(at.path, { version: '1' })
    const confirm = await mine.submit(number.path, { number: fieldValue(number.body, 'number')! })
    return mine.submit(confirm.path, {})
  }
  const done = await applied(terms)
  const other = aDevice('mpcs')
  await applied(await mine.submit('/mpcs/issue', other.card('MPCS-12')))
  const found = await mine.submit('/search', { family: 'hdcom', ...codes })
  const longer = await mine.submit('/extend', cardOf(codes.mprId, 'KX-VCS703W'))
  const sum = await mine.submit(longer.path, { version: '1' })
  const promise = { term: fieldValue(sum.body, 'term')!, promised: fieldValue(sum.body, 'promised')! }
  const extended = await mine.submit(sum.path, promise)
  const draft = terms.path.split('/')[2]!
  const email = 'new@kitahama-seiki.example'
  const currentPassword = demo.mpcsAccount.password
  const address = await mine.submit('/account/email', { email, emailAgain: email, currentPassword })
  await mine.submit('/company/invite', { email: 'new@x.example', role: 'viewer', currentPassword })
  const open = (await mine.get('/company')).body.match(/\/company\/invitations\/(\d+)\/withdraw/)![1]!
  const person = (await mine.get('/company')).body.match(/\/company\/people\/(\d+)/)![1]!
  const ids: Record<string, string> = {
    '/company/invitations': open,
    '/company/people': person,
    '/account/email': address.path.split('/').at(-1)!,
    '/issue/:draft': draft,
    '/mpcs/issue/:draft': mpcs.path.split('/')[3]!,
    '/extend/:draft': longer.path.split('/')[2]!,
    '/mpcs/extend/:draft': (await mine.submit('/mpcs/extend', other.card('MPCS-36'))).path.split('/')[3]!,
    '/devices/ticked': await pickOf(mine),
    '/devices/import': await fileOf(mine),
    '/devices/filters': await filterOf(mine),
    '/devices': await deviceIdOf(mine),
    '/extended': extended.path.split('/').at(-1)!,
    '/issued': done.path.split('/').at(-1)!,
    '/search': found.path.split('/').at(-1)!,
  }

  const bearing = guarded.filter(route => route.includes(':') && !BY_LINK.test(route))
  assert.ok(bearing.length >= 7)
  for (const route of bearing) {
    const [method = '', path = ''] = route.split(' ')
    const [, id = ID] = Object.entries(ids).find(([start]) => path.startsWith(start)) ?? []
    const at = (value: string) => path.replace(/:(draft|id|pick)/, value).replace(':slug', 'terms')
    const ask = (value: string) => (method === 'GET' ? theirs.get(at(value)) : theirs.post(at(value), { version: '1' }))
    const [foreign, absent] = [await ask(id), await ask(ID)]
    assert.equal(foreign.status, 404, route)
    assert.equal(absent.status, 404, route)
    assert.equal(wordsOf(foreign.body), wordsOf(absent.body), route)
    if (method === 'GET') assert.notEqual((await mine.get(at(id))).status, 404, `${route} is there for its owner`)
  }
})

/** A file of theirs that was tried. */
const fileOf = async (visitor: Visitor): Promise<string> =>
  (await visitor.post('/devices/import', { pasted: 'MPR ID\n0000000000000001\n' })).location.split('/').at(-1)!

const filterOf = async (visitor: Visitor): Promise<string> =>
  (await visitor.submit('/devices/filters?q=x', { filterName: 'x' })).body.match(/filters\/(\d+)\/drop/)![1]!

const deviceIdOf = async (visitor: Visitor) =>
  (await visitor.get('/devices')).body.match(/href="\/devices\/(\d+)"/)![1]!

async function pickOf(visitor: Visitor): Promise<string> {
  const ticked = await visitor.post('/devices/ticked', { id: await deviceIdOf(visitor), act: 'remove' })
  return ticked.location.split('/')[3]!
}

test('a body over 64 KiB gets the 413 page, and nothing is stored', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const page = await visitor.post('/issue', { ...aDevice().card('KX-VCS701W'), more: 'x'.repeat(65 * 1024) })
  assert.equal(page.status, 413)
  assert.equal(page.headers.get('connection'), 'close', 'nothing follows on a connection whose body was not read')
  assert.match(wordsOf(page.body), /送信された内容が大きすぎます/)
  assert.equal((await db`select 1 from drafts`).length, 0)
})

test('every answer carries the security headers, and no page is cached (C11, C12)', async () => {
  const { all, aReseller } = await routes()
  const visitor = await aReseller()
  for (const route of [...all.filter(r => r.startsWith('GET ')), 'GET /nowhere']) {
    const { headers, status } = await visitor.get(pathOf(route.slice(4)))
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/, route)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', route)
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', route)
    const kept = route === 'GET /favicon.ico' ? 'public, max-age=86400' : 'no-store'
    assert.equal(headers.get('cache-control'), kept, `${route} ${status}`)
  }
})

test("Google's csp_evaluator finds nothing high in the policy, and sees a weak one (C12)", async () => {
  const { visitor } = await testApp()
  const policy = (await visitor().get('/login')).headers.get('content-security-policy')!
  const high = (text: string) =>
    new CspEvaluator(new CspParser(text).csp).evaluate().filter(finding => finding.severity <= Severity.HIGH_MAYBE)
  assert.deepEqual(high(policy), [])
  assert.ok(high("script-src 'unsafe-inline' https:").length > 0)
})

test('assets come packed to browsers that unpack them, and are kept for ever; pages are never packed (BREACH)', async () => {
  const { visitor } = await testApp()
  const page = await visitor().get('/login')
  const style = page.body.match(/href="(\/assets\/style[^"]+)"/)![1]!
  const ask = async (accepted: string) => (await visitor().get(style, { 'accept-encoding': accepted })).headers
  const plain = await ask('identity')
  assert.deepEqual([plain.get('content-encoding'), plain.get('vary')], [null, 'accept-encoding'])
  assert.match(plain.get('cache-control')!, /immutable/)
  assert.equal((await ask('gzip, deflate')).get('content-encoding'), 'gzip')
  assert.equal((await ask('gzip, deflate, br, zstd')).get('content-encoding'), 'br')
  assert.equal((await visitor().get('/login', { 'accept-encoding': 'br, gzip' })).headers.get('content-encoding'), null)
})

test('behind https every cookie is __Host-, Secure, HttpOnly and Lax', async () => {
  const { visitor, deps } = await testApp('https://keys.example.jp')
  const page = await visitor().get('/login')
  assert.match(
    page.headers.get('set-cookie') ?? '',
    /^__Host-pre-login=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  const set = Object.values(deps.cookies).map(cookie => cookie.set('x').replace(/Max-Age=\d+; /, ''))
  const names = ['session', 'pre-login', 'known-browser', 'language']
  assert.deepEqual(
    set,
    names.map(name => `__Host-${name}=x; Path=/; HttpOnly; Secure; SameSite=Lax`),
  )
})

test('every page offers the other language, and the choice lasts', async () => {
  const { aReseller } = await testApp()
  const visitor = await aReseller()
  const readers = [
    '/terms/paid',
    '/terms/trial',
    '/policies/cookies',
    '/policies/privacy',
    '/policies/consent',
    '/guide',
  ]
  const account = [
    '/password',
    '/account/password',
    '/account/login-id',
    '/account/login-id/show',
    '/account/sessions',
    '/account/passkeys/new',
    '/account/close',
    '/company',
    '/company/profile',
    '/company/invite',
    '/company/records',
    '/company/join/none',
  ]
  for (const path of ['/menu', '/issue', '/search', ...account, ...readers, '/nowhere']) {
    const ja = await visitor.get(path)
    const link = ja.body.match(/href="(\/language\?to=en[^"]+)"/)?.[1]?.replaceAll('&amp;', '&')
    assert.ok(link, path)
    assert.equal((await visitor.get(link)).location, path)
    const en = await visitor.get(path)
    assert.match(en.body, /<html lang="en">/, path)
    const main = wordsOf(
      en.body
        .replace(/<nav class="head-links".*?<\/nav>/s, '')
        .replace(/<bdi>.*?<\/bdi>|<select[^>]* id="who".*?<\/select>/gs, '') // names, as they were given
        .replace(/<span lang="ja">.*?<\/span>/g, ''),
    )
    assert.doesNotMatch(main, /[぀-ヿ一-龯]/, `${path} in English has Japanese words`)
    await visitor.get(`/language?to=ja&back=${path}`)
  }
  assert.equal((await visitor.get('/language?to=en&back=//evil.example')).location, '/')
})
