// When a person goes, by 登録解除 or by an operator, everything that holds their words goes in that moment (C19): each place is
// marked, then every column of every table is searched for the mark.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeAccount } from '#operations/accounts/closeAccount'
import { eraseAccount } from '#operations/accounts/eraseAccount'
import { REFUSED } from '#operator/sentences'
import { aTransport, drainOnce, senderOf } from '../support/aSender.ts'
import { columnsOf, FORMER, markEverywhere, marks, NOW } from '../support/markedPerson.ts'
import { anOperator } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { anOperatorOf, userOf } from '../support/who.ts'

/** Tables that hold nothing a person says, each with what it holds. A new table is entered here, or marked below. */
const NOBODYS: Record<string, string> = {
  activation_keys: 'cards; minted_for is the vendor’s note on an order',
  audit: 'what was done, by numbers and names of fields (acts.ts)',
  buckets: 'counters, by 登録ID, client or hash',
  business_shift: 'the demo’s day',
  care_entries: 'devices, and the words of a company, which go with it',
  code_keys: 'proofs of keys',
  codes_in_clear: 'a setting',
  connection_number_holds: 'numbers',
  connection_numbers: 'numbers',
  consents: 'version and time',
  device_answers: 'what devices are told',
  device_contacts: 'when devices were heard',
  devices: 'devices',
  document_changes: 'the vendor’s words',
  documents: 'the vendor’s words',
  fillings: 'how far rows of former versions are filled',
  heartbeats: 'a moment',
  held_cards: 'cards, and the 注文番号 of a company, which goes with it',
  login_challenges: 'what a login page asked',
  mail_sender: 'a moment',
  maintenance_windows: 'the vendor’s words',
  migrations: 'names of files',
  products: 'products',
  requests: 'codes, and the vendor’s answer to a company',
  results: 'codes',
  service_events: 'codes and terms',
  services: 'codes and terms',
  signing_keys: 'keys of the server',
  wrong_codes: 'counters',
  wrong_device_keys: 'counters of devices',
}

/** Columns of the other tables that stay, or that the program alone writes. */
const NOT_MARKED: Record<string, string> = {
  'accounts.address': 'empty by a constraint (migration 0024)',
  'accounts.company': 'empty by a constraint',
  'accounts.phone': 'empty by a constraint',
  'accounts.postal_code': 'empty by a constraint',
  'accounts.country': 'a code',
  'accounts.language': 'a code',
  'accounts.login_id': 'stays for the history that names it',
  'accounts.password_hash': 'a hash, and another one afterwards',
  'accounts.password_kind': 'a word of ours',
  'accounts.role': 'a word of ours',
  'care_picks.entries': 'numbers',
  'companies.country': 'a code',
  'drafts.browser_hash': 'a hash',
  'drafts.finished': 'an address of ours',
  'drafts.journey': 'a name of ours',
  'drafts.sealed': 'codes',
  'invitations.role': 'a word of ours',
  'invitations.token_hash': 'a hash',
  'outbox.data': 'of mails; the name in the one that tells of an end goes when it is sent, as below',
  'outbox.language': 'a code',
  'outbox.state': 'a word of ours',
  'outbox.template': 'a name of ours',
  'passkeys.id': 'a key’s own name',
  'passkeys.public_key': 'a key',
  'passkeys.transports': 'words of the standard',
  'profile_changes.by': 'a word of ours',
  'registered_pages.browser_hash': 'a hash',
  'registered_pages.kind': 'a word of ours',
  'registered_pages.login_id': 'issued by us',
  'sessions.id_hash': 'a hash',
  'temporary_passwords.login_id': 'issued by us',
}

