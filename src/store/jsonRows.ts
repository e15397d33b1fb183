// Rows that are written as they stand, a statement a table, however many there are.
import type { Tx } from './db.ts'

/**
 * @param columns those that the rows say, by the columns' names in camel case; what a row leaves out is null
 * @param made what the database says of each row
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: object[],
  columns: string,
  made: Record<string, string> = {},
): Promise<void> {
  const columnNames = columns.split(/\s+/)
  const fields = columnNames.map(column => [column, column.replace(/_./g, letter => letter[1]!.toUpperCase())] as const)
  const named = rows.map(row => {
    const known = row as Record<string, unknown>
    return Object.fromEntries(fields.map(([column, field]) => [column, written(known[field])]))
  })
  await tx.unsafe(
    `insert into ${table} (${[...columnNames, ...Object.keys(made)].join(', ')})
    select ${[...columnNames, ...Object.values(made)].join(', ')} from json_populate_recordset(null::${table}, $1::text::json) r`,
    [JSON.stringify(named)],
  )
}

/** JSON has no bytes. */
const written = (value: unknown) => (value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value)

/** The oldest first. */
export function inTime<Key extends string, Row extends Record<Key, Temporal.Instant>>(rows: Row[], when: Key): Row[] {
  return rows.toSorted((a, b) => Temporal.Instant.compare(a[when], b[when]))
}
