// The schema goes on while others are at work: file by file, and never with all of them waiting behind one.
import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { migrate } from '#store/migrate'
import { aDatabase } from '../support/database.ts'

/** A folder with these files after those that the database has. */
async function withFiles(files: Record<string, string>): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await writeFile(join(folder, '0001-domain.sql'), '-- done before')
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql)
  return pathToFileURL(`${folder}/`)
}

const QUICK = { lockMs: 50, pauseMs: 20 }
const COLUMN = 'alter table services add column of_a_test text'

test('a file that has to wait for a lock steps back, so that nobody waits behind it, and is applied when it can be', async () => {
  const db = await aDatabase()
  const folder = await withFiles({ '9001-column.sql': COLUMN })
  const { promise: release, resolve: finish } = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const other = db.begin(async tx => {
    await tx`select from services limit 1` // as a long export does
    held.resolve()
    await release
  })
  await held.promise
  let applied: string[] | undefined
  const migrating = migrate(db, { folder, ...QUICK }).then(names => {
    applied = names
  })
  for (let question = 0; question < 20; question++) {
    const asked = performance.now()
    await db`select from services limit 1`
    assert.ok(performance.now() - asked < 1000, 'a question of another waits for no longer than a file does')
  }
  assert.equal(applied, undefined)
  finish()
  await other
  await migrating
  assert.deepEqual(applied, ['9001-column.sql'])
  assert.deepEqual(await migrate(db, { folder, ...QUICK }), [], 'once')
})

test('it gives up after its tries, and says why', async () => {
  const db = await aDatabase()
  const folder = await withFiles({ '9001-column.sql': COLUMN })
  await db.begin(async tx => {
    await tx`select from services limit 1`
    await assert.rejects(migrate(db, { folder, ...QUICK, tries: 3 }), { code: '55P03' })
  })
})

test('each file is a transaction: one that fails leaves those before it, and the next start goes on there', async () => {
  const db = await aDatabase()
  const broken = await withFiles({ '9001-column.sql': COLUMN, '9002-next.sql': 'select 1/0' })
  await assert.rejects(migrate(db, { folder: broken, ...QUICK }), { code: '22012' })
  await db`select of_a_test from services`
  const mended = await withFiles({ '9001-column.sql': COLUMN, '9002-next.sql': 'select 1' })
  assert.deepEqual(await migrate(db, { folder: mended, ...QUICK }), ['9002-next.sql'])
})

test('an index is built before its file, by itself, and is there when the file fails', async () => {
  const db = await aDatabase()
  const index = 'create index if not exists of_a_test on services (months);\n'
  const broken = await withFiles({ '9001-index.sql': `-- Why.\n${index}select 1/0;` })
  await assert.rejects(migrate(db, { folder: broken, ...QUICK }), { code: '22012' })
  assert.equal((await db`select from pg_indexes where indexname = 'of_a_test'`).length, 1)
  const mended = await withFiles({ '9001-index.sql': `-- Why.\n${index}select 1;` })
  assert.deepEqual(await migrate(db, { folder: mended, ...QUICK }), ['9001-index.sql'])
})

test('servers that start together apply each file once', async () => {
  const db = await aDatabase()
  const folder = await withFiles({ '9001-column.sql': COLUMN, '9002-next.sql': 'create table of_a_test ()' })
  const applied = await Promise.all([1, 2, 3].map(() => migrate(db, { folder, ...QUICK })))
  assert.deepEqual(applied.flat().sort(), ['9001-column.sql', '9002-next.sql'])
})
