import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { aDatabase } from '../../support/database.ts'
import { seeded } from '../../support/seeded.ts'
import { ask, emptyBook, Interrupted } from './asked.ts'
import { drawFault } from './kinds.ts'
import { lostOrDoubled } from './lost.ts'
import { readyAgain, wronglyReady } from './ready.ts'
import type { Stage } from './stage.ts'

const looked = (...list: [askedAt: number, status: number | 'none'][]) =>
  list.map(([askedAt, status]) => ({ askedAt, answeredAt: askedAt + 10, status }))

test('a server that says it is ready while nothing can be written is seen once it must know; so is one that says nothing', () => {
  assert.deepEqual(wronglyReady(looked([1000, 200], [2500, 503], [3500, 503], [5100, 200]), 1000, 5000), [])
  assert.deepEqual(wronglyReady(looked([1000, 200], [2500, 503], [3500, 200]), 1000, 5000), ['/readyz said 200'])
  assert.deepEqual(wronglyReady(looked([1000, 200], [2500, 503], [3500, 'none']), 1000, 5000), ['/readyz said none'])
  assert.deepEqual(wronglyReady(looked([1000, 200], [2000, 200]), 1000, 5000), ['/readyz never said 503'])
  assert.deepEqual(wronglyReady(looked([1000, 200], [2000, 200]), 1000, 3000), [])
})

test('a server that is not ready in time is seen; what it said before counts for nothing', async () => {
  const since = Math.floor(performance.now()) // so that sums of it are exact
  const watch = { looked: looked([since - 100, 200], [since + 50, 503], [since + 150, 200]) }
  assert.equal(await readyAgain(watch, since, 10_000), 160)
  assert.equal(await readyAgain({ looked: watch.looked.slice(0, 2) }, since - 50, 10), undefined)
})

test('an answer that may not be is written down, and so is none', async () => {
  const server = createServer((request, response) => {
    response.statusCode = Number(request.url!.slice(1))
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const book = emptyBook()
  for (const status of [200, 303, 503]) await ask(book, origin, `/${status}`)
  assert.deepEqual([book.wrong, book.requests, book.away], [[], 3, 1])
  for (const status of [500, 404, 422]) await ask(book, origin, `/${status}`)
  server.closeAllConnections()
  server.close()
  await assert.rejects(ask(book, origin, '/menu'), Interrupted)
  assert.deepEqual(book.wrong.slice(0, 3), ['GET /500 gave 500', 'GET /404 gave 404', 'GET /422 gave 422'])
  assert.match(book.wrong[3]!, /^GET \/menu failed: /)
})

test('each kind of fault is drawn, and the same ones for a seed', () => {
  const proxies = new Map([['back', {}]])
  const stage = { proxies } as unknown as Stage
  const draw = (seed: number) => {
    const chance = seeded(seed)
    return Array.from({ length: 50 }, () => drawFault(stage, chance, 4000).name)
  }
  assert.deepEqual(draw(7), draw(7))
  assert.notDeepEqual(draw(7), draw(8))
  for (const kind of [
    'cut at the back',
    'cut at the database',
    'stall',
    'restart, fast',
    'restart, immediate',
    'read-only',
  ])
    assert.ok(
      draw(7).some(name => name.startsWith(kind)),
      kind,
    )
})

test('an acknowledged application that is not there, or has another key, is seen', async () => {
  const db = await aDatabase(1)
  const now = Temporal.Instant.from('2028-02-01T00:00:00Z')
  const [no, mprId, key] = ['00000000000000C1', '00000000000000B1', '00000000000000A1']
  const found = (issuedKey: string) =>
    lostOrDoubled(db, { issued: new Map([[no, { mprId, key: issuedKey }]]), extended: new Map([['C2', mprId]]) })
  assert.deepEqual(await found(''), [`issue by card ${no} is lost`, 'extend by card C2 is lost'])
  await db`insert into devices (mpr_id, family, imported_at) values (${mprId}, 'hdcom', ${now})`
  await db`insert into connection_numbers values ('11100000001', ${mprId}, ${now})`
  await db`insert into services (mpr_id, period_no, registration_key, connection_number, months)
    values (${mprId}, 1, ${key}, '11100000001', 12)`
  await db`insert into activation_keys values (${no}, '000000D1', 'KX-VCS701W', null, ${now}, null, null, 0, 'issue',
    ${mprId}, 1, ${now})`
  await db`insert into companies (name, country, address, created_at) values ('販売店', 'JP', array['東京都'], ${now})`
  await db`insert into accounts (company_id, login_id, password_hash, email, created_at)
    select id, 'SOMEBODY01', '-', 'somebody@dealer.example', ${now} from companies`
  await db`insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_kind, terms_version,
      account_id, at)
    select ${mprId}, 1, 1, 'issue', ${no}, 12, 'paid', 1, id, ${now} from accounts`
  assert.deepEqual(await found(''), ['extend by card C2 is lost'])
  assert.deepEqual(await found(key), ['extend by card C2 is lost'])
  assert.deepEqual(await found('00000000000000A2'), [`issue by card ${no} is lost`, 'extend by card C2 is lost'])
})
