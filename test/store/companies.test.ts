// Companies beside accounts (R15), while servers of the version before write accounts alone: whichever side is written, both
// say the same, and what the version before has left is filled.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillCompanies } from '#operations/companies/fillCompanies'
import { fillHolders, keepFillingHolders } from '#operations/companies/fillHolders'
import { fillSomeCompanies } from '#store/companies/fillings'
import type { Db, Tx } from '#store/db'
import { aColleague } from '../support/colleague.ts'
import { aCorrectableApp, issue } from '../support/corrections.ts'
import { aDatabase } from '../support/database.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { invariants, withoutHolder } from '../support/invariants.ts'
import { testApp } from '../support/testApp.ts'

const companyOf = async (db: Db, loginId: string) => {
  const [row] = await db`select c.*, a.company_id from accounts a join companies c on c.id = a.company_id
    where a.login_id = ${loginId}`
  return row!
}
const ADDRESS = ['東京都港区', '芝浦 1-2-3']

/** As the server of the version before does it. */
const former = {
  register: (db: Db, loginId: string) => db`
    insert into accounts (login_id, password_hash, password_kind, password_until, company, country, postal_code, address,
      phone, contact_name, email, language, news, news_since, consent_version, consented_at, created_at)
    values (${loginId}, '-', 'issued', now(), '青葉会議', 'JP', '105-0023', ${ADDRESS}::text[], '03-1', '佐藤', 'a@aoba.example',
      'ja', false, null, 1, now(), now())
    on conflict (login_id) do nothing returning id`,
  edit: (db: Db, loginId: string, company: string) => db`
    update accounts set company = ${company}, country = 'GB', postal_code = 'SW1A', address = array['1 Road'], phone = null,
      contact_name = 'X', updated_at = now() where login_id = ${loginId}`,
  allowMpcs: (db: Db, loginId: string) => db`update accounts set mpcs_allowed = true where login_id = ${loginId}`,
  close: (db: Db | Tx, loginId: string) => db`
    update accounts set closed_at = now(), disabled_at = now(), company = null, country = null, postal_code = null,
      address = null, phone = null, contact_name = null, email = null where login_id = ${loginId}`,
}

test('what a server of the version before writes of an account, its company says too', async () => {
  const db = await aDatabase()
  const [{ id } = assert.fail()] = await former.register(db, 'AOBAAOBA01')
  assert.ok(id > 0)
  const made = await companyOf(db, 'AOBAAOBA01')
  assert.deepEqual(
    [made.name, made.country, made.postal_code, made.address, made.phone, made.mpcs_allowed, made.closed_at],
    ['青葉会議', 'JP', '105-0023', ADDRESS, '03-1', false, null],
  )
  assert.deepEqual([...(await former.register(db, 'AOBAAOBA01'))], [], 'a 登録ID that somebody has')
  assert.equal((await db`select 1 from companies`).length, 1, 'leaves no company behind')

  await former.edit(db, 'AOBAAOBA01', 'Aoba')
  await former.allowMpcs(db, 'AOBAAOBA01')
  const edited = await companyOf(db, 'AOBAAOBA01')
  assert.deepEqual(
    [edited.name, edited.country, edited.postal_code, edited.address, edited.phone, edited.mpcs_allowed],
    ['Aoba', 'GB', 'SW1A', ['1 Road'], null, true],
  )
  assert.deepEqual(await invariants(db), [])

  await former.close(db, 'AOBAAOBA01')
  const closed = await companyOf(db, 'AOBAAOBA01')
  assert.deepEqual(
    [closed.name, closed.country, closed.postal_code, closed.address, closed.phone, closed.closed_at === null],
    [null, null, null, null, null, false],
  )
  assert.deepEqual(await invariants(db), [])
})

