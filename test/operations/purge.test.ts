// Rows that have run out go, those that have not stay, and of several servers one does it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLOCKS_APART } from '#domain/limits'
import { keepPurging, purge } from '#operations/upkeep/purge'
import { endMail } from '#store/notices/mailQueue'
import { deleteExpired } from '#store/upkeep/expired'
import { mailRow, queued, sealed, stateOf } from '../support/aSender.ts'
import { type TestApp, testApp } from '../support/testApp.ts'

const TABLES = [
  'sessions',
  'login_challenges',
  'drafts',
  'temporary_passwords',
  'consents',
  'mail_proofs',
  'registered_pages',
  'connection_number_holds',
  'wrong_codes',
  'wrong_device_keys',
  'buckets',
]

/** One row of each table; each runs out so many minutes from now, a number's hold and the counters a day later. */
async function rows({ db, clock, demo }: TestApp, name: number, minutes: number): Promise<void> {
  const until = clock.now().add({ minutes })
  const id = Buffer.alloc(32, name)
  const { mprId, keys } = demo.devices[name]!
  const [account] = await db<{ id: number }[]>`select id from accounts order by id offset ${name} limit 1`
  await db`insert into sessions values (${id}, ${account!.id}, ${until}, ${until}, ${until})`
  // What was used stays as long as any server would take it.
  await db`insert into login_challenges (id, answer, expires_at)
    values (${`c${name}`}, '123456', ${until.subtract(CLOCKS_APART)})`
  await db`insert into drafts (id, account_id, journey, answers, expires_at)
    values (gen_random_uuid(), ${account!.id}, 'issue-hdcom', '{}', ${until})`
  await db`insert into consents values (gen_random_uuid(), 1, ${until}, ${until})`
  await db`insert into mail_proofs (id, email, sealed_code, code_until, expires_at)
    values (gen_random_uuid(), 'a@x.example', '', ${until}, ${until})`
  await db`insert into registered_pages (id, browser_hash, account_id, login_id, kind, expires_at)
    values (gen_random_uuid(), '', ${account!.id}, 'AAAAAAAAAA', 'updated', ${until})`
  await db`insert into temporary_passwords values (${`NOBODY000${name}`}, 'a hash', ${until})`
  await db`insert into connection_number_holds values (${`1112345678${name}`}, ${keys[0]!.activationKeyNo}, ${until})`
  await db`insert into wrong_codes values (${account!.id}, 1, 0, ${until})`
  await db`insert into wrong_device_keys values (${mprId}, '192.0.2.1', ${[until]}::timestamptz[])`
  await db`insert into buckets values (${`b${name}`}, 1, ${until})`
}

async function counts({ db }: TestApp): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of TABLES) found[table] = (await db<{ n: number }[]>`select count(*) as n from ${db(table)}`)[0]!.n
  return found
}

const each = (n: number) => Object.fromEntries(TABLES.map(table => [table, n]))

test('what has run out is deleted, and nothing else', async () => {
  const app = await testApp()
  for (const table of TABLES) await app.db`delete from ${app.db(table)}`
  await rows(app, 0, 0)
  await rows(app, 1, 1)
  app.clock.advance({ hours: 24 })
  // Of the second, only what counts for a day after its time is left; then nothing.
  const dayLong = { connection_number_holds: 1, wrong_device_keys: 1, buckets: 1 }
  assert.deepEqual(await purge(app.deps), { ...each(2), ...dayLong })
  assert.deepEqual(await counts(app), { ...each(0), ...dayLong })
  app.clock.advance({ minutes: 1 })
  assert.deepEqual(await purge(app.deps), dayLong)
  assert.deepEqual(await counts(app), each(0))
  assert.deepEqual(await purge(app.deps), {})
})

test('nothing that is still good is deleted, nor an account’s used-up window', async () => {
  const app = await testApp()
  for (const table of TABLES) await app.db`delete from ${app.db(table)}`
  await rows(app, 0, 1)
  assert.deepEqual(await purge(app.deps), {})
  await app.db`update wrong_codes set count = 5`
  app.clock.advance({ hours: 48 })
  const { wrong_codes: _kept, ...others } = each(1)
  assert.deepEqual(await purge(app.deps), others)
})

