// The demo's dealer: the plan holds on any day, and what it leaves behind is what the operations themselves would have left.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MprId } from '#domain/codes'
import { registrationKeyFits } from '#domain/registrationKey'
import { type Service, serviceStatus } from '#domain/service'
import { lastDayOf } from '#domain/term'
import { dealerLives, type Life, type Story } from '#operations/upkeep/dealer/dealerLives'
import { purge } from '#operations/upkeep/purge'
import { type ServiceRow, serviceFrom } from '#store/services/facts'
import { aDealer } from '../support/aDealer.ts'
import { aTransport, drainOnce, senderOf } from '../support/aSender.ts'
import { invariants } from '../support/invariants.ts'
import { lastOfStory } from '../support/lifeStories.ts'
import { lived, operated } from '../support/replay.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { keysOf } from '../support/testCodes.ts'

const TODAY = '2026-12-01' // testApp's

/** Month ends, leap days and their neighbours, and the days between. */
const EDGES = [
  '2027-02-28',
  '2027-03-01',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
  '2028-08-29',
  '2028-08-31',
  '2029-02-28',
]

/** What the device of a story has come to; the last period that was not undone decides. */
const EXPECTED: Partial<Record<Story, string>> = {
  unstarted: 'unstarted',
  'unstarted, extended': 'unstarted',
  'many days left': 'active',
  'three years': 'active',
  'ends within 30 days': 'active',
  'ends within 60 days': 'active',
  'ends within 90 days': 'active',
  expired: 'expired',
  lapsed: 'lapsed',
  moved: 'active',
  'moved before first use': 'unstarted',
  'moved, issued again after repair': 'active',
  'moved, extended': 'active',
  'undone, issued on the right device': 'active',
  'undone, issued again': 'active',
  'extension undone, extended again': 'active',
  'extended once': 'active',
  'extended several times': 'active',
  'extended after expiry': 'active',
  'trial, then paid': 'active',
  'trial running': 'active',
  'trial expired': 'expired',
  'trial, lapsed, issued again': 'active',
  stopped: 'lapsed',
  'stopped, issued again': 'active',
}

test('the plan holds on every day: the rules allow each act, in order, in the past, and each story ends as it is told', () => {
  const days = [
    ...EDGES.map(day => Temporal.PlainDate.from(day)),
    ...Array.from({ length: 24 }, (_, i) => Temporal.PlainDate.from(TODAY).add({ days: 61 * i })),
  ]
  for (const today of days) {
    const lives = dealerLives(today)
    assert.equal(
      lives.reduce((sum, life) => sum + life.devices, 0),
      300,
    )
    for (const life of lives) {
      const { story, last } = lastOfStory(life, today)
      const about = `${story} on ${today}`
      if (EXPECTED[story]) assert.equal(serviceStatus(last, today), EXPECTED[story], about)
      const within = /^ends within (\d+) days$/.exec(story)?.[1]
      if (within) {
        const left = today.until(lastDayOf(last!.term)!).days
        assert.ok(left <= Number(within) && left > Number(within) - 30, `${about}: ${left} days left`)
      }
      const said = life.acts.map(act => act.day)
      assert.deepEqual(said, said.toSorted(Temporal.PlainDate.compare), about)
      assert.ok(
        said.every(day => Temporal.PlainDate.compare(day, today) < 0),
        about,
      )
    }
  }
})

async function servicesIn({ db }: TestApp): Promise<Service[]> {
  const rows = await db<ServiceRow[]>`select * from services`
  return rows.map(serviceFrom)
}

const many = <T>(all: T[], what: (one: T) => boolean) => all.filter(what).length

test('all kinds are there, and all is as operations leave it', async () => {
  const app = await testApp()
  await aDealer(app)
  const { db } = app
  const today = Temporal.PlainDate.from(TODAY)
  const services = await servicesIn(app)
  for (const status of ['unstarted', 'active', 'expired', 'lapsed'] as const)
    assert.ok(many(services, service => serviceStatus(service, today) === status) > 10, status)
  for (const closing of ['moved', 'undone', 'stopped', 'superseded'] as const)
    assert.ok(many(services, service => service.closing === closing) > 3, closing)
  assert.ok((await keysOf(db)).every(({ key, mprId }) => registrationKeyFits(key, mprId as MprId)))
  const [counted] = await db`select
    (select count(*) from activation_keys where frozen_at is not null and flow is null) as frozen,
    (select count(*) from (select from service_events where kind = 'extend' and undone_at is null group by mpr_id
      having count(*) > 1)) as "oftenExtended",
    (select count(*) from service_events where kind = 'extend' and undone_at is null) as extended,
    (select count(*) from (select connection_number from services where origin_mpr_id is null group by 1 having count(*) > 1)) as reused,
    (select count(*) from activation_keys where mpr_id is null and minted_for is not null and frozen_at is null
      and voided_at is null) as "inTheHand",
    (select count(*) from devices d join device_contacts using (mpr_id)) as heard,
    (select count(*) from service_events where kind in ('issue', 'extend') and terms_version is distinct from 1) as "withoutTerms",
    (select count(*) from services s join devices d using (mpr_id) where family = 'mpcs') as mpcs,
    (select extract(days from max(at) - min(at))::int from service_events) as days`
  const { days, withoutTerms, ...kinds } = counted!
  for (const [kind, count] of Object.entries(kinds)) assert.ok(Number(count) > 5, `${kind}: ${count}`)
  assert.ok(days > 700, `${days} days`)
  assert.equal(withoutTerms, 0)
  assert.deepEqual(await invariants(db), [])
  for (const table of ['drafts', 'connection_number_holds', 'sessions', 'device_answers'])
    assert.equal((await db`select 1 from ${db(table)}`).length, 0, table)
})

test('nothing waits to be sent, and nothing has run out', async () => {
  const app = await testApp()
  await aDealer(app)
  const { transport, taken } = aTransport()
  await drainOnce(senderOf(app, transport))
  assert.deepEqual(taken, [])
  assert.deepEqual(
    await app.db`select distinct state, attempts from outbox`.then(rows => rows.map(row => ({ ...row }))),
    [{ state: 'sent', attempts: 1 }],
  )
  assert.deepEqual(await purge(app.deps), {})
})

test('row by row what the operations themselves write, of each story', async () => {
  const firsts = (today: Temporal.PlainDate): Life[] =>
    [...Map.groupBy(dealerLives(today), life => life.story).values()].flatMap(lives => lives.slice(0, 2))
  const [seeded, replayed] = [await testApp(), await testApp()]
  await aDealer(seeded, firsts)
  await operated(replayed, seeded)
  const [left, right] = [await lived(seeded), await lived(replayed)]
  for (const table of Object.keys(left)) assert.deepEqual(left[table], right[table], table)
  assert.ok(left.service_events!.length > 100)
  assert.deepEqual(await invariants(replayed.db), [])
})
