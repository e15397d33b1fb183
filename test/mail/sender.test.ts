// Mails under way at once, trouble of the mail server, and a sender that is told to stop.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AT_ONCE, createSender } from '#mail/sender'
import { keepSending } from '#mail/start'
import type { Outcome } from '#mail/transport'
import { aSender, aTransport, drainOnce, mailRow, queued, sealed, senderOf, stateOf } from '../support/aSender.ts'
import { anSmtpServer } from '../support/smtpServer.ts'
import { type TestApp, testApp } from '../support/testApp.ts'

const never = () => new AbortController().signal
const TROUBLE: Outcome = { kind: 'later', reason: 'no-answer (ETIMEDOUT)', trouble: 'connection' }

const aCode = (app: TestApp, recipient = 'code@minato.example') =>
  queued(app, {
    template: 'mail-code',
    data: { purpose: 'register' },
    language: 'ja',
    recipient,
    secret: sealed(app, '483920', 10),
  })

/** Says when a mail is under way, and has it wait until it is told what came of it. */
function held() {
  const begun = Promise.withResolvers<void>()
  const outcome = Promise.withResolvers<Outcome>()
  const take = () => {
    begun.resolve()
    return outcome.promise
  }
  return { begun: begun.promise, end: outcome.resolve, take }
}

test('a slow mail holds nobody else back, nor a code that is written meanwhile', async () => {
  const app = await testApp()
  const slow = held()
  const { taken, transport } = aTransport(async ({ to }) => (to.startsWith('slow') ? slow.take() : { kind: 'sent' }))
  await queued(app, { recipient: 'slow@minato.example' })
  for (let i = 0; i < 2 * AT_ONCE; i++) await queued(app)
  const draining = drainOnce(senderOf(app, transport))
  await slow.begun
  while (taken.length < 2 * AT_ONCE + 1) await new Promise(resolve => setTimeout(resolve, 5))
  await aCode(app)
  while (!taken.some(({ to }) => to.startsWith('code'))) await new Promise(resolve => setTimeout(resolve, 5))
  slow.end({ kind: 'sent' })
  assert.equal(await draining, false)
})

test('what cannot be recorded is thrown once the others have come to their end', async () => {
  const app = await testApp()
  const slow = held()
  const { transport } = aTransport(async ({ to }) => (to.startsWith('slow') ? slow.take() : { kind: 'sent' }))
  await app.db.unsafe(`create function refuse() returns trigger language plpgsql as
    $$ begin if new.recipient like 'bad%' and new.state <> 'waiting' then raise 'no'; end if; return new; end $$`)
  await app.db.unsafe('create trigger refuse before update on outbox for each row execute function refuse()')
  const other = await queued(app, { recipient: 'slow@minato.example' })
  await queued(app, { recipient: 'bad@minato.example' })
  await queued(app, { recipient: 'bad2@minato.example' })
  const draining = createSender(senderOf(app, transport), never()).drain()
  await slow.begun
  setTimeout(() => slow.end({ kind: 'sent' }), 50)
  await assert.rejects(draining, AggregateError)
  assert.equal((await mailRow(app, other)).state, 'sent')
})

test('trouble of the server is no try of the mail: a code goes within seconds of its end', async () => {
  const app = await testApp()
  let [troubled, own] = [true, false]
  const { transport } = aTransport(async () =>
    troubled ? TROUBLE : own ? { kind: 'later', reason: 'recipient-refused 451' } : { kind: 'sent' },
  )
  const sender = senderOf(app, transport)
  const [mail, code] = [await queued(app), await aCode(app)]
  for (let i = 0; i < 30; i++) {
    assert.equal(await drainOnce(sender), true)
    assert.deepEqual(await stateOf(app, code), ['waiting', 0, 'no-answer (ETIMEDOUT)'])
    app.clock.advance({ seconds: 10 })
  }
  ;[troubled, own] = [false, true]
  await drainOnce(sender)
  const waits = (await mailRow(app, mail)).nextAt.since(app.clock.now()).total('minutes')
  assert.deepEqual([(await mailRow(app, mail)).attempts, waits], [1, 2], 'its own waits begin now')
  own = false
  app.clock.advance({ minutes: 2 })
  assert.equal(await drainOnce(sender), false)
  assert.deepEqual(await stateOf(app, code), ['sent', 2, null])
})

test('after three days of trouble a mail is given up as any other', async () => {
  const app = await testApp()
  const { transport } = aTransport(async () => TROUBLE)
  const id = await queued(app)
  await drainOnce(senderOf(app, transport))
  app.clock.advance({ hours: 72 })
  assert.equal(await drainOnce(senderOf(app, transport)), true)
  assert.deepEqual(await stateOf(app, id), ['failed', 1, 'given-up: no-answer (ETIMEDOUT)'])
})

test('a mail that alone meets trouble does not stop those that get through', async () => {
  const app = await testApp()
  const { taken, transport } = aTransport(async ({ to }) => (to.startsWith('bad') ? TROUBLE : { kind: 'sent' }))
  await queued(app, { recipient: 'bad@minato.example' })
  for (let i = 0; i < 3 * AT_ONCE; i++) await queued(app)
  assert.equal(await drainOnce(senderOf(app, transport)), false)
  assert.equal(taken.length, 3 * AT_ONCE + 1)
  assert.equal(app.faults.length, 1, 'and the log tells of it')
})

test('a sender that is told to stop finishes what it has in hand, and begins nothing more', async () => {
  const app = await testApp()
  const slow = held()
  const { taken, transport } = aTransport(slow.take)
  await queued(app)
  app.clock.advance({ seconds: 1 })
  const sending = await keepSending(senderOf(app, transport), 1)
  assert.equal((app.lines.at(-1) as { mails: number }).mails, 1, 'told how many were closed')
  const id = await queued(app)
  await slow.begun
  const stopped = sending.stop()
  slow.end({ kind: 'sent' })
  await stopped
  assert.equal((await mailRow(app, id)).state, 'sent')
  await queued(app)
  assert.equal(taken.length, 1)
})

test('a mail server that stalls does not hold a stop up: its mail waits, and no try is counted', async () => {
  const app = await testApp()
  const server = await anSmtpServer()
  server.manners.content = 'stall'
  const patient = { connection: 60_000, greeting: 60_000, silence: 60_000, whole: 60_000 }
  const { sender } = aSender(app, server.url, {}, patient)
  const sending = await keepSending(sender, 1, 100)
  app.clock.advance({ seconds: 1 })
  const id = await queued(app)
  while (server.arrived.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
  const began = performance.now()
  await sending.stop()
  assert.ok(performance.now() - began < 5000)
  assert.deepEqual(await stateOf(app, id), ['waiting', 0, 'server-stopped'])
  assert.deepEqual(app.faults, [], 'it is nobody’s trouble')
})
