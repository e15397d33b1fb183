// What a copy of the database tells (decision 017), and how it comes from what releases before kept in clear.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#clock'
import { tryCareFile } from '#operations/care/tryCareFile'
import { createCodeRing } from '#operations/codeRing'
import { registerDevices } from '#operations/devices/registerDevices'
import { changeCodeKey } from '#operations/upkeep/changeCodeKey'
import { type KeyFile, openCodeRing, refreshCodeRing } from '#operations/upkeep/openCodeRing'
import { sealCodes } from '#operations/upkeep/sealCodes'
import { systemRandom } from '#random'
import type { Db } from '#store/db'
import { randomUuid } from '#web/uuid'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { aDealer } from '../support/aDealer.ts'
import { extended } from '../support/extendWalk.ts'
import { issued, keyIn, toConfirm } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { keysOf, TEST_SECRET, testCodes } from '../support/testCodes.ts'
import { anOperatorOf, userOf } from '../support/who.ts'

/** All rows of all tables, as a dump has them. */
async function dumpOf(db: Db): Promise<string> {
  const tables = await db<{ name: string }[]>`
    select quote_ident(table_name) as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`
  const rows = await Promise.all(tables.map(({ name }) => db.unsafe(`select t::text as text from ${name} t`)))
  return rows.flatMap(found => found.map(row => row.text)).join('\n')
}

const inAnyForm = (code: string) => [
  code,
  code.toLowerCase(),
  code.match(/.{4}/g)!.join('-'),
  Buffer.from(code).toString('hex'),
]

function told(dump: string, codes: string[]): string[] {
  return codes.filter(code => inAnyForm(code).some(form => dump.includes(form)))
}

test('a dump holds no Registration ID and no Registration Key: of cards, services, drafts, limits, mails, trail', async () => {
  const app = await testApp()
  const { demo, db } = app
  await aDealer(app)
  const visitor = await app.aReseller()
  const [one, other, open] = [app.aDevice(), app.aDevice(), app.aDevice()]
  await issued(visitor, one.card('KX-VCS701W'))
  await extended(visitor, one.card('KX-VCS703W'))
  await toConfirm(visitor, open.card('KX-VCS701W'))
  await visitor.post('/search', { family: 'hdcom', ...other.card('KX-VCS701W') })
  const guess = { no: other.keys[0]!.activationKeyNo, id: other.keys[1]!.registrationId } // right for another card
  const bytes = aFile(`MPR ID,Activation Key No.,Registration ID\n${other.mprId},${guess.no},${guess.id}\n`)
  await tryCareFile(app.deps, { by: await userOf(db, demo.account.loginId), id: randomUuid(systemRandom), bytes })
  const dump = await dumpOf(db)
  const ids = demo.devices.flatMap(({ keys }) => keys.map(({ registrationId }) => registrationId))
  const keys = (await keysOf(db)).map(({ key }) => key)
  assert.ok(ids.length > 60 && keys.length > 200, 'there is something to be told')
  assert.deepEqual(told(dump, [...ids, ...keys]), [])
  assert.ok(told(dump, [one.mprId]).length === 1, 'a dump is read')
  assert.deepEqual(app.faults, [])
})

async function* aFile(text: string) {
  yield Buffer.from(text)
}

/** As servers of the release before leave a database: all in clear, nothing sealed. */
async function asBefore({ db, deps }: Pick<TestApp, 'db' | 'deps'>): Promise<void> {
  const cards = await db<{ no: string; sealed: Uint8Array }[]>`
    select activation_key_no as no, id_sealed as sealed from activation_keys`
  for (const { no, sealed } of cards)
    await db`update activation_keys set registration_id = ${testCodes.read('registration-id', { sealed, clear: null }, no)},
      id_mark = null, id_sealed = null where activation_key_no = ${no}`
  for (const { mprId, periodNo, key } of await keysOf(db))
    await db`update services set registration_key = ${key}, key_mark = null, key_sealed = null
      where mpr_id = ${mprId} and period_no = ${periodNo}`
  await db`update codes_in_clear set written = true`
  await refreshed(db, deps.codes)
}

const SECRETS = new Map<number, Uint8Array>()
const FILE: KeyFile = { read: async () => SECRETS, add: async (id, secret) => void SECRETS.set(id, secret) }

const refreshed = (db: Db, ring: TestApp['deps']['codes']) => refreshCodeRing(db, FILE, ring)

