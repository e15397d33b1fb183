// The devices' clock beside the server's: what was asked before a move does not take it back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roomClock } from '#simulator/room/clock'
import type { Received, Sent } from '#simulator/speak/send'

const NOW = Temporal.Instant.from('2026-12-01T03:00:00Z').epochMilliseconds

const said = (day: Temporal.PlainDate): Received => ({ status: 200, headers: {}, body: JSON.stringify({ day }) })

/** A server whose answers to looks at its day can be kept back. */
async function beside() {
  let day = Temporal.PlainDate.from('2026-12-01')
  const late: (() => void)[] = []
  const server = { slow: false, late, move: (to: string) => (day = Temporal.PlainDate.from(to)) }
  const send = ({ method, body }: Sent): Promise<Received> => {
    if (method === 'POST') server.move(JSON.parse(body ?? '').day)
    const answer = said(day)
    if (method === 'POST' || !server.slow) return Promise.resolve(answer)
    return new Promise(resolve => late.push(() => resolve(answer)))
  }
  const file = { read: async () => 0, write: async () => {} }
  return { server, clock: await roomClock({ now: () => NOW, send, file, movable: true }) }
}

test('the server’s day is taken over, whoever moved it', async () => {
  const { server, clock } = await beside()
  server.move('2027-03-01')
  await clock.follow()
  assert.equal(String(clock.today()), '2027-03-01')
})

test('an answer that was overtaken by a move does not set the devices back', async () => {
  const { server, clock } = await beside()
  server.slow = true
  const following = clock.follow()
  server.slow = false
  assert.equal(await clock.forward({ years: 1 }), 'moved')
  server.late[0]!()
  await following
  assert.equal(String(clock.today()), '2027-12-01')
})