test('what is written of a company, a server of the version before finds in the accounts of its people', async () => {
  const { db, demo } = await testApp()
  await aColleague(db, demo.account, 'COLLEAGUE1')
  const { company_id: id } = await companyOf(db, demo.account.loginId)
  await db`update companies set name = '新社名', phone = '03-9', mpcs_allowed = true where id = ${id}`
  const said = await db`select company, phone, mpcs_allowed from accounts where company_id = ${id}`
  assert.deepEqual(
    said.map(row => ({ ...row })),
    [1, 2].map(() => ({ company: '新社名', phone: '03-9', mpcs_allowed: true })),
  )
  assert.deepEqual(await invariants(db), [])

  await former.edit(db, demo.account.loginId, '旧版から')
  assert.equal((await companyOf(db, 'COLLEAGUE1')).name, '旧版から')
  await former.close(db, demo.account.loginId)
  assert.deepEqual([(await companyOf(db, 'COLLEAGUE1')).name, await invariants(db)], ['旧版から', []])
  await former.close(db, 'COLLEAGUE1')
  assert.deepEqual([(await companyOf(db, 'COLLEAGUE1')).name, await invariants(db)], [null, []])
})

test('of two who leave a company at once, the second closes it', async () => {
  const { db, demo } = await testApp()
  await aColleague(db, demo.account, 'COLLEAGUE1')
  const held = Promise.withResolvers<void>()
  const first = db.begin(async tx => {
    await former.close(tx, demo.account.loginId)
    await held.promise
  })
  await sleep(100)
  const second = former.close(db, 'COLLEAGUE1').execute()
  await sleep(100)
  held.resolve()
  await Promise.all([first, second])
  assert.notEqual((await companyOf(db, 'COLLEAGUE1')).closed_at, null)
  assert.deepEqual(await invariants(db), [])
})

const clock = fakeClock()

/** All slices in one transaction that is under way. */
async function fillAll(tx: Tx): Promise<void> {
  let filled = 1
  while (filled > 0) filled = await fillSomeCompanies(tx)
}

/** As the version before has left it. */
async function asBefore(db: Db): Promise<void> {
  await db`update services set holder = null`
  await db`update accounts set company_id = null`
  await db`delete from companies`
}

test('accounts without a company get one each, by several servers at once and after one that was cut off', async () => {
  const { db, demo } = await testApp()
  await db`insert into accounts (login_id, password_hash, company, country, address, email, created_at)
    select 'LOGIN' || lpad(n::text, 5, '0'), '-', 'C' || n, 'JP', array['-'], n || '@x.example', now()
    from generate_series(1, 1200) n`
  await former.close(db, 'LOGIN00007')
  await former.close(db, demo.mpcsAccount.loginId)
  await asBefore(db)
  await assert.rejects(
    db.begin(async tx => {
      await fillAll(tx)
      throw new Error('cut off')
    }),
  )
  assert.equal((await db`select 1 from companies`).length, 0)
  const filled = await Promise.all([1, 2, 3].map(() => fillCompanies({ db, clock })))
  assert.equal(
    filled.reduce((sum, n) => sum + n, 0),
    1202,
  )
  assert.deepEqual(await invariants(db), [])
  const closed = await db`select 1 from companies where closed_at is not null`
  assert.equal(closed.length, 2)
  assert.equal(await fillCompanies({ db, clock }), 0)
  await db`insert into companies (name, country, address, created_at) values ('next', 'JP', array['-'], now())`
})

test('a former server’s edit that waits for the filling reaches the company', async () => {
  const { db, demo } = await testApp()
  await asBefore(db)
  const held = Promise.withResolvers<void>()
  const filling = db.begin(async tx => {
    await fillAll(tx)
    await held.promise
  })
  await sleep(100)
  const edit = former.edit(db, demo.account.loginId, '待った').execute()
  await sleep(100)
  held.resolve()
  await Promise.all([filling, edit])
  assert.equal((await companyOf(db, demo.account.loginId)).name, '待った')
  assert.deepEqual(await invariants(db), [])
})

