// The driver at the end of a connection, as it is mended (src/driver.ts): whoever waits is told, the process goes on, and
// nothing of what was lost is found in what comes after.
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, test } from 'node:test'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { connect, isDatabaseAway } from '#store/db'
import { createReach } from '#store/reach'
import { aDatabase, addressOf } from '../support/database.ts'
import { freePort } from '../support/process.ts'
import { type Said, says, scriptedDatabase } from '../support/scriptedDatabase.ts'

/** Less than the driver's patience with a connection that does not come about. */
const SOON_MS = 2000

async function scripted(answer: Parameters<typeof scriptedDatabase>[0], connections = 1) {
  const database = await scriptedDatabase(answer)
  const reach = createReach()
  const db = connect(database.url, connections, { reach })
  after(async () => {
    database.stop()
    await db.end({ timeout: 0 })
  })
  return { db, reach, heard: database.heard }
}

/** What became of a question: the values of its rows, or a code; `nothing` if it still waits. */
function soon(asked: PromiseLike<unknown>): Promise<unknown> {
  const told = Promise.resolve(asked).then(
    answer => (Array.isArray(answer) ? [...answer].flatMap(row => Object.values(row)) : answer),
    error => error.code,
  )
  return Promise.race([told, sleep(SOON_MS, 'nothing', { ref: false })])
}

const ends: [string, (said: Said) => void][] = [
  ['closed', ({ socket }) => void socket.destroy()],
  ['reset', ({ socket }) => void socket.resetAndDestroy()],
]

for (const [how, end] of ends) {
  test(`a connection that is ${how} in a transaction: it fails, and the next question is answered`, async () => {
    const { db } = await scripted(said => {
      if (said.text.includes('begin')) said.socket.write(says.begun)
      else if (said.text.includes('first')) end(said)
      else if (said.text.includes('second')) said.socket.write(says.rows('x'))
    })
    assert.match(String(await soon(db.begin(tx => tx`first`))), /^(CONNECTION_CLOSED|ECONNRESET)$/)
    assert.deepEqual(await soon(db`second`), ['x'])
  })

  test(`a connection that is ${how} under a question: whoever asks at once again is told as well`, async () => {
    const { db } = await scripted(said => {
      if (said.text.includes('first')) end(said)
      else if (said.text !== 'startup') said.socket.write(says.rows('x'))
    })
    await db`before`
    const again = db`first`.catch(() => db`second`)
    assert.notEqual(await soon(again), 'nothing')
    assert.deepEqual(await soon(db`second`), ['x'])
  })

  test(`a connection that is ${how} before anything was said: the question fails`, async () => {
    const { db } = await scripted(said => {
      if (said.text === 'startup') end(said)
      return true
    })
    assert.match(String(await soon(db`first`)), /^(CONNECTION_CLOSED|ECONNRESET)$/)
  })
}

test('what is asked in a transaction that was lost is asked of no other connection', async () => {
  const { db, heard } = await scripted(({ text, socket }) => {
    if (text.includes('begin')) socket.write(says.begun, () => setTimeout(() => socket.destroy(), 50))
    else if (text !== 'startup') socket.write(says.rows('x'))
  })
  const late = Promise.withResolvers<unknown>()
  const begun = db.begin(async tx => {
    await sleep(200) // it waits for something else when the connection ends
    late.resolve(soon(tx`insert`))
    await late.promise
  })
  assert.equal(await soon(begun), 'CONNECTION_CLOSED')
  assert.deepEqual(await soon(db`second`), ['x'])
  assert.equal(await late.promise, 'CONNECTION_CLOSED')
  assert.deepEqual(
    heard.filter(text => text.includes('insert')),
    [],
  )
})

test('a result of which a part has come is no part of the next one', async () => {
  const { db } = await scripted(({ text, socket, connection }) => {
    if (text === 'startup') return
    if (connection === 1) socket.write(says.someRows('a', 'b'), () => socket.destroy())
    else socket.write(says.rows('x'))
  })
  assert.equal(await soon(db`first`), 'CONNECTION_CLOSED')
  assert.deepEqual(await soon(db`second`), ['x'])
})

