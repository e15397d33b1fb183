// Arrays are written and read as PostgreSQL does it, whatever stands in them.
import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import fc from 'fast-check'
import type { Db } from '#store/db'
import { aDatabase } from '../support/database.ts'

suite('arrays', () => {
  let db: Db
  before(async () => {
    db = await aDatabase(1)
  })

  const there = async (type: string, elements: readonly unknown[]) => {
    // Of type 0, as rows.ts sends lists: the driver would guess one from the first element.
    const sent = db.typed(elements as never, 0)
    const [row] = await db.unsafe<{ elements: unknown[] }[]>(`select $1::${type}[] as elements`, [sent])
    return row!.elements
  }

  test('texts of any signs, and none, come back as they went', async () => {
    const hard = ['', 'NULL', 'null', '"', '\\', '\\"', '{', '}', ',', ' ', '\n', '\u{1f511}', '高橋, "花"']
    assert.deepEqual(await there('text', [...hard, null]), [...hard, null])
    assert.deepEqual(await there('text', []), [])
    const sign = fc.oneof(
      fc.constantFrom('"', '\\', '{', '}', ',', ' ', 'N'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    const text = fc.array(sign, { maxLength: 6 }).map(signs => signs.join('').replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { maxLength: 5 }), async list => {
        assert.deepEqual(await there('text', list), list)
      }),
    )
  })

  test('each other type that statements use comes back as it went', async () => {
    const lists: Record<string, unknown[]> = {
      uuid: ['0198f0a0-0000-7000-8000-000000000001', null],
      int: [0, -1, null, 2 ** 31 - 1],
      bigint: [2 ** 40, null],
      float8: [0.25, -1e300, null],
      boolean: [true, false, null],
    }
    for (const [type, list] of Object.entries(lists)) assert.deepEqual(await there(type, list), list, type)
    const dates = [Temporal.PlainDate.from('2028-02-29'), null]
    const instants = [Temporal.Instant.from('2026-04-01T09:30:00.123456Z'), null]
    assert.deepEqual((await there('date', dates)).map(String), dates.map(String))
    assert.deepEqual((await there('timestamptz', instants)).map(String), instants.map(String))
    const [bytes, none] = (await there('bytea', [new Uint8Array([0, 92, 34, 255]), null])) as [Uint8Array, null]
    assert.deepEqual([[...bytes], none], [[0, 92, 34, 255], null])
  })

  test('an element that is undefined is nobody’s intention', async () => {
    await assert.rejects(there('text', ['a', undefined]), /undefined/)
    assert.deepEqual(await there('text', ['a']), ['a'])
  })

  test('every array of the schema is one of these', async () => {
    const known = Object.keys(db.options.parsers).map(Number)
    const unknown = await db<{ name: string }[]>`
      select distinct format_type(t.oid, null) as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and t.typcategory = 'A' and t.oid::int <> all(${known}::int[])`
    assert.deepEqual([...unknown], [])
  })
})