/** Devices with a service each, applied for by two accounts in turn. */
async function manyServices(db: Db, count: number): Promise<void> {
  const mprId = `upper(lpad(to_hex(n), 16, '0'))`
  await db.unsafe(`
    insert into devices (mpr_id, family, imported_at) select ${mprId}, 'hdcom', now() from generate_series(1, ${count}) n;
    insert into activation_keys (activation_key_no, registration_id, product_code, minted_at)
      select ${mprId}, '00000000', 'KX-VCS701W', now() from generate_series(1, ${count}) n;
    insert into connection_numbers (connection_number, mpr_id, given_at)
      select '111' || lpad(n::text, 8, '0'), ${mprId}, now() from generate_series(1, ${count}) n;
    insert into services (mpr_id, period_no, registration_key, connection_number, months)
      select ${mprId}, 1, ${mprId}, '111' || lpad(n::text, 8, '0'), 12 from generate_series(1, ${count}) n;
    insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_kind, terms_version, account_id, at)
      select ${mprId}, 1, 1, 'issue', ${mprId}, 12, 'paid', 1, 1 + n % 2, now() from generate_series(1, ${count}) n`)
}

const wrongHolders = (db: Db) => db`
  select 1 from services s join service_events e using (mpr_id, period_no) join accounts a on a.id = e.account_id
  where e.seq = 1 and s.holder is distinct from a.company_id`

test('services without a holder get their applicant’s company, slice by slice, by several servers in turn', async () => {
  const { db } = await testApp()
  await manyServices(db, 1300)
  assert.equal((await withoutHolder(db)).length, 1300)
  const filled = await Promise.all([1, 2].map(() => fillHolders({ db, clock })))
  assert.equal(
    filled.reduce((sum, n) => sum + n, 0),
    1300,
  )
  assert.deepEqual([await withoutHolder(db), (await wrongHolders(db)).length], [[], 0])

  await db`update services set holder = null where registration_key like '%7'`
  const left = (await withoutHolder(db)).length
  assert.equal(await fillHolders({ db, clock }), left, 'the next server finds what a former one wrote meanwhile')
  assert.deepEqual(await withoutHolder(db), [])
})

test('the filling of holders is cut short, goes on where it was, and waits for no row that is in use', async () => {
  const { db } = await testApp()
  await manyServices(db, 1300)
  const lines: object[] = []
  const log = {
    info: (data: object) => void lines.push(data),
    error: (data: object) => assert.fail(JSON.stringify(data)),
  }
  const held = Promise.withResolvers<void>()
  const holding = db.begin(async tx => {
    await tx`update services set months = 13 where connection_number = '11100000700'`
    await held.promise
  })
  const filling = keepFillingHolders({ db, clock, log })
  const lacking = async () => (await withoutHolder(db)).length
  while ((await lacking()) > 102) await sleep(20)
  await filling.stop()
  assert.deepEqual(lines, [{ filled: 1198 }], 'what is free within a slice from the one in use')
  const [{ up_to: upTo } = assert.fail()] = await db`select up_to, done_at from fillings`
  assert.deepEqual(upTo, { mprId: (699).toString(16).toUpperCase().padStart(16, '0'), periodNo: 1 })
  held.resolve()
  await holding
  assert.equal(await fillHolders({ db, clock }), 102)
  assert.deepEqual([await withoutHolder(db), (await wrongHolders(db)).length], [[], 0])
})

test('a service that was moved is its origin’s, filled or not', async () => {
  const app = await aCorrectableApp()
  const { db } = app
  const [from, to] = [app.aDevice(), app.aDevice()]
  await issue(app, from.card('KX-VCS701W'), 2)
  const [{ company_id: holder } = assert.fail()] = await db`select company_id from accounts where id = 2`
  await db`update services set holder = null`
  await app.run('move', from.mprId, to.mprId)
  const moved = () => db`select holder from services where mpr_id = ${to.mprId}`
  assert.equal((await moved())[0]!.holder, holder)
  await db`update services set holder = null`
  assert.equal(await fillHolders(app.deps), 2)
  assert.equal((await moved())[0]!.holder, holder)
  await app.allIsWell()
})
