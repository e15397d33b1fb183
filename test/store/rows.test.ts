import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import type { Db } from '#store/db'
import { rows, rowsInOrder } from '#store/rows'
import { aDatabase } from '#test/support/database'

type Item = {
  mprId: string
  draftId?: string
  months?: number
  accountId: number | null
  share?: number
  isTrial?: boolean
  startDay?: Temporal.PlainDate
  lastDay?: string
  heardAt?: Temporal.Instant
  idHash?: Uint8Array
}

const FULL: Item = {
  mprId: 'a "quoted", \\ {odd} NULL',
  draftId: '0198f0a0-0000-7000-8000-000000000001',
  months: 12,
  accountId: 2 ** 40,
  share: 0.25,
  isTrial: true,
  startDay: Temporal.PlainDate.from('2026-04-01'),
  lastDay: '2027-03-31',
  heardAt: Temporal.Instant.from('2026-04-01T09:30:00.123456Z'),
  idHash: new Uint8Array([0, 92, 255]),
}
const EMPTY: Item = { mprId: '', accountId: null }

suite('a list as rows of a statement', () => {
  let db: Db
  before(async () => {
    db = await aDatabase(1)
  })

  const read = (list: Item[]) =>
    db`select * from ${rows(db, list, {
      mprId: 'text',
      draftId: 'uuid',
      months: 'int',
      accountId: 'bigint',
      share: 'float8',
      isTrial: 'boolean',
      startDay: 'date',
      lastDay: 'date',
      heardAt: 'timestamptz',
      idHash: 'bytea',
    })}`

  test('every type comes back as it went; what is missing is null', async () => {
    const [full, empty, ...more] = await read([FULL, EMPTY])
    const { idHash, ...others } = FULL
    assert.deepEqual(new Uint8Array(full!.id_hash), idHash)
    const { id_hash: _, ...columns } = full!
    assert.deepEqual(
      Object.entries(columns).map(([name, value]) => [name, String(value)]),
      Object.entries(others).map(([name, value]) => [
        name.replace(/[A-Z]/, letter => `_${letter.toLowerCase()}`),
        String(value),
      ]),
    )
    assert.deepEqual([full!.months, full!.account_id, full!.share, full!.is_trial], [12, 2 ** 40, 0.25, true])
    assert.ok(full!.start_day instanceof Temporal.PlainDate && full!.last_day instanceof Temporal.PlainDate)
    assert.ok(full!.heard_at instanceof Temporal.Instant)
    assert.deepEqual(Object.values(empty!), ['', ...Array(9).fill(null)])
    assert.deepEqual(more, [])
  })

  test('an empty list is no rows', async () => {
    assert.deepEqual([...(await read([]))], [])
  })

  test('the order of the list can be asked for', async () => {
    const list = [{ no: 'c' }, { no: 'a' }, { no: 'b' }]
    const found = await db`select no, ord from ${rowsInOrder(db, list, { no: 'text' })} order by no`
    assert.deepEqual(
      [...found],
      [
        { no: 'a', ord: 2 },
        { no: 'b', ord: 3 },
        { no: 'c', ord: 1 },
      ],
    )
  })

  test('a column can be left out, and values join with tables', async () => {
    const list = [FULL, { ...EMPTY, mprId: 'other' }]
    const found = await db`select r.mpr_id, n from ${rows(db, list, { mprId: 'text' })}
      join (values ('other', 7)) as v (mpr_id, n) using (mpr_id)`.catch(() => [])
    assert.deepEqual([...found], [{ mpr_id: 'other', n: 7 }])
  })

  test('lists of any length and with any first value are one prepared statement', async () => {
    await db`deallocate all`
    for (const list of [[FULL], [EMPTY, FULL], [], Array(50).fill(EMPTY)]) await read(list)
    const prepared = await db<{ parameters: string }[]>`
      select parameter_types::text as parameters from pg_prepared_statements where statement like 'select * from unnest%'`
    assert.deepEqual(
      prepared.map(statement => statement.parameters),
      [
        '{text[],uuid[],integer[],bigint[],"double precision[]",boolean[],date[],date[],"timestamp with time zone[]",bytea[]}',
      ],
    )
  })
})
