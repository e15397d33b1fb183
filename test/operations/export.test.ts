// What an export shows is all that is kept of a person (C19): every column of every table that holds a word of theirs, and
// every row that is theirs by number, is in it or known to be nothing for them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AccountExport, exportAccount } from '#operations/accounts/exportAccount'
import { signInsOf } from '#store/access/signIns'
import * as history from '#store/accounts/accountHistory'
import { emptyAccount } from '#store/accounts/erasure'
import { formerAddresses } from '#store/accounts/profileChanges'
import { logIn } from '../support/accountWalk.ts'
import { idsIn } from '../support/careList.ts'
import { issued } from '../support/issueWalk.ts'
import { MARK, markEverywhere, marks } from '../support/markedPerson.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { anOperatorOf, userOf } from '../support/who.ts'

type Part = keyof AccountExport

/** Where a person's words are, and where the export has them. */
const WORDS: Record<string, Part> = {
  'accounts.address': 'account',
  'accounts.company': 'account',
  'accounts.contact_name': 'account',
  'care_files.tried': 'files',
  'care_filters.name': 'filters',
  'care_filters.query': 'filters',
  'care_picks.filter': 'ticks',
  'accounts.email': 'account',
  'accounts.phone': 'account',
  'accounts.postal_code': 'account',
  'companies.address': 'account',
  'companies.name': 'account',
  'companies.phone': 'account',
  'companies.postal_code': 'account',
  'drafts.answers': 'drafts',
  'invitations.email': 'invitations',
  'mail_proofs.email': 'mailProofs',
  'outbox.reason': 'mails',
  'outbox.recipient': 'mails',
  'passkeys.name': 'passkeys',
  'profile_changes.after': 'changes',
  'profile_changes.before': 'changes',
  'sessions.agent': 'sessions',
}

/** Secrets, which nobody is shown. */
const SECRET = ['mail_proofs.sealed_code', 'outbox.secret', 'registered_pages.sealed', 'temporary_passwords.hash']

/** Columns by which rows are a person's or their company's. */
const ROWS: Record<string, Part[]> = {
  'audit.account_id': ['acts', 'signIns', 'applications'],
  'care_files.account_id': ['files'],
  'care_filters.account_id': ['filters'],
  'care_picks.account_id': ['ticks'],
  'drafts.account_id': ['drafts'],
  'mail_proofs.account_id': ['mailProofs'],
  'outbox.account_id': ['mails'],
  'passkeys.account_id': ['passkeys'],
  'profile_changes.account_id': ['changes'],
  'requests.account_id': ['requests'],
  'results.account_id': ['shown', 'applications'],
  'service_events.account_id': ['applications'],
  'services.holder': ['services'],
  'held_cards.account_id': ['cards'],
  'sessions.account_id': ['sessions'],
  'temporary_passwords.login_id': ['account'],
  'wrong_codes.account_id': ['wrongCodes'],
}

/** Columns of the same kind whose rows say nothing more. */
const TOLD_ELSEWHERE: Record<string, string> = {
  'accounts.company_id': 'the account itself',
  'accounts.login_id': 'the account itself',
  'audit.company_id': 'the rows of its people',
  'care_entries.company_id': 'the company’s list, which its people write out themselves',
  'care_files.company_id': 'the rows of its people',
  'care_picks.company_id': 'the rows of its people',
  'held_cards.company_id': 'the rows of its people, and what an operator handed over',
  'requests.company_id': 'the rows of its people',
  'invitations.company_id': 'the rows of its people',
  'registered_pages.account_id': 'the page after a registration: its 登録ID, and a secret',
  'registered_pages.login_id': 'the same',
}

async function exported(app: TestApp): Promise<AccountExport> {
  const { loginId } = app.demo.account
  const decision = await exportAccount(app.deps, { by: anOperatorOf(), loginId })
  assert.ok(decision.ok)
  return decision.value
}

