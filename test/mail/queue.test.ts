// The outbox as a queue that several servers share, with a clock that is set.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AT_ONCE } from '#mail/sender'
import { claimMails, firstStart, openMails } from '#store/notices/mailQueue'
import { aSender, aTransport, drainOnce, mailRow, queued, sealed, senderOf, stateOf } from '../support/aSender.ts'
import { anSmtpServer } from '../support/smtpServer.ts'
import { testApp } from '../support/testApp.ts'

test('two servers at once: all mails go, none twice', async () => {
  const app = await testApp()
  const server = await anSmtpServer()
  server.manners.content = 'slow'
  for (let i = 0; i < 23; i++) await queued(app, { recipient: `a${i}@minato.example` })
  const [one, two] = [aSender(app, server.url), aSender(app, server.url)]
  await Promise.all([one.drain(), two.drain()])
  const to = server.arrived.map(mail => mail.to[0])
  assert.deepEqual([to.length, new Set(to).size], [23, 23])
  assert.deepEqual(await openMails(app.db), { waiting: 0, failed: 0 })
})

test('no connection to the database is held while a mail server talks', async () => {
  const app = await testApp()
  const { transport } = aTransport(async () => {
    const [busy] = await app.db<{ n: number }[]>`select count(*) as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`
    assert.equal(busy!.n, 0)
    return { kind: 'sent' }
  })
  const id = await queued(app)
  await drainOnce(senderOf(app, transport))
  assert.equal((await mailRow(app, id)).state, 'sent')
})

test('a server that died with a mail in hand: another takes it up when the claim runs out', async () => {
  const app = await testApp()
  const id = await queued(app)
  assert.equal((await claimMails(app.db, AT_ONCE, app.clock.now())).length, 1, 'the one that died')
  const { taken, transport } = aTransport()
  app.clock.advance({ seconds: 119 })
  await drainOnce(senderOf(app, transport))
  assert.equal(taken.length, 0)
  app.clock.advance({ seconds: 1 })
  await drainOnce(senderOf(app, transport))
  assert.deepEqual(await stateOf(app, id), ['sent', 2, null])
})

test('waits double up to 4 hours, and after 3 days the mail is given up with the last reason', async () => {
  const app = await testApp()
  const { taken, transport } = aTransport(async () => ({ kind: 'later', reason: 'recipient-refused 451' }))
  const id = await queued(app)
  const written = app.clock.now()
  const waits: number[] = []
  for (let i = 0; i < 100 && (await mailRow(app, id)).state === 'waiting'; i++) {
    await drainOnce(senderOf(app, transport))
    const wait = (await mailRow(app, id)).nextAt.since(app.clock.now()).total('minutes')
    waits.push(wait)
    app.clock.advance({ minutes: wait })
  }
  assert.deepEqual(waits.slice(0, 9), [2, 4, 8, 16, 32, 64, 128, 240, 240])
  const tries = waits.length
  assert.deepEqual(await stateOf(app, id), ['failed', tries, 'given-up: recipient-refused 451'])
  const lasted = app.clock.now().since(written).total('hours')
  assert.ok(lasted >= 72 && lasted < 81, `${lasted} hours`)
  assert.equal(new Set(taken.map(mail => mail.messageId)).size, 1)
})

test('a code or password waits sealed, and is gone when its mail no longer waits, or too late to be sent', async () => {
  const app = await testApp()
  const code = { template: 'mail-code', data: { purpose: 'register' }, language: 'ja' } as const
  const { transport } = aTransport(async () => ({ kind: 'later', reason: 'x' }))
  const id = await queued(app, { ...code, secret: sealed(app, '483920', 10) })
  const kept = await mailRow(app, id)
  assert.ok(!Buffer.from(kept.secret!).includes('483920') && !JSON.stringify(kept).includes('483920'))
  await drainOnce(senderOf(app, transport))
  assert.notEqual((await mailRow(app, id)).secret, null, 'still needed')
  app.clock.advance({ minutes: 10 })
  const late = aTransport()
  await drainOnce(senderOf(app, late.transport))
  assert.deepEqual(await stateOf(app, id), ['dropped', 2, 'secret-ran-out'])
  assert.equal((await mailRow(app, id)).secret, null)
  assert.equal(late.taken.length, 0)
})