test('more than one call’s worth goes as well', async () => {
  const app = await testApp()
  await app.db`insert into buckets (key, tokens, refilled_at) select 'many' || n, 1, ${app.clock.now()} from generate_series(1, 12000) n`
  app.clock.advance({ hours: 24 })
  assert.ok((await purge(app.deps))!.buckets! >= 12_000)
})

test('one server purges, another passes; a row in use is left for the next time', async () => {
  const app = await testApp()
  for (const table of TABLES) await app.db`delete from ${app.db(table)}`
  await rows(app, 0, 0)
  await app.db.begin(async tx => {
    await tx`select pg_advisory_xact_lock(7305001)`
    assert.equal(await deleteExpired(app.db, app.clock.now()), undefined)
  })
  await app.db.begin(async tx => {
    await tx`select 1 from drafts for update`
    assert.equal((await purge(app.deps))!.drafts, undefined)
  })
  assert.deepEqual(await purge(app.deps), { drafts: 1 })
})

test('a waiting mail loses a secret that ran out, though its next try is far away; one that is still good stays', async () => {
  const app = await testApp()
  const code = { template: 'mail-code', data: { purpose: 'register' }, language: 'ja' } as const
  const [over, good] = [
    await queued(app, { ...code, secret: sealed(app, '483920', 10) }),
    await queued(app, { ...code, secret: sealed(app, '483920', 13) }),
  ]
  await app.db`update outbox set next_at = created_at + interval '4 hours'`
  app.clock.advance({ minutes: 12 })
  assert.equal((await purge(app.deps))!['outbox.secret'], 1)
  assert.deepEqual(await stateOf(app, over), ['dropped', 0, 'secret-ran-out'])
  assert.equal((await mailRow(app, over)).secret, null)
  assert.equal((await mailRow(app, good)).state, 'waiting')
  assert.notEqual((await mailRow(app, good)).secret, null)
})

test('mails with a code go a day after they ended, others stay without whom they went to after 90; the name of an account goes at once', async () => {
  const app = await testApp()
  const [code, closed, waits] = [
    await queued(app, { template: 'mail-code', data: { purpose: 'register' }, language: 'ja' }),
    await queued(app, { template: 'account-closed', data: { name: 'みなと映像' } }),
    await queued(app),
  ]
  const now = app.clock.now()
  for (const id of [code, closed]) await endMail(app.db, { id, state: 'sent' }, now)
  const [row] = await app.db`select data from outbox where id = ${closed}`
  assert.deepEqual(row!.data, {})
  const named = async () =>
    (await app.db<{ id: number }[]>`select id from outbox where recipient is not null order by id`).map(({ id }) => id)
  app.clock.advance({ hours: 23 })
  await purge(app.deps)
  assert.deepEqual(await named(), [code, closed, waits])
  app.clock.advance({ hours: 1 })
  await purge(app.deps)
  assert.deepEqual(await named(), [closed, waits])
  app.clock.advance({ hours: 24 * 89 })
  await purge(app.deps)
  assert.deepEqual(await named(), [waits])
  assert.equal((await app.db`select 1 from outbox`).length, 2)
})

test('the schedule says what it deleted, outlives a failure, and ends when told', async () => {
  const { deps, db, clock, lines, faults } = await testApp()
  await db`delete from drafts`
  await db`insert into login_challenges (id, answer, expires_at) values ('c', '123456', ${clock.now().subtract(CLOCKS_APART)})`
  let failures = 2
  const unsteady = {
    now: () => {
      if (failures-- > 0) throw new Error('away')
      return clock.now()
    },
  }
  const schedule = keepPurging({ ...deps, clock: unsteady }, 5)
  while (!lines.some(line => 'rows' in line)) await new Promise(resolve => setTimeout(resolve, 5))
  await schedule.stop()
  assert.deepEqual(lines.filter(line => 'rows' in line).at(-1), { rows: { login_challenges: 1 } })
  assert.equal(faults.length, 2)
})
