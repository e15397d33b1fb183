// A person every word of whom is marked, wherever words can lie (C19).
import type { TestApp } from './testApp.ts'

/** Of a person: in their words, their addresses, and what stands for a secret. */
export const MARK = 'markedword'
const HEX = Buffer.from(MARK).toString('hex')
export const NOW = `${MARK}@now.example`
export const FORMER = `${MARK}@former.example`
const NEXT = `${MARK}@next.example`

/** Marks every place that can hold a word of the demo's first person, each by its own name; a stranger has rows of the same kinds. */
export async function markEverywhere(app: TestApp): Promise<void> {
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
  await db`insert into invitations (company_id, role, email, invited_by, token_hash, created_at, expires_at) values
    (${companyId}, 'viewer', ${NEXT}, ${id}, '\\x01', ${now}, ${later})`
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
export function columnsOf({ db }: TestApp): Promise<Column[]> {
  return db<Column[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'json', 'jsonb', 'bytea', 'ARRAY', 'character varying')
    order by 1, 2`
}

/** Columns that hold the mark, as text or as bytes. */
export async function marks(app: TestApp): Promise<string[]> {
  const found: string[] = []
  for (const { table, column } of await columnsOf(app)) {
    const [row] = await app.db<{ count: number }[]>`
      select count(*) from ${app.db(table)} where lower(${app.db(column)}::text) like any(${[`%${MARK}%`, `%${HEX}%`]}::text[])`
    if (row!.count > 0) found.push(`${table}.${column}`)
  }
  return found
}