test('a secret sealed with another APP_SECRET fails its mail; an address that is gone drops it', async () => {
  const app = await testApp()
  const { taken, transport } = aTransport()
  const secret = { sealed: new Uint8Array(40), until: app.clock.now().add({ minutes: 10 }) }
  const foreign = await queued(app, { template: 'mail-code', data: { purpose: 'register' }, language: 'ja', secret })
  const closed = await queued(app, { accountId: 1, recipient: undefined })
  await app.db`update accounts set closed_at = now(), disabled_at = now(), news = false, news_since = null,
    contact_name = null, email = null where id = 1`
  await drainOnce(senderOf(app, transport))
  assert.deepEqual(await stateOf(app, foreign), ['failed', 1, 'secret-unopenable'])
  assert.equal((await mailRow(app, foreign)).secret, null)
  assert.deepEqual(await stateOf(app, closed), ['dropped', 1, 'no-address'])
  assert.equal(taken.length, 0)
})

test('what cannot be written fails alone; what a newer version wrote waits for it', async () => {
  const app = await testApp()
  const { taken, transport } = aTransport()
  const broken = await queued(app, { template: 'extended', data: { mprId: 7 } as never })
  const newer = await queued(app, { template: 'of-tomorrow' as never })
  const good = await queued(app)
  await drainOnce(senderOf(app, transport))
  assert.deepEqual(await stateOf(app, broken), ['failed', 1, 'cannot-be-written'])
  assert.deepEqual(await stateOf(app, newer), ['waiting', 1, 'template-unknown'])
  assert.equal((await mailRow(app, good)).state, 'sent')
  assert.deepEqual([taken.length, app.faults.length], [1, 1])
})

test('mails with a code or password go first: they run out', async () => {
  const app = await testApp()
  for (let i = 0; i < AT_ONCE; i++) await queued(app)
  app.clock.advance({ seconds: 1 })
  const id = await queued(app, {
    template: 'mail-code',
    data: { purpose: 'register' },
    language: 'ja',
    secret: sealed(app, '483920', 10),
  })
  const { taken, transport } = aTransport()
  await drainOnce(senderOf(app, transport))
  assert.equal(taken[0]?.id, id)
  assert.equal(taken.length, AT_ONCE + 1)
})

test('the first start closes what was written before, once, whoever comes first', async () => {
  const app = await testApp()
  const old = [await queued(app), await queued(app)]
  app.clock.advance({ seconds: 1 })
  const now = app.clock.now()
  const starts = await Promise.all([firstStart(app.db, now), firstStart(app.db, now)])
  assert.deepEqual(
    starts.filter(n => n !== undefined),
    [2],
  )
  for (const id of old) assert.deepEqual(await stateOf(app, id), ['dropped', 0, 'before-first-start'])
  const fresh = await queued(app)
  assert.equal(await firstStart(app.db, app.clock.now()), undefined)
  assert.equal((await mailRow(app, fresh)).state, 'waiting')
})

test('the figures tell how many wait and have failed, and what came of tries', async () => {
  const app = await testApp()
  app.metrics.openMails(() => openMails(app.db))
  const { transport } = aTransport(async ({ to }) =>
    to.startsWith('gone') ? { kind: 'failed', reason: 'x' } : { kind: 'later', reason: 'x' },
  )
  await queued(app)
  await queued(app, { recipient: 'gone@minato.example' })
  await drainOnce(senderOf(app, transport))
  const figures = await app.metrics.registry.metrics()
  assert.match(figures, /^portal_mails\{state="waiting"\} 1$/m)
  assert.match(figures, /^portal_mails\{state="failed"\} 1$/m)
  assert.match(figures, /^portal_mail_tries_total\{outcome="failed"\} 1$/m)
  assert.match(figures, /^portal_mail_tries_total\{outcome="later"\} 1$/m)
})
