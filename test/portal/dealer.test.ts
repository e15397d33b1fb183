// The demo's dealer as its people and devices meet it: pages and the device API take its past for their own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { aDealer } from '../support/aDealer.ts'
import { extended } from '../support/extendWalk.ts'
import { invariants } from '../support/invariants.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { anOperator } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { idIn, keyIn as keyOf } from '../support/testCodes.ts'
import { wordsOf } from '../support/visitor.ts'

type Used = {
  mprId: string
  activationKeyNo: string
  registrationId: string
  key: string
  number: string
  lastDay: string
}

/** A HDコム device whose open service was issued with one card alone and is so on this day of the tests' clock, with that card. */
async function usedCard({ db }: TestApp, condition: string): Promise<Used> {
  const [row] = await db.unsafe<(Used & { id: Uint8Array; keySealed: Uint8Array })[]>(`
    select s.mpr_id as "mprId", k.activation_key_no as "activationKeyNo", k.id_sealed as id,
      s.key_sealed as "keySealed", s.connection_number as number, s.last_day::text as "lastDay"
    from services s join devices d using (mpr_id) join activation_keys k using (mpr_id, period_no)
    where d.family = 'hdcom' and s.closing is null and s.months = 12 and ${condition} order by s.last_day desc limit 1`)
  const { id, keySealed, ...used } = row!
  return {
    ...used,
    registrationId: idIn(id, used.activationKeyNo),
    key: keyOf({ sealed: keySealed, clear: null }, used.mprId),
  }
}

async function unusedCard({ db }: TestApp) {
  const [row] = await db<{ activationKeyNo: string; sealed: Uint8Array }[]>`
    select activation_key_no as "activationKeyNo", id_sealed as sealed from activation_keys
    where minted_for is not null and flow is null and frozen_at is null and product_code = 'KX-VCS701W' limit 1`
  return { activationKeyNo: row!.activationKeyNo, registrationId: idIn(row!.sealed, row!.activationKeyNo) }
}

const EXPIRED = `s.last_day < '2026-12-01' and s.last_day > '2026-06-10'`
const ACTIVE = `s.last_day > '2026-12-02' and s.last_day < '2027-06-01'`

test('キー検索 shows what the plan says, and when the device was heard', async () => {
  const app = await testApp()
  const person = await (await aDealer(app)).person()
  const used = await usedCard(app, ACTIVE)
  const found = await person.submit('/search', { family: 'hdcom', ...codesOf(used) })
  assert.equal(keyIn(found.body)?.replaceAll('-', ''), used.key)
  const { year, month, day } = Temporal.PlainDate.from(used.lastDay)
  assert.match(wordsOf(found.body), new RegExp(`利用期限 ${year}年${month}月${day}日 \\(GMT\\)`))
  assert.match(wordsOf(found.body), /2026年11月\d+日/, 'heard lately')
  assert.deepEqual(app.faults, [])
})

test('an expired service is extended with a card in the hand, and counts from today', async () => {
  const app = await testApp()
  const person = await (await aDealer(app)).person()
  const used = await usedCard(app, EXPIRED)
  const done = await extended(person, { ...codesOf(used), ...(await unusedCard(app)) } as never)
  assert.match(wordsOf(done.body), /延長完了 /)
  assert.match(wordsOf(done.body), /利用期限 2027年12月1日 \(GMT\)/)
  assert.deepEqual(await invariants(app.db), [])
})

test('a frozen card is refused; a device whose service lapsed is issued its former number', async () => {
  const app = await testApp()
  const person = await (await aDealer(app)).person()
  const lapsed = await usedCard(app, `s.last_day < '2026-05-15'`)
  const [row] = await app.db`select k.activation_key_no as "activationKeyNo", k.id_sealed as sealed
    from activation_keys k join products p on p.code = k.product_code where frozen_at is not null and family = 'hdcom'`
  const frozen = {
    activationKeyNo: row!.activationKeyNo,
    registrationId: idIn(row!.sealed, row!.activationKeyNo),
  }
  const refused = await person.post('/issue', { ...codesOf(lapsed), ...frozen })
  assert.equal(refused.status, 409)
  const done = await issued(person, { ...codesOf(lapsed), ...(await unusedCard(app)) } as never)
  assert.match(wordsOf(done.body), new RegExp(formatNumber(lapsed.number)))
  assert.deepEqual(await invariants(app.db), [])
})

test('a device of the dealer registers the key that it has, and is told its last day', async () => {
  const app = await testApp()
  await aDealer(app)
  const device = aDeviceOn(app)
  const used = await usedCard(app, ACTIVE)
  const told = await device.register({ mprId: used.mprId, registrationKey: used.key })
  assert.deepEqual([told.status, told.json.status, told.json.lastDay], [200, 'active', used.lastDay])
  assert.equal(told.json.connectionNumber, used.number)
  const expired = await usedCard(app, EXPIRED)
  const other = await device.register({ mprId: expired.mprId, registrationKey: expired.key })
  assert.equal(other.json.status, 'expired')
  const [starts] = await app.db`select count(*) as n from service_events where at >= ${app.clock.now()}`
  assert.equal(starts!.n, 0, 'its clock ran already')
})

test('an operator is shown a whole history, from the delivery on', async () => {
  const app = await testApp()
  await aDealer(app)
  const [moved] = await app.db<{ mprId: string }[]>`
    select mpr_id as "mprId" from services where origin_mpr_id is not null and closing is null limit 1`
  const { bare } = await anOperator(app.db, { clock: app.clock })
  const shown = await bare('show', formatCode(moved!.mprId as never), '--as', 'sato')
  assert.equal(shown.code, 0, shown.err)
  for (const words of ['shipment-', '故障による機器交換', 'あけぼの音響設備株式会社'])
    assert.ok(shown.out.includes(words), words)
})

const codesOf = ({ mprId, activationKeyNo, registrationId }: Used) => ({ mprId, activationKeyNo, registrationId })
const formatNumber = (number: string) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`
