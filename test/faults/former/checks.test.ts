import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#store/db'
import { aDatabase } from '../../support/database.ts'
import { invariants } from '../../support/invariants.ts'
import { differences, lost } from './checks.ts'
import { nothingPromised } from './journeys.ts'

const NOW = Temporal.Instant.from('2028-02-01T00:00:00Z')
const KEY = '00000000000000A1'

/** A dealer who applied once, and whose service was left without a holder. */
async function aDealer(): Promise<Db> {
  const db = await aDatabase()
  await db`insert into companies (name, country, address, created_at)
    values ('販売店 株式会社', 'JP', array['東京都'], ${NOW})`
  await db`insert into accounts (company_id, login_id, password_hash, email, created_at)
    select id, 'FORMER0001', '-', 'dealer@former.example', ${NOW} from companies`
  await db`insert into devices (mpr_id, family, imported_at) values ('00000000000000B1', 'hdcom', ${NOW})`
  await db`insert into connection_numbers values ('11100000001', '00000000000000B1', ${NOW})`
  await db`insert into services (mpr_id, period_no, registration_key, connection_number, months)
    values ('00000000000000B1', 1, ${KEY}, '11100000001', 12)`
  await db`insert into activation_keys values ('00000000000000C1', '000000D1', 'KX-VCS701W', null, ${NOW}, null, null, 0,
    'issue', '00000000000000B1', 1, ${NOW})`
  await db`insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_kind, terms_version,
      account_id, at)
    select '00000000000000B1', 1, 1, 'issue', '00000000000000C1', 12, 'paid', 1, id, ${NOW} from accounts`
  return db
}

test('a company that nobody is in is seen, and a service without holder, or with a wrong one', async () => {
  const db = await aDealer()
  assert.deepEqual(await differences(db, NOW), [])
  assert.deepEqual(await differences(db, NOW.add({ seconds: 1 })), ['1 services without a holder'])
  await db`insert into companies (name, country, address, created_at) values ('別の会社', 'JP', array['大阪府'], ${NOW})`
  await db`update services set holder = (select max(id) from companies)`
  assert.deepEqual(await differences(db, NOW), ['1 services held by others than who applied'])
  const name = 'a company is closed when all its accounts are, and only then'
  assert.ok((await invariants(db)).includes(name))
})

test('an acknowledged application, change or 登録解除 that is not there is seen', async () => {
  const db = await aDealer()
  const promised = nothingPromised()
  promised.issued.set('00000000000000C1', { mprId: '00000000000000B1', key: KEY })
  promised.companies.set('dealer@former.example', '販売店 株式会社')
  assert.deepEqual(await lost(db, promised), [])
  promised.issued.set('00000000000000C1', { mprId: '00000000000000B1', key: '00000000000000A2' })
  promised.extended.set('00000000000000C2', { mprId: '00000000000000B1', term: '24/0' })
  promised.companies.set('dealer@former.example', '改名 株式会社')
  promised.closed.add('FORMER0001')
  assert.deepEqual(await lost(db, promised), [
    'the key of card 00000000000000C1',
    'the extension by card 00000000000000C2',
    'the data of dealer@former.example',
    'the end of FORMER0001',
  ])
})

test('a service that is not the fold of its events is seen', async () => {
  const db = await aDealer()
  const folds = async () => (await invariants(db)).filter(name => name.startsWith('a service is the fold'))
  assert.deepEqual(await folds(), [])
  await db`update services set months = 24`
  assert.deepEqual(await folds(), ['a service is the fold of its events: 00000000000000B1/1: 24/0, events 12/0'])
})
