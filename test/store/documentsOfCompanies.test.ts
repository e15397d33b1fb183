// Migration 0028: where somebody has registered, 約款, consent and policy get a version that begins in two weeks and is announced;
// where nobody has, they are mended as they stand; a vendor's own stays theirs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UNSET_VENDOR } from '#config'
import { createKnownDocuments } from '#operations/documents/knownDocuments'
import { oneVersionEach } from '#operations/documents/oneVersionEach'
import { readDocument } from '#operations/documents/readDocument'
import type { Db } from '#store/db'
import { migrate } from '#store/migrate'
import { placeholdersOf, vendorsOf } from '#words/vendor'
import { aDatabase } from '../support/database.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { layOut } from '../support/layOut.ts'

const BEFORE = '0023'
const KINDS = ['consent', 'privacy-policy', 'terms-paid', 'terms-trial'] as const
/** What only these versions say. */
const NEW = /機器一覧/

type Row = { kind: string; version: number; ja: string; begins: Temporal.Instant; changes: string | null }

const documents = (db: Db) => db<Row[]>`
  select kind, version, body_ja::text as ja, effective_from as begins, changes_ja as changes
  from documents left join document_changes using (kind, version)
  where kind = any(${[...KINDS]}::text[]) order by kind, version`

const register = (db: Db) =>
  db`insert into accounts (login_id, password_hash, company, country, address, email, created_at)
    values ('AAAAAAAAAA', 'x', 'みなと映像', 'JP', '{芝浦}', 'a@minato.example', now())`

const placeholders = placeholdersOf(vendorsOf(UNSET_VENDOR), '')

test('where somebody has registered each begins at one moment, two weeks ahead, announced; what stood there stays', async () => {
  const db = await aDatabase()
  await layOut(db, BEFORE)
  await register(db)
  const before = await documents(db)
  await migrate(db)
  const after = await documents(db)
  const added = after.filter(row => !before.some(b => b.kind === row.kind && b.version === row.version))
  assert.deepEqual(
    after.filter(row => !added.includes(row)),
    [...before],
  )
  assert.deepEqual(
    added.map(({ kind, version }) => [kind, version]),
    [
      ['consent', 2],
      ['privacy-policy', 3],
      ['terms-paid', 2],
      ['terms-trial', 2],
    ],
  )
  const clock = fakeClock(Temporal.Now.instant().toString())
  for (const { kind, ja, changes, begins } of added) {
    assert.match(ja, NEW, kind)
    assert.ok(changes, kind)
    assert.equal(String(begins), String(added[0]!.begins), kind)
    const days = begins.since(clock.now()).total('hours') / 24
    assert.ok(days > 13.9 && days < 15, `${kind} in ${days} days`)
  }
  const known = createKnownDocuments({ db, clock, placeholders })
  await known.refresh()
  assert.deepEqual(
    KINDS.map(kind => known.inForce(kind)?.version),
    [1, 1, 1, 1],
  )
  const coming = known.coming().filter(({ kind }) => kind !== 'cookie-policy')
  assert.deepEqual(
    coming.map(({ kind, version }) => `${kind} ${version}`).sort(),
    ['consent 2', 'privacy-policy 3', 'terms-paid 2', 'terms-trial 2'],
    'and the policy that was announced for the same time gives way',
  )
  clock.advance({ hours: 15 * 24 })
  assert.deepEqual(
    KINDS.map(kind => known.inForce(kind)?.version),
    [2, 3, 2, 2],
  )
})

test('without anything announced it begins with a day in Japan', async () => {
  const db = await aDatabase()
  await layOut(db, BEFORE)
  await register(db)
  await db`update documents set effective_from = now() where kind = 'privacy-policy'`
  await migrate(db)
  const [begins] = new Set(
    (await documents(db))
      .filter(({ changes }) => changes)
      .map(row => String(row.begins))
      .slice(-1),
  )
  const start = Temporal.Instant.from(begins!).toZonedDateTimeISO('Asia/Tokyo')
  assert.equal(String(start.toPlainTime()), '00:00:00')
  const days = start.toInstant().since(Temporal.Now.instant()).total('hours') / 24
  assert.ok(days >= 14 && days <= 15, `in ${days} days`)
})

test('where nobody has registered they are mended, and a new installation has one version of each', async () => {
  const db = await aDatabase()
  await layOut(db, BEFORE)
  const before = await documents(db)
  await migrate(db)
  const after = await documents(db)
  assert.deepEqual(
    after.map(({ kind, version, begins }) => [kind, version, String(begins)]),
    before.map(({ kind, version, begins }) => [kind, version, String(begins)]),
  )
  const clock = fakeClock()
  await oneVersionEach({ db, clock })
  for (const kind of KINDS) {
    const { version, body } = await readDocument({ db, clock, placeholders }, kind)
    assert.equal(version, 1)
    assert.match(JSON.stringify(body.ja), NEW, kind)
  }
})

for (const kind of KINDS)
  test(`a vendor’s own ${kind} is theirs, whether it has begun or not`, async () => {
    for (const begins of ['-1 day', '30 days']) {
      const db = await aDatabase()
      await layOut(db, BEFORE)
      await register(db)
      await db`insert into documents
        select kind, max(version) + 1, now() + ${begins}::interval, 'ours', 'ours', '[]', '[]' from documents
        where kind = ${kind} group by kind`
      const before = (await documents(db)).filter(row => row.kind === kind)
      await migrate(db)
      assert.deepEqual(
        (await documents(db)).filter(row => row.kind === kind),
        before,
      )
    }
  })