test('every column of every table is one that a person’s words are looked for in, or known to hold none', async () => {
  const app = await testApp()
  await markEverywhere(app)
  const marked = new Set(await marks(app))
  const forgotten = (await columnsOf(app)).filter(
    ({ table, column }) => !NOBODYS[table] && !NOT_MARKED[`${table}.${column}`] && !marked.has(`${table}.${column}`),
  )
  assert.deepEqual(
    forgotten,
    [],
    'mark it below, and let emptyAccount empty it; or enter above why it holds no such words',
  )
  for (const name of marked) assert.ok(!NOBODYS[name.split('.')[0]!], `${name} holds a person’s words`)
})

const ENDS = {
  登録解除: async (app: TestApp) => closeAccount(app.deps, { by: await userOf(app.db, app.demo.account.loginId) }),
  'an operator’s erase': async (app: TestApp) => {
    const { loginId } = app.demo.account
    assert.ok((await eraseAccount(app.deps, { by: anOperatorOf(), loginId, dryRun: false })).ok)
  },
}

for (const [name, end] of Object.entries(ENDS))
  test(`${name} empties every place at once; what still tells of it forgets the address when it is sent`, async () => {
    const app = await testApp()
    await markEverywhere(app)
    const others = await strangersRows(app)
    await end(app)
    assert.deepEqual(await marks(app), ['outbox.data', 'outbox.recipient'])
    const waiting = await app.db`select template, recipient from outbox where state = 'waiting' order by template`
    assert.deepEqual(
      waiting.map(row => [row.template, row.recipient]),
      [
        ['account-closed', NOW],
        ['address-changed', FORMER],
      ],
    )
    const { taken, transport } = aTransport()
    await drainOnce(senderOf(app, transport))
    assert.deepEqual(taken.map(({ to }) => to).sort(), [FORMER, NOW])
    assert.deepEqual(await marks(app), [])
    assert.deepEqual(await strangersRows(app), others)
    assert.deepEqual(app.faults, [])
  })

test('a closing mail that is refused for good leaves no address either, nor the answer that repeats it', async () => {
  const app = await testApp()
  await markEverywhere(app)
  await ENDS.登録解除(app)
  const refusal = { kind: 'failed', reason: `recipient-refused 550 5.1.1: <${NOW}> is no mailbox` } as const
  await drainOnce(senderOf(app, aTransport(async () => refusal).transport))
  assert.deepEqual(await marks(app), [])
  const [row] = await app.db`select id, state, reason from outbox where template = 'account-closed'`
  assert.deepEqual([row!.state, row!.reason], ['failed', 'recipient-refused 550 5.1.1'])
  const { run } = await anOperator(app.db, app)
  const err = `${row!.id}: ${REFUSED['mail-address-gone']}\n`
  assert.deepEqual(await run('retry-mail', String(row!.id)), { code: 1, out: '', err })
})

test('an address that only begins or ends like one of the person’s is somebody else’s', async () => {
  const app = await testApp()
  const { db, clock } = app
  const [row] = await db<{ email: string }[]>`select email from accounts where login_id = ${app.demo.account.loginId}`
  for (const [n, email] of [`x${row!.email}`, `${row!.email}.x`].entries())
    await db`insert into drafts (id, browser_hash, journey, answers, expires_at) values
      (${`00000000-0000-4000-8000-00000000000${n}`}, '', 'register', ${db.json({ form: { email } })}, ${clock.now()})`
  await ENDS.登録解除(app)
  assert.equal((await db`select from drafts`).length, 2)
})

/** Somebody else, with rows of the same kinds: nothing of theirs goes. */
async function strangersRows({ db, demo }: TestApp): Promise<unknown> {
  const [account] = await db`select * from accounts where login_id = ${demo.mpcsAccount.loginId}`
  const id = account!.id
  return [
    { ...account },
    await db`select * from drafts where account_id = ${id} or answers::text like '%stranger%' order by id`,
    await db`select * from mail_proofs where email like 'stranger%' order by id`,
    await db`select * from outbox where recipient like 'stranger%' order by id`,
    await db`select * from sessions where account_id = ${id}`,
  ].map(rows => JSON.stringify(rows))
}
