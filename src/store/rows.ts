// A list of objects as the source of rows for a statement: one parameter for each column, however long the list is.
import type { Db, Tx } from './db.ts'
import { fragment } from './fragment.ts'

/** The types that a column may have, and the values that are sent for each. */
type SqlValues = {
  text: string
  uuid: string
  int: number
  bigint: number
  float8: number
  boolean: boolean
  /** A string like 2027-04-01 is fine too. */
  date: Temporal.PlainDate | string
  timestamptz: Temporal.Instant
  bytea: Uint8Array
}

/** The types that fit a property; it may be null or missing as well. */
type TypeOf<Value> = {
  [Type in keyof SqlValues]: [Value] extends [SqlValues[Type] | null | undefined] ? Type : never
}[keyof SqlValues]

/** The properties that become columns, and the type of each. */
type Columns<Item> = { [Name in keyof Item]?: TypeOf<Item[Name]> }

/**
 * For the `from` of a statement: `rows(tx, cards, { mprId: 'text', months: 'int' })` is
 * `unnest($1::text[], $2::int[]) as r (mpr_id, months)`. A property that is undefined is null in the database.
 */
export function rows<Item extends object>(db: Db | Tx, list: readonly Item[], columns: Columns<NoInfer<Item>>) {
  return source(db, list, columns, false)
}

/** The same with one more column, `ord`: 1 for the first of the list, 2 for the second, and so on. */
export function rowsInOrder<Item extends object>(db: Db | Tx, list: readonly Item[], columns: Columns<NoInfer<Item>>) {
  return source(db, list, columns, true)
}

function source<Item extends object>(db: Db | Tx, list: readonly Item[], columns: Columns<Item>, ordered: boolean) {
  const names = Object.keys(columns) as (keyof Item & string)[]
  const types = names.map(name => String(columns[name]))
  // Type 0 leaves the type to the statement's cast. The driver would guess one from the first value, and a list that
  // begins with null would become another prepared statement than one that does not.
  const values = names.map(name =>
    db.typed(
      list.map(item => item[name] ?? null),
      0,
    ),
  )
  const columnNames = [...names.map(snakeCase), ...(ordered ? ['ord'] : [])].join(', ')
  const casts = types.map((type, i) => `::${type}[]${i < types.length - 1 ? ', ' : ''}`)
  const texts = ['unnest(', ...casts]
  texts[texts.length - 1] += `)${ordered ? ' with ordinality' : ''} as r (${columnNames})`
  return fragment(db, texts, values)
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