/** An app whose ring is as its database says, with a file of keys. */
async function anApp() {
  const app = await testApp()
  SECRETS.clear()
  const { db, clock, deps } = app
  const visitor = await app.aReseller()
  const [used, fresh, third] = [app.aDevice(), app.aDevice(), app.aDevice()]
  const key = keyIn((await issued(visitor, used.card('KX-VCS701W'))).body)!
  // The test's own key becomes the first one of this file.
  SECRETS.set(1, TEST_SECRET)
  await openCodeRing({ db, clock, random: systemRandom }, FILE, { mayMake: true })
  await refreshed(db, deps.codes)
  const works = async () => {
    const found = await visitor.submit('/search', { family: 'hdcom', ...used.card('KX-VCS701W') })
    assert.equal(keyIn(found.body), key, 'キー検索')
    const registered = await aDeviceOn(app).register({ mprId: used.mprId, registrationKey: key.replaceAll('-', '') })
    assert.equal(registered.status, 200, 'the device')
    const wrong = await visitor.post('/search', {
      family: 'hdcom',
      ...used.card('KX-VCS701W'),
      registrationId: '00000000',
    })
    assert.equal(wrong.status, 409, 'a wrong Registration ID')
  }
  return { ...app, visitor, used, fresh, third, key, works }
}

const left = async (db: Db) => {
  const [row] = await db`select (select count(*) from activation_keys where id_mark is null) as "unsealedCards",
    (select count(*) from services where key_mark is null) as "unsealedKeys",
    (select count(*) from activation_keys where registration_id is not null) as "clearCards",
    (select count(*) from services where registration_key is not null) as "clearKeys"`
  return { ...row }
}

test('what the release before kept in clear works as it is, is sealed beside, and is taken out once nobody needs it', async () => {
  const app = await anApp()
  const { db, deps, visitor, fresh } = app
  await asBefore(app)
  const all = { unsealedCards: (await left(db)).unsealedCards, unsealedKeys: 1 }
  assert.ok(all.unsealedCards > 60)
  await app.works()
  const issuedNow = await issued(visitor, fresh.card('KX-VCS701W'))
  assert.equal((await keysOf(db)).length, 2)
  assert.equal((await left(db)).clearKeys, 2, 'a server of the release before finds the new one, too')

  assert.deepEqual(await sealCodes(deps), { sealed: all.unsealedCards + 1, wiped: 0, sealedAnew: 0, ended: [] })
  const [{ cards } = { cards: 0 }] = await db<{ cards: number }[]>`select count(*)::int as cards from activation_keys`
  assert.deepEqual(await left(db), { unsealedCards: 0, unsealedKeys: 0, clearCards: cards, clearKeys: 2 })
  assert.ok(told(await dumpOf(db), [app.third.keys[0]!.registrationId]).length === 1, 'a dump tells what is in clear')
  const { confirm } = await toConfirm(visitor, app.third.card('KX-VCS701W'))
  await app.works()

  const brought = await sealCodes(deps, { alone: true })
  assert.equal(brought.wiped, cards + 2 + 2, 'cards, keys, and the drafts')
  assert.deepEqual(await left(db), { unsealedCards: 0, unsealedKeys: 0, clearCards: 0, clearKeys: 0 })
  await refreshed(db, deps.codes)
  await app.works()
  assert.equal(keyIn((await visitor.get(issuedNow.path)).body), keyIn(issuedNow.body))
  assert.ok(keyIn((await visitor.submit(confirm.path, {})).body), 'a form that was begun in clear is finished')
  const ids = app.demo.devices.flatMap(device => device.keys.map(({ registrationId }) => registrationId))
  assert.deepEqual(told(await dumpOf(db), ids), [])
  assert.deepEqual(app.faults, [])
})

/** As a server has it that has not heard of a key, or lacks it no more. */
function ringWithout(id: number, { secrets }: TestApp['deps']['codes']) {
  const writesFrom = Temporal.Instant.from('2020-01-01T00:00Z')
  const keys = [...secrets()].flatMap(([no, secret]) =>
    no === id ? [] : [{ id: no, secret, writesFrom, ended: false }],
  )
  return createCodeRing({ random: systemRandom, clock: systemClock }, { keys, lacking: [], inClear: false })
}

