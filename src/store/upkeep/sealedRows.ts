// Rows whose codes are still to be sealed, in clear as well, or sealed with a former key: slice by slice, passing by those that
// somebody else is at work on.

import type { Db, Tx } from '../db.ts'
import { type Fragment, fragment } from '../fragment.ts'
import type { CodeKind } from '../keptCodes.ts'
import { rows } from '../rows.ts'

const SLICE = 500

/** Where each kind of code stands: its table, the key of a row, its columns. */
const PLACES = {
  'registration-id': { table: 'activation_keys', of: ['activation_key_no'], column: 'id', clear: 'registration_id' },
  'registration-key': { table: 'services', of: ['mpr_id', 'period_no'], column: 'key', clear: 'registration_key' },
} as const satisfies Record<CodeKind, { table: string; of: readonly string[]; column: string; clear: string }>

/** `no`: 1 for a card, the number of the period for a service. */
export type CodeRow = { owner: string; no: number; clear: string | null; sealed: Uint8Array | null }
export type SealedRow = Pick<CodeRow, 'owner' | 'no'> & { mark: Uint8Array; sealed: Uint8Array }

const parts = (kind: CodeKind) => {
  const { table, of, column, clear } = PLACES[kind]
  const [owner, no = '1'] = of
  return { table, owner, no, key: of.join(', '), mark: `${column}_mark`, sealed: `${column}_sealed`, clear }
}

const text = (db: Db | Tx, sql: string): Fragment => fragment(db, [sql], [])

/** Locked; those that are not sealed yet. */
export async function unsealedRows(tx: Tx, kind: CodeKind): Promise<CodeRow[]> {
  const { table, owner, no, key, mark, sealed, clear } = parts(kind)
  return tx<CodeRow[]>`${text(
    tx,
    `select ${owner} as owner, ${no} as no, ${clear} as clear, ${sealed} as sealed from ${table}
    where ${mark} is null order by ${key} limit ${SLICE} for update skip locked`,
  )}`
}

/** Locked; the next ones, whatever they are sealed with. @param after the last one of the slice before */
export async function nextSealedRows(tx: Tx, kind: CodeKind, after: Pick<CodeRow, 'owner' | 'no'>): Promise<CodeRow[]> {
  const { table, owner, no, key, sealed, clear } = parts(kind)
  return tx<
    CodeRow[]
  >`${text(tx, `select ${owner} as owner, ${no} as no, ${clear} as clear, ${sealed} as sealed from ${table}`)}
    where (${text(tx, owner)}, ${text(tx, no)}) > (${after.owner}, ${after.no}) order by ${text(tx, key)} limit ${SLICE}
    for update skip locked`
}

export async function writeSealed(tx: Tx, kind: CodeKind, list: SealedRow[]): Promise<void> {
  if (list.length === 0) return
  const { table, owner, no, mark, sealed } = parts(kind)
  await tx`update ${text(tx, `${table} t set ${mark} = r.mark, ${sealed} = r.sealed`)}
    from ${rows(tx, list, { owner: 'text', no: 'int', mark: 'bytea', sealed: 'bytea' })}
    where ${text(tx, `t.${owner} = r.owner and ${no === '1' ? '1' : `t.${no}`} = r.no`)}`
}

/** Takes what is sealed out of the clear, a slice. @returns how many */
export async function wipeClear(tx: Tx, kind: CodeKind): Promise<number> {
  const { table, owner, no, clear, mark } = parts(kind)
  const wiped = await tx`${text(
    tx,
    `with slice as (select ${owner} as owner, ${no} as no from ${table} where ${clear} is not null and ${mark} is not null
      limit ${SLICE} for update skip locked)
    update ${table} t set ${clear} = null from slice
    where t.${owner} = slice.owner and ${no === '1' ? '1' : `t.${no}`} = slice.no`,
  )}`
  return wiped.count
}

/** No code stands in clear alone. */
export async function isAllSealed(db: Db | Tx): Promise<boolean> {
  const [row] = await db<{ all: boolean }[]>`select not exists (select from activation_keys where id_mark is null)
    and not exists (select from services where key_mark is null) as all`
  return row!.all
}
