// When a person goes, by 登録解除 or by an operator, everything that holds their words goes in that moment (C19): each place is
// marked, then every column of every table is searched for the mark.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeAccount } from '#operations/accounts/closeAccount'
import { eraseAccount } from '#operations/accounts/eraseAccount'
import { REFUSED } from '#operator/sentences'
import { aTransport, drainOnce, senderOf } from '../support/aSender.ts'
import { anOperator } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { anOperatorOf, userOf } from '../support/who.ts'

/** Of a person: in their words, their addresses, and what stands for a secret. */
const MARK = 'markedword'
const HEX = Buffer.from(MARK).toString('hex')
const NOW = `${MARK}@now.example`
const FORMER = `${MARK}@former.example`
const NEXT = `${MARK}@next.example`

/** Tables that hold nothing a person says, each with what it holds. A new table is entered here, or marked below. */
const NOBODYS: Record<string, string> = {
  activation_keys: 'cards; minted_for is the vendor’s note on an order',
  audit: 'what was done, by numbers and names of fields (acts.ts)',
  buckets: 'counters, by 登録ID, client or hash',
  business_shift: 'the demo’s day',
  care_entries: 'devices, and the words of a company, which go with it',
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
  login_challenges: 'what a login page asked',
  mail_sender: 'a moment',
  maintenance_windows: 'the vendor’s words',
  migrations: 'names of files',
  products: 'products',
  results: 'codes',
  service_events: 'codes and terms',
  services: 'codes and terms',
  signing_keys: 'keys of the server',
  wrong_codes: 'counters',
  wrong_device_keys: 'counters of devices',
}

