// Migrations 0022 and 0023: where nobody has registered the documents are mended as they stand; where somebody has, what people
// agreed to stays word for word, and the guide gets a version of its own with each.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#store/db'
import { migrate } from '#store/migrate'
import { aDatabase } from '../support/database.ts'
import { layOut } from '../support/layOut.ts'

const BEFORE = '0021'

/** `announced`: by the migrations that came with this one, so that nobody has been told of it yet. */
type Row = { kind: string; version: number; title_ja: string; ja: string; en: string; announced: boolean }

const documents = (db: Db) =>
  db<
    Row[]
  >`select kind, version, title_ja, body_ja::text as ja, body_en::text as en, effective_from > now() + interval '7 days' as announced from documents order by kind, version`

const register = (db: Db) =>
  db`insert into accounts (login_id, password_hash, company, country, address, email, created_at)
    values ('AAAAAAAAAA', 'x', 'みなと映像', 'JP', '{芝浦}', 'a@minato.example', now())`

const told = (rows: Row[]) => rows.filter(row => !row.announced)
const newest = (rows: Row[]) => rows.filter(row => !rows.some(r => r.kind === row.kind && r.version > row.version))

test('in a new installation every document in force has the words as they are settled, in the version it had', async () => {
  const db = await aDatabase()
  await layOut(db, BEFORE)
  const before = await documents(db)
  await migrate(db)
  const after = await documents(db)
  assert.deepEqual(
    after.map(({ kind, version }) => [kind, version]),
    before.map(({ kind, version }) => [kind, version]),
  )
  for (const { kind, title_ja, ja, en } of newest([...after])) {
    assert.doesNotMatch(title_ja + ja, /\d (?=年|ヶ月|日|時間|分|回|桁|つ|枚|台|版)/, kind)
    assert.doesNotMatch(
      title_ja + ja,
      /(?<!日本時間)(?<!日本時間では)(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]) \d+(?:年|ヶ月|日|時間|分|回|桁|つ|枚|台|版)/u,
      kind,
    )
    assert.doesNotMatch(
      ja,
      /なおす|なおせ|しなおし|減りません|ご購入元|機器に(?:入力|設定)|次にすること|ログインが終了/,
      kind,
    )
    assert.doesNotMatch(en, /undo(?:ne)? |Small letters|the dealer you bought from|entered on it/, kind)
  }
  const all = after.map(({ ja }) => ja).join('')
  for (const words of ['それまで期間は経過しません。', '最長6年です', '"対処"', '日本時間 4月2日 8:59', 'HDコム、1年'])
    assert.ok(all.includes(words), words)
})

test('where somebody has registered, nothing that stood there changes, and the guide gets versions of its own', async () => {
  const db = await aDatabase()
  await layOut(db, BEFORE)
  await register(db)
  const before = told(await documents(db))
  await migrate(db)
  const after = told(await documents(db))
  assert.deepEqual(
    after.filter(row => before.some(b => b.kind === row.kind && b.version === row.version)),
    [...before],
  )
  const added = after.filter(row => !before.some(b => b.kind === row.kind && b.version === row.version))
  assert.deepEqual(
    added.map(({ kind, version }) => [kind, version]),
    [
      ['guide', 2],
      ['guide', 3],
    ],
  )
  assert.match(added[0]!.ja, /"id": "forgotten"/)
  assert.match(added[0]!.en, /"id": "forgotten"/)
  assert.match(added[1]!.ja, /"id": "mpr-id-on-screen"/)
  assert.match(added[1]!.en, /"id": "mpr-id-on-screen"/)
})

test('a vendor’s own guide is theirs', async () => {
  const db = await aDatabase()
  await layOut(db, BEFORE)
  await register(db)
  await db`insert into documents select kind, 2, now(), title_ja, title_en, '[{"heading": "自社の使い方", "paragraphs": ["6 ヶ月"]}]', body_en
    from documents where kind = 'guide'`
  const before = told(await documents(db))
  await migrate(db)
  assert.deepEqual(told(await documents(db)), before)
})

test('a guide that a vendor made of ours stays theirs as well', async () => {
  const db = await aDatabase()
  await layOut(db, '0022')
  await register(db)
  await db`insert into documents select kind, version + 1, now(), title_ja, title_en, body_ja, body_en
    from documents where kind = 'guide' order by version desc limit 1`
  const [{ version } = { version: 0 }] = await db<{ version: number }[]>`
    select max(version) as version from documents where kind = 'guide'`
  await db`insert into audit (at, operator, reason, act, subject)
    values (now(), 'Sato', 'our own words', 'document', ${db.json({ kind: 'guide', version })})`
  const before = told(await documents(db))
  await migrate(db)
  assert.deepEqual(told(await documents(db)), before)
})
