// What programs look for at the same address on every site: robots, icons, whom to tell of a weakness, a new password; and what
// a search says of a page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../support/testApp.ts'

const VENDOR = { CONTACT_EMAIL: 'desk@minato.example', CONTACT_PHONE: '0120-000-000', KMS_URL: 'https://kms.example/' }

test('robots.txt lets public pages be found, and no page that is somebody’s own', async () => {
  const { visitor } = await testApp()
  const { status, headers, body } = await visitor().get('/robots.txt')
  assert.deepEqual([status, headers.get('content-type')], [200, 'text/plain; charset=utf-8'])
  assert.match(body, /^User-agent: \*\n(Disallow: \/\S+\n)+$/)
  const closed = [...body.matchAll(/^Disallow: (.*)$/gm)].map(([, path = '']) => path)
  const mayLook = (path: string) => !closed.some(beginning => path.startsWith(beginning))
  for (const path of ['/', '/login', '/guide', '/register', '/password', '/terms/paid', '/policies/privacy'])
    assert.ok(mayLook(path), path)
  for (const path of [
    '/robot-check/image/1',
    '/register/1/form',
    '/registered/1',
    '/unsubscribe/1',
    '/device/v1/service',
  ])
    assert.ok(!mayLook(path), path)
})

test('favicon.ico is an icon, kept for a day', async () => {
  const { app } = await testApp()
  const answer = await app.request('/favicon.ico')
  assert.deepEqual(
    [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')],
    [200, 'image/vnd.microsoft.icon', 'public, max-age=86400'],
  )
  const bytes = Buffer.from(await answer.arrayBuffer())
  const [reserved, type, count] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)]
  assert.deepEqual([reserved, type, count], [0, 1, 1])
  const [size, offset] = [bytes.readUInt32LE(14), bytes.readUInt32LE(18)]
  assert.equal(bytes.length, offset + size)
  assert.equal(bytes.subarray(offset, offset + 8).toString('latin1'), '\x89PNG\r\n\x1a\n')
})

test('security.txt names the contact, or the page that does, and runs out (RFC 9116)', async () => {
  const unset = await testApp('https://keys.example.jp')
  const read = async (app: typeof unset) => (await app.visitor().get('/.well-known/security.txt')).body
  assert.equal(
    await read(unset),
    `Contact: https://keys.example.jp/guide#help
Expires: 2027-05-30T03:00:00Z
Preferred-Languages: ja, en
Canonical: https://keys.example.jp/.well-known/security.txt
`,
  )
  assert.match((await unset.visitor().get('/guide')).body, /<h2 id="help">/)
  const set = await testApp('https://keys.example.jp', VENDOR)
  assert.match(await read(set), /^Contact: mailto:desk@minato\.example\nContact: tel:0120000000\nContact: https:/)
})

test('change-password leads to the form; what is not there says so to everybody, or no program would trust it', async () => {
  const { visitor, aReseller } = await testApp()
  for (const who of [visitor(), await aReseller()]) {
    const { status, location } = await who.get('/.well-known/change-password')
    assert.deepEqual([status, location], [303, '/account/password'])
    const missing = await who.get('/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200')
    assert.equal(missing.status, 404)
  }
})

test('public pages have a description, documents one of their own; pages of somebody signed in have none', async () => {
  const { visitor, aReseller } = await testApp()
  const stranger = visitor()
  const described = async (path: string) =>
    (await stranger.get(path)).body.match(/<meta name="description" content="([^"]{30,250})">/)?.[1]
  const general = await described('/login')
  assert.match(general!, /HDコム/)
  for (const path of ['/register', '/password']) assert.equal(await described(path), general, path)
  const own = await Promise.all(['/guide', '/terms/paid', '/terms/trial', '/policies/cookies'].map(described))
  assert.equal(new Set([general, ...own]).size, 5)
  await stranger.get('/language?to=en&back=/login')
  assert.match((await described('/login'))!, /^Where resellers/)
  assert.doesNotMatch((await (await aReseller()).get('/menu')).body, /name="description"/)
})