test('every word of the person that any column holds is in the export, but for secrets', async () => {
  const app = await testApp()
  await markEverywhere(app)
  const all = await exported(app)
  for (const name of await marks(app)) {
    if (SECRET.includes(name)) continue
    const part = WORDS[name]
    assert.ok(part, `${name} holds a person's words: export them, and enter it above`)
    const shown = JSON.stringify(all[part]).toLowerCase()
    const [table, column] = name.split('.') as [string, string]
    const rows = await app.db<{ value: string }[]>`
      select ${app.db(column)}::text as value from ${app.db(table)} where lower(${app.db(column)}::text) like ${`%${MARK}%`}`
    for (const { value } of rows)
      for (const [word] of value.toLowerCase().matchAll(new RegExp(`${MARK}[\\w@.]*`, 'g')))
        assert.ok(shown.includes(word), `${word} of ${name} is not in ${part}`)
  }
  const [sealed] = await app.db<{ hash: string }[]>`select password_hash as hash from accounts order by id limit 1`
  assert.ok(!JSON.stringify(all).includes(sealed!.hash))
})

test('every row that is theirs by number is in the export, and nothing of a stranger', async () => {
  const app = await testApp()
  const { db, demo } = app
  await markEverywhere(app)
  const reseller = await app.aReseller()
  await issued(reseller, app.aDevice().card('KX-VCS701W'))
  await reseller.submit('/cards/add', { ...app.aDevice().card('KX-VCS701W') })
  const [listed] = idsIn(await reseller.get('/devices'))
  await reseller.submit(`/devices/${listed}/replace`, { mprId: 'AAAABBBBCCCC0001', why: 'broken', ask: 'yes' })
  await logIn(app, app.visitor(), { loginId: demo.account.loginId, password: 'not the password' })
  const [account] = await db<{ id: number; companyId: number }[]>`
    select id, company_id as "companyId" from accounts where login_id = ${demo.account.loginId}`
  const { id, companyId } = account!
  const all = await exported(app)

  const columns = await db<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('account_id', 'company_id', 'holder', 'login_id') order by 1`
  for (const { name } of columns) {
    if (TOLD_ELSEWHERE[name]) continue
    const parts = ROWS[name]
    assert.ok(parts, `${name} says whose a row is: export it, and enter it above`)
    const [table, column] = name.split('.') as [string, string]
    const whose = column === 'login_id' ? demo.account.loginId : column === 'account_id' ? id : companyId
    const [row] = await db<{ n: number }[]>`
      select count(*) as n from ${db(table)} where ${db(column)}::text = ${String(whose)}`
    const shown = parts.reduce((sum, part) => sum + [all[part]].flat().length, 0)
    assert.ok(row!.n > 0, `${name}: the person of this test has a row`)
    assert.ok(shown >= row!.n, `${name}: ${shown} of ${row!.n}`)
  }
  assert.deepEqual(
    all.signIns.map(({ by, succeeded }) => [by, succeeded]),
    [
      ['password', false],
      ['password', true],
    ],
  )
  assert.ok(!JSON.stringify(all).includes('stranger'))
})

test('neither export, erasure nor the account page reads what others have done', async () => {
  const app = await testApp()
  await markEverywhere(app)
  const { loginId } = app.demo.account
  const { accountId, companyId } = await userOf(app.db, loginId)
  const stranger = await userOf(app.db, app.demo.mpcsAccount.loginId)
  await app.db`insert into audit (at, account_id, act, subject)
    select now(), ${stranger.accountId}, 'sign-in', '{"by": "password"}' from generate_series(1, 1000)`
  await app.db`insert into outbox (template, account_id, data, created_at, state, ended_at)
    select 'maintenance', ${stranger.accountId}, '{}', now(), 'sent', now() from generate_series(1, 1000)`
  await app.db.begin(async tx => {
    const read = async () => {
      const [row] = await tx<{ rows: number }[]>`
        select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
        where relname in ('audit', 'outbox')`
      return row!.rows
    }
    const person = { accountId, addresses: await formerAddresses(tx, accountId) }
    await signInsOf(tx, accountId, 20)
    await history.actsOf(tx, accountId)
    await history.operatorActsOf(tx, { accountId, loginId })
    await history.mailsOf(tx, person)
    assert.ok((await read()) < 100, `the export: ${await read()}`)
    await emptyAccount(tx, { accountId, companyId, deadHash: 'x' }, app.clock.now())
    assert.ok((await read()) < 200, `the erasure: ${await read()}`)
    await tx`select count(*) from audit where subject = '{}'`
    assert.ok((await read()) >= 1000, 'a whole table would be seen')
  })
})
