// A jsonb value of a statement, of what the program knows and of what the statement finds.
import type { Db, Tx } from './db.ts'
import { type Fragment, fragment } from './fragment.ts'

/** Together they are the whole: each property is known, or an expression of the statement that gives it. */
export type Data<Whole, Known> = {
  known?: Known & Partial<Whole>
  columns?: Record<Exclude<keyof Whole, keyof Known>, string>
  /** Properties that are null are left out. */
  withoutNulls?: boolean
}

export function jsonFrom(
  db: Db | Tx,
  {
    known,
    columns = {},
    withoutNulls = false,
  }: { known?: object; columns?: Record<string, string>; withoutNulls?: boolean },
): Fragment {
  const pairs = Object.entries(columns).map(([name, expression]) => `'${name}', ${expression}`)
  const built = `jsonb_build_object(${pairs.join(', ')})`
  const found = withoutNulls ? `jsonb_strip_nulls(${built})` : built
  if (known === undefined) return fragment(db, [found], [])
  if (pairs.length === 0) return db`${db.json(known as never)}::jsonb`
  return fragment(db, ['', `::jsonb || ${found}`], [db.json(known as never)])
}