/** Columns of the other tables that stay, or that the program alone writes. */
const NOT_MARKED: Record<string, string> = {
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

async function markEverywhere(app: TestApp): Promise<void> {
  const { db, demo, clock } = app
  const [now, later] = [clock.now(), clock.now().add({ hours: 1 })]
  const mark = Buffer.from(MARK)
  const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
  const { loginId } = demo.account
  const [row] = await db<{ id: number; companyId: number }[]>`
    select id, company_id as "companyId" from accounts where login_id = ${loginId}`
  const { id, companyId } = row!
  const [stranger] = await db<{ id: number }[]>`
    select id from accounts where login_id = ${demo.mpcsAccount.loginId}`

  await db`update companies set name = ${MARK}, postal_code = ${MARK}, address = array[${MARK}], phone = ${MARK}
    where id = ${companyId}`
  await db`update accounts set contact_name = ${MARK}, email = ${NOW} where id = ${id}`
  await db`insert into profile_changes (account_id, at, by, before, after) values
    (${id}, ${now}, 'address', ${db.json({ email: FORMER })}, ${db.json({ email: NOW, contactName: MARK })})`
  await db`insert into sessions (id_hash, account_id, agent, created_at, last_seen_at, expires_at) values
    ('\\x01', ${id}, ${MARK}, ${now}, ${now}, ${later}), ('\\x02', ${stranger!.id}, 'x', ${now}, ${now}, ${later})`
  await db`insert into passkeys (id, account_id, name, public_key, counter, transports, created_at) values
    ('\\x01', ${id}, ${MARK}, '\\x01', 0, '{}', ${now})`
  await db`insert into care_picks (id, account_id, company_id, entries, filter, expires_at) values
    (${uuid(1)}, ${id}, ${companyId}, '{}', ${`q=${MARK}`}, ${later})`
  await db`insert into care_files (id, account_id, company_id, tried, expires_at) values
    (${uuid(3)}, ${id}, ${companyId}, ${db.json({ rows: [MARK] })}, ${later})`
  await db`insert into care_filters (account_id, name, query) values (${id}, ${MARK}, ${`q=${MARK}`})`
  await db`insert into temporary_passwords values (${loginId}, ${MARK}, ${later})`
  await db`insert into registered_pages (id, browser_hash, account_id, login_id, kind, sealed, sealed_until, expires_at)
    values (${uuid(1)}, '', ${id}, ${loginId}, 'registered', ${mark}, ${later}, ${later})`

  const typed = (email: string) => db.json({ consent: { version: 1 }, form: { email, company: MARK } })
  const ofStranger = db.json({ form: { email: 'stranger@next.example' } })
  await db`insert into drafts (id, account_id, browser_hash, journey, answers, finished, expires_at) values
    (${uuid(2)}, ${id}, null, 'issue-hdcom', ${db.json({ input: MARK })}, null, ${later}),
    (${uuid(3)}, null, '\\x01', 'register', ${typed('elsewhere@x.example')}, ${`/registered/${uuid(1)}`}, ${later}),
    (${uuid(4)}, null, '\\x02', 'register', ${typed(FORMER.toUpperCase())}, null, ${later}),
    (${uuid(5)}, ${stranger!.id}, null, 'issue-hdcom', '{}', null, ${later}),
    (${uuid(6)}, null, '\\x03', 'register', ${ofStranger}, null, ${later})`
  await db`insert into consents (id, version, agreed_at, expires_at) values (${uuid(4)}, 1, ${now}, ${later})`
  await db`insert into mail_proofs (id, account_id, email, sealed_code, code_until, expires_at) values
    (${uuid(3)}, null, ${`${MARK}@elsewhere.example`}, ${mark}, ${later}, ${later}),
    (${uuid(4)}, null, ${FORMER}, ${mark}, ${later}, ${later}),
    (${uuid(7)}, ${id}, ${NEXT}, ${mark}, ${later}, ${later}),
    (${uuid(8)}, ${stranger!.id}, 'stranger@next.example', '', ${later}, ${later})`

  const mail = (values: object) =>
    db`insert into outbox ${db({ data: db.json({}), created_at: now, ...values } as never)}`
  const [sent, failed] = [
    { state: 'sent', ended_at: now },
    { state: 'failed', ended_at: now },
  ]
  const code = { template: 'mail-code', secret: mark, secret_until: later }
  await mail({ ...sent, template: 'mail-code', recipient: FORMER })
  await mail({ ...sent, template: 'mail-code', recipient: NEXT })
  await mail({ ...sent, template: 'address-changed', account_id: id, recipient: FORMER })
  await mail({ ...failed, template: 'maintenance', account_id: id, reason: `recipient-refused 550: <${NOW}>` })
  await mail({ ...failed, template: 'mail-code', recipient: NEXT, reason: `recipient-refused 550: <${NEXT}>` })
  await mail({ template: 'maintenance', account_id: id, reason: `recipient-refused 450: <${NOW}>` })
  await mail({ template: 'registered', account_id: id, secret: mark, secret_until: later })
  await mail({ ...code, recipient: NEXT.toUpperCase() })
  await mail({ ...code, recipient: `${MARK}@elsewhere.example` })
  await mail({
    template: 'address-changed',
    account_id: id,
    recipient: FORMER,
    data: db.json({ to: 'old' }),
    reason: `recipient-refused 450: <${FORMER}>`,
  })
  await mail({ ...sent, template: 'mail-code', recipient: 'stranger@next.example' })
}

type Column = { table: string; column: string }

/** That can hold a word. */
function columnsOf({ db }: TestApp): Promise<Column[]> {
  return db<Column[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'json', 'jsonb', 'bytea', 'ARRAY', 'character varying')
    order by 1, 2`
}

/** Columns that hold the mark, as text or as bytes. */
async function marks(app: TestApp): Promise<string[]> {
  const found: string[] = []
  for (const { table, column } of await columnsOf(app)) {
    const [row] = await app.db<{ count: number }[]>`
      select count(*) from ${app.db(table)} where lower(${app.db(column)}::text) like any(${[`%${MARK}%`, `%${HEX}%`]}::text[])`
    if (row!.count > 0) found.push(`${table}.${column}`)
  }
  return found
}
