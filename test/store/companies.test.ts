// Companies alone say what a company is (migration 0024): what former servers left is filled before, slice by slice and beside
// others at work, and what cannot be filled is refused with what to do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillRows, fillSomeCompanies } from '#store/companies/fillRows'
import type { Db, Tx } from '#store/db'
import { MigrationRefused, migrate } from '#store/migrate'
import { transaction } from '#store/transaction'
import { aCorrectableApp, issue } from '../support/corrections.ts'
import { aDatabase } from '../support/database.ts'
import { invariants, withoutHolder } from '../support/invariants.ts'
import { layOut, upTo } from '../support/layOut.ts'

/** As the last server before companies left it: its accounts say what their company says, and nothing names a holder. */
async function aFormerDatabase(accounts: number): Promise<Db> {
  const db = await aDatabase()
  await layOut(db, '0014')
  await db`insert into accounts (login_id, password_hash, company, country, address, email, mpcs_allowed, created_at)
    select 'LOGIN' || lpad(n::text, 5, '0'), '-', 'C' || n, 'JP', array['-'], n || '@x.example', n % 2 = 0, now()
    from generate_series(1, ${accounts}::int) n`
  return db
}

/** With nothing filled. */
const toTheVersionBefore = async (db: Db) => migrate(db, { folder: await upTo('0023') })

const close = (db: Db | Tx, loginId: string) => db`
  update accounts set closed_at = now(), disabled_at = now(), company = null, country = null, postal_code = null,
    address = null, phone = null, contact_name = null, email = null where login_id = ${loginId}`

const companyOf = async (db: Db, loginId: string) => {
  const [row] = await db`select c.*, a.company_id from accounts a join companies c on c.id = a.company_id
    where a.login_id = ${loginId}`
  return row!
}

test('accounts without a company get one each, by several servers at once and after one that was cut off', async () => {
  const db = await aFormerDatabase(1200)
  await close(db, 'LOGIN00007')
  await toTheVersionBefore(db)
  await assert.rejects(
    db.begin(async tx => {
      await fillSomeCompanies(tx)
      throw new Error('cut off')
    }),
  )
  assert.equal((await db`select 1 from companies`).length, 0)
  await Promise.all([1, 2, 3].map(() => fillRows(db)))
  assert.equal((await db`select 1 from companies`).length, 1200)
  assert.equal((await db`select 1 from companies where closed_at is not null`).length, 1)
  await migrate(db)
  assert.deepEqual(await invariants(db), [])
  const made = await companyOf(db, 'LOGIN00012')
  assert.deepEqual([made.name, made.country, made.address, made.mpcs_allowed], ['C12', 'JP', ['-'], true])
})

test('a start from any former version fills and goes on; afterwards accounts say nothing of their company', async () => {
  const db = await aFormerDatabase(3)
  const applied = await migrate(db)
  assert.ok(applied.includes('0024-companies-alone.sql'))
  const said = await db`select 1 from accounts where mpcs_allowed
    or num_nonnulls(company, country, postal_code, address, phone) > 0`
  assert.deepEqual([said.length, await invariants(db)], [0, []])
  await assert.rejects(db`update accounts set company = 'C9'`, {
    constraint_name: 'account_says_nothing_of_its_company',
  })
  await assert.rejects(db`update accounts set company_id = null`, { code: '23502' })
})

test('0024 by itself refuses while a row is unfilled, says what to do, and leaves everything as it was', async () => {
  const db = await aFormerDatabase(2)
  await toTheVersionBefore(db)
  const refused = (what: RegExp) => (error: unknown) =>
    error instanceof MigrationRefused && error.sentence && what.test(error.message)
  await assert.rejects(
    migrate(db, { before: {} }),
    refused(/^Some accounts have no company yet\. Start the former version/),
  )
  assert.equal((await db`select company from accounts where company is not null`).length, 2)
  await transaction(db, fillSomeCompanies)
  await manyServices(db, 2)
  await assert.rejects(
    migrate(db, { before: {} }),
    refused(/^Some services have no holder yet\. Start the former version/),
  )
  assert.ok((await migrate(db)).length > 0)
  assert.deepEqual(await withoutHolder(db), [])
})

test('a former server’s edit that waits for the filling reaches the company', async () => {
  const db = await aFormerDatabase(2)
  await toTheVersionBefore(db)
  const held = Promise.withResolvers<void>()
  const filling = db.begin(async tx => {
    await fillSomeCompanies(tx)
    await held.promise
  })
  await sleep(100)
  const edit = db`update accounts set company = '待った' where login_id = 'LOGIN00001'`.execute()
  await sleep(100)
  held.resolve()
  await Promise.all([filling, edit])
  assert.equal((await companyOf(db, 'LOGIN00001')).name, '待った')
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

test('services without a holder get their applicant’s company, slice by slice, by several servers at once', async () => {
  const db = await aFormerDatabase(2)
  await manyServices(db, 1300)
  await toTheVersionBefore(db)
  assert.equal((await withoutHolder(db)).length, 1300)
  await Promise.all([1, 2].map(() => fillRows(db)))
  assert.deepEqual([await withoutHolder(db), (await wrongHolders(db)).length], [[], 0])
  await db`update services set holder = null where mpr_id like '%7'`
  await fillRows(db)
  assert.deepEqual([await withoutHolder(db), (await wrongHolders(db)).length], [[], 0])
})

test('the filling of holders holds up nobody who has a row in use, and comes back for it', async () => {
  const db = await aFormerDatabase(2)
  await manyServices(db, 1300)
  await toTheVersionBefore(db)
  const held = Promise.withResolvers<void>()
  const holding = db.begin(async tx => {
    await tx`update services set months = 13 where connection_number = '11100000700'`
    await held.promise
  })
  const filling = fillRows(db)
  while ((await withoutHolder(db)).length > 301) await sleep(20)
  held.resolve()
  await Promise.all([holding, filling])
  assert.deepEqual([await withoutHolder(db), (await wrongHolders(db)).length], [[], 0])
})

test('a service that was moved is its origin’s', async () => {
  const app = await aCorrectableApp()
  const { db } = app
  const [from, to] = [app.aDevice(), app.aDevice()]
  await issue(app, from.card('KX-VCS701W'), 2)
  const [{ company_id: holder } = assert.fail()] = await db`select company_id from accounts where id = 2`
  await app.run('move', from.mprId, to.mprId)
  const moved = () => db`select holder from services where mpr_id = ${to.mprId}`
  assert.equal((await moved())[0]!.holder, holder)
  await db`update services set holder = null`
  await fillRows(db)
  assert.equal((await moved())[0]!.holder, holder)
  await app.allIsWell()
})