test('a key is changed while people work: nobody is refused, and the former one ends when nothing is sealed with it', async () => {
  const app = await anApp()
  const { db, deps, clock, visitor, fresh, third } = app
  const change = { by: anOperatorOf(), prepare: false, onlyServer: true, dryRun: false }
  const changing = { ...deps, keyFile: FILE }
  assert.deepEqual(await changeCodeKey(changing, { ...change, dryRun: true }), { ok: true, value: 2 })
  assert.equal(SECRETS.size, 1)
  const unprepared = await changeCodeKey(changing, { ...change, onlyServer: false })
  assert.deepEqual(unprepared, { ok: false, refusal: 'code-key-not-prepared' })
  assert.deepEqual(await changeCodeKey(changing, { ...change, prepare: true }), { ok: true, value: 2 })
  assert.deepEqual(await changeCodeKey(changing, change), { ok: true, value: 2 }, 'the one that was prepared')
  assert.deepEqual(await changeCodeKey(changing, change), { ok: false, refusal: 'code-key-changing' })
  await refreshed(db, deps.codes)
  await app.works()
  const beforeItsTime = await sealCodes(deps)
  assert.deepEqual(beforeItsTime, { sealed: 0, wiped: 0, sealedAnew: 0, ended: [] })
  clock.advance({ seconds: 61 })
  await app.works()
  const stale = ringWithout(2, deps.codes)
  assert.equal(stale.sealsWith, 1, 'another server has not heard of it yet, and seals with the former one')
  assert.deepEqual((await sealCodes({ ...deps, codes: stale })).sealedAnew, 0)
  await issued(visitor, fresh.card('KX-VCS701W'))
  await app.works()
  clock.advance({ minutes: 2 })
  const { confirm } = await toConfirm(visitor, third.card('KX-VCS701W'))
  const anew = await sealCodes(deps)
  const [{ cards } = { cards: 0 }] = await db<{ cards: number }[]>`select count(*)::int as cards from activation_keys`
  assert.deepEqual(anew, { sealed: 0, wiped: 0, sealedAnew: cards - 0 + 1, ended: [] })
  await app.works()
  const done = await visitor.submit(confirm.path, {})
  assert.ok(keyIn(done.body), 'a form that was begun with the former key is finished')

  clock.advance({ hours: 12, minutes: 56 })
  assert.deepEqual((await sealCodes(deps)).ended, [], 'a draft of that time may still be there')
  clock.advance({ minutes: 2 })
  // Somebody is at work on a row that the walk passes by, and that the former key seals.
  const [held] = await db<{ no: string; mprId: string; sealed: Uint8Array; mark: Uint8Array }[]>`
    select activation_key_no as no, id_sealed as sealed, id_mark as mark from activation_keys limit 1`
  const former = ringWithout(2, deps.codes).keep('registration-id', 'BC4107E2', held!.no)
  await db`update activation_keys set id_sealed = ${former.sealed} where activation_key_no = ${held!.no}`
  const working = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const holding = db.begin(async tx => {
    await tx`select 1 from activation_keys where activation_key_no = ${held!.no} for update`
    locked.resolve()
    await working.promise
  })
  await locked.promise
  assert.deepEqual(await sealCodes(deps), { sealed: 0, wiped: 0, sealedAnew: 0, ended: [] })
  working.resolve()
  await holding
  assert.deepEqual(await sealCodes(deps), { sealed: 0, wiped: 0, sealedAnew: 1, ended: [1] })
  await db`update activation_keys set id_sealed = ${held!.sealed}, id_mark = ${held!.mark} where activation_key_no = ${held!.no}`
  await refreshed(db, deps.codes)
  assert.deepEqual((await keysOf2(db)).length, 3)
  // What a key that has ended seals all the same is still read, and found by the look at all rows.
  const [again] = await db<
    { no: string }[]
  >`select activation_key_no as no from activation_keys where mpr_id is null limit 1`
  const late = ringWithout(2, deps.codes).keep('registration-id', 'BC4107E2', again!.no)
  await db`update activation_keys set id_mark = ${late.mark}, id_sealed = ${late.sealed} where activation_key_no = ${again!.no}`
  assert.equal((await sealCodes(deps)).sealedAnew, 0)
  assert.equal((await sealCodes(deps, { thorough: true })).sealedAnew, 1)
  SECRETS.delete(1)
  await refreshed(db, deps.codes)
  const registered = await registerDevices(deps, [
    { mprId: app.used.mprId, registrationKey: app.key.replaceAll('-', '') as never },
  ])
  assert.ok(registered[0]!.ok, 'without the former key')
  assert.deepEqual(app.faults, [])

  /** Read by the app's own ring. */
  async function keysOf2(of: Db) {
    const rows = await of<{ sealed: Uint8Array; mprId: string }[]>`
      select key_sealed as sealed, mpr_id as "mprId" from services`
    return rows.map(({ sealed, mprId }) => deps.codes.read('registration-key', { sealed, clear: null }, mprId))
  }
})

test('a server whose file lacks a key that is in use does not start, and says that it is not ready', async () => {
  const app = await anApp()
  const { db, clock, deps } = app
  await changeCodeKey(
    { ...deps, keyFile: FILE },
    { by: anOperatorOf(), prepare: false, onlyServer: true, dryRun: false },
  )
  const former: KeyFile = { ...FILE, read: async () => new Map([...SECRETS].filter(([id]) => id === 1)) }
  const other: KeyFile = {
    ...FILE,
    read: async () =>
      new Map([
        [1, SECRETS.get(1)!],
        [2, SECRETS.get(1)!],
      ]),
  }
  for (const file of [former, other])
    await assert.rejects(openCodeRing({ db, clock, random: systemRandom }, file), /key 2, which the file here lacks/)
  await refreshCodeRing(db, former, deps.codes)
  const ready = async () => (await app.app.request('/readyz')).text()
  assert.equal(await ready(), 'ready\n', 'there is time to copy the file')
  clock.advance({ seconds: 45 })
  assert.equal(await ready(), 'code keys lacking\n')
  await refreshed(db, deps.codes)
  assert.equal(await (await app.app.request('/readyz')).text(), 'ready\n')
})
