// The simulator's page: its headers, its forms without script, who may press keys, what it says of what it cannot do.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CspEvaluator } from 'csp_evaluator'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { texts } from '#simulator/page/text/text'
import { aSimulator, MPR_ID, SECOND_ID } from '../support/aSimulator.ts'
import { wordsOf } from '../support/visitor.ts'
import { inTheRoom } from './inTheRoom.ts'

test('every answer carries the headers; the policy allows nothing inline and nothing from elsewhere', async () => {
  const { origin } = await aSimulator()
  const page = await (await fetch(origin)).text()
  const [style = '', script = ''] = page.match(/\/assets\/[\w.]+\.(?:css|js)/g) ?? []
  for (const path of ['/', '/nowhere', style, script, '/assets/none.js']) {
    const answer = await fetch(origin + path)
    await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate()
    assert.deepEqual(
      findings.filter(({ severity }) => severity <= Severity.HIGH_MAYBE),
      [],
      path,
    )
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(answer.headers.get('set-cookie'), null)
  }
  assert.doesNotMatch(page, / style=| on\w+="|<script(?! type="module" src)|https?:\/\/(?!www\.w3\.org)/)
})

test('without script every key is a button, and comes back to the device', async () => {
  const { origin } = await aSimulator()
  await inTheRoom({ origin } as Awaited<ReturnType<typeof aSimulator>>).sees('ホーム')
  const body = new URLSearchParams({ key: 'menu' })
  const answer = await fetch(`${origin}/devices/${MPR_ID}/press?lang=en`, { method: 'POST', body, redirect: 'manual' })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), `/?lang=en#device-${MPR_ID}`)
  assert.match(
    await (await fetch(`${origin}/?lang=en`)).text(),
    /<h3>Menu <span lang="ja">\(メニュー\)<\/span><\/h3>/,
    'in English with the name that the device itself shows',
  )
})

test('another site cannot press keys', async () => {
  const { origin } = await aSimulator()
  const room = inTheRoom({ origin } as Awaited<ReturnType<typeof aSimulator>>)
  await room.sees('ホーム')
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://other.example' },
  ]) {
    const body = new URLSearchParams({ key: 'menu' })
    const answer = await fetch(`${origin}/devices/${MPR_ID}/press`, { method: 'POST', headers, body })
    assert.equal(answer.status, 403)
  }
  assert.match(await room.screen(), /ホーム/)
})

test('a device is added by its label, taken down, and each mistake has its sentence', async () => {
  const simulator = await aSimulator()
  const room = inTheRoom(simulator, SECOND_ID)
  const { problem } = texts.ja.page
  const add = async (mprId: string) => {
    const answer = await room.post('/devices', [['mprId', mprId]])
    return { status: answer.status, words: wordsOf(await answer.text()) }
  }
  assert.equal((await add('0123-4567-89ab-cdef')).status, 200)
  await room.sees('ホーム')
  const twice = await add(SECOND_ID)
  assert.deepEqual([twice.status, twice.words.includes(problem.known)], [422, true])
  const wrong = await add('<b>12</b>')
  assert.deepEqual([wrong.status, wrong.words.includes(problem.mprId)], [422, true])
  for (let i = 0; i < 18; i++) await add(`00000000000000${i + 10}`)
  assert.ok((await add('AAAAAAAAAAAAAAAA')).words.includes(problem.full))
  assert.equal((await room.post(`/devices/${SECOND_ID}/remove`, [])).status, 303)
  assert.doesNotMatch(await (await fetch(simulator.origin)).text(), /0123-4567/)
})

test('the clock goes forward with the server’s day; what prevents it is said', async () => {
  const simulator = await aSimulator()
  const { server } = simulator
  const room = inTheRoom(simulator)
  const today = server.day
  assert.equal((await room.forward('day')).status, 303)
  assert.equal((await room.forward('month')).status, 303)
  assert.equal((await room.forward('year')).status, 303)
  const moved = today.add({ days: 31 }).add({ years: 1 })
  assert.ok(server.day.equals(moved))
  assert.ok((await (await fetch(simulator.origin)).text()).includes(texts.ja.page.today(moved)))
  server.day = today.add({ years: 101 })
  assert.ok((await (await room.forward('day')).text()).includes(texts.ja.page.problem['too-far']))
  assert.equal((await room.forward('back' as 'day')).status, 404)
})

test('without a demo there is no clock to move', async () => {
  const simulator = await aSimulator({ demoClock: false })
  assert.ok((await (await fetch(simulator.origin)).text()).includes(texts.ja.page.realClock))
  const answer = await inTheRoom(simulator).forward('day')
  assert.ok((await answer.text()).includes(texts.ja.page.problem['not-a-demo']))
  const alone = await aSimulator({ deviceApi: 'http://127.0.0.1:9' })
  assert.ok((await (await inTheRoom(alone).forward('day')).text()).includes(texts.ja.page.problem.unreachable))
})

test('nothing strange makes a fault', async () => {
  const { origin } = await aSimulator()
  const strange: [string, RequestInit, number][] = [
    [`/devices/${SECOND_ID}/press`, { method: 'POST', body: new URLSearchParams({ key: 'menu' }) }, 404],
    [`/devices/${MPR_ID}/press`, { method: 'POST', body: new URLSearchParams({ key: 'constructor' }) }, 200],
    [`/devices/${MPR_ID}/press`, { method: 'POST', body: 'x'.repeat(9000) }, 413],
    [`/devices/${MPR_ID}/press`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 200],
    ['/devices/..%2f..%2fetc/remove', { method: 'POST' }, 404],
    ['/clock', { method: 'POST' }, 404],
  ]
  for (const [path, init, status] of strange) {
    const answer = await fetch(origin + path, { ...init, redirect: 'follow' })
    await answer.text()
    assert.equal(answer.status, status, path)
  }
})

test('both languages say the same things, and English has no Japanese in it', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value
  assert.deepEqual(shape(texts.en), shape(texts.ja))
  const { otherLanguage: _, ...page } = texts.en.page
  assert.doesNotMatch(JSON.stringify({ ...texts.en, page }), /[\u3040-\u30ff\u4e00-\u9fff]/)
})

test('the simulator imports nothing of the portal: it stands for hardware', () => {
  const portal = /from '(#(?!simulator|drawings)|(\.\.\/)+src\/)/
  const importers = globSync('simulator/**/*.ts').filter(path => portal.test(readFileSync(path, 'utf8')))
  assert.deepEqual(importers, [])
  assert.match("import { parseMprId } from '#domain/codes'", portal, 'the law sees a planted violation')
})