test('an error before the end is not the answer to the next question', async () => {
  const { db } = await scripted(({ text, socket, connection }) => {
    if (text === 'startup') return
    if (connection === 1) socket.write(says.error('23505'), () => socket.destroy())
    else socket.write(says.rows('x'))
  })
  assert.equal(await soon(db`first`), 'CONNECTION_CLOSED')
  assert.deepEqual(await soon(db`second`), ['x'])
})

test('a question that is written when its connection is cut stands in the way of none after it', async () => {
  const { db, reach } = await scripted(({ text, socket }) => {
    if (text !== 'startup') socket.write(says.rows('x'))
  })
  await db`first`
  // The driver writes in the next turn, and sockets close at the end of this one.
  await turn()
  const lost = soon(db`second`)
  await Promise.resolve().then(() => {})
  reach.cut()
  assert.equal(await lost, 'CONNECTION_CLOSED')
  assert.deepEqual(await soon(db`third`), ['x'])
})

test('of several hosts one that is there answers; if none is, that is told', async () => {
  const live = await scriptedDatabase(({ text, socket }) => void (text !== 'startup' && socket.write(says.rows('x'))))
  after(live.stop)
  const { host } = new URL(live.url)
  const dead = async () => `127.0.0.1:${await freePort()}`
  for (const [hosts, answer] of [
    [[await dead(), host], ['x']],
    [[host, await dead()], ['x']],
    [[await dead(), await dead()], 'ECONNREFUSED'],
  ] as const) {
    const db = connect(`postgres://somebody@${hosts.join(',')}/any`, 1)
    for (let times = 0; times < 3; times++) assert.deepEqual(await soon(db`first`), answer, hosts.join())
    await db.end({ timeout: 0 })
  }
})

test('a first question that is lost on one of several hosts is told so', async () => {
  const database = await scriptedDatabase(({ text, socket }) => void (text !== 'startup' && socket.resetAndDestroy()))
  after(database.stop)
  const { host } = new URL(database.url)
  const db = connect(`postgres://somebody@${host},${host}/any`, 1)
  assert.match(String(await soon(db`first`)), /^(CONNECTION_CLOSED|ECONNRESET)$/)
  await db.end({ timeout: 0 })
})

test('whoever looks at a part of the rows when their connection is cut, and stops, stops', async () => {
  const reach = createReach()
  const db = connect(addressOf(await aDatabase(1)), 1, { reach })
  after(() => db.end({ timeout: 0 }))
  const stopped = Promise.withResolvers<string>()
  const looked = db.begin(async tx => {
    for await (const rows of tx<{ n: number }[]>`select generate_series(1, 10) as n`.cursor(2)) {
      reach.cut()
      await sleep(100)
      stopped.resolve(`after ${rows.length} rows`)
      break
    }
  })
  assert.equal(await soon(looked), 'CONNECTION_CLOSED')
  assert.equal(await soon(stopped.promise), 'after 2 rows')
  await turn() // what nobody could catch comes in a later turn
  assert.deepEqual(await soon(db`select 'x' as is`), ['x'])
})

test('a transaction begins on a connection that has as many questions as it takes before it', async () => {
  const db = connect(addressOf(await aDatabase(1)), 1)
  after(() => db.end({ timeout: 0 }))
  await db`select 1`
  for (let before = 97; before <= 103; before++) {
    const asked = Array.from({ length: before }, () => db`select 1`.then(() => 'answered'))
    const begun = db.begin(async tx => (await tx`select 'begun' as is`)[0]!.is)
    assert.equal(await soon(begun), 'begun', `${before} before it`)
    await Promise.all(asked)
  }
})

test('rows that the database refuses once all have been sent end their stream', async () => {
  const db = await aDatabase(1)
  await db`create table of_a_test (n int check (n > 0))`
  const copied = db.begin(async tx => {
    await pipeline(Readable.from(['1\n', '0\n']), await tx`copy of_a_test from stdin`.writable())
  })
  assert.equal(await soon(copied), '23514')
  assert.equal((await db`select 1`).length, 1)
})

test('what a lost connection says is taken for a database that is away', async () => {
  for (const [, end] of ends) {
    const { db } = await scripted(said => (said.text === 'startup' ? false : end(said)))
    const error = await db`first`.catch(error => error)
    assert.ok(isDatabaseAway(error))
  }
})
