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
type RowKey = { owner: string; no: number }
export type CodeRow = RowKey & { clear: string | null; sealed: Uint8Array | null }
export type SealedRow = RowKey & { mark: Uint8Array; sealed: Uint8Array }

const parts = (kind: CodeKind) => {
  const { table, of, column, clear } = PLACES[kind]
  const [owner, no = '1'] = of
  const own = no === '1' ? '1' : `t.${no}`
  return { table, owner, no, own, key: of.join(', '), mark: `${column}_mark`, sealed: `${column}_sealed`, clear }
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

/** Locked; the next ones that are sealed with another key than this one. @param after the last one of the slice before */
export async function otherwiseSealedRows(tx: Tx, kind: CodeKind, id: number, after: RowKey): Promise<CodeRow[]> {
  const { table, owner, no, key, sealed, clear } = parts(kind)
  return tx<
    CodeRow[]
  >`${text(tx, `select ${owner} as owner, ${no} as no, ${clear} as clear, ${sealed} as sealed from ${table}`)}
    where (${text(tx, owner)}, ${text(tx, no)}) > (${after.owner}, ${after.no})
      and get_byte(${text(tx, sealed)}, 0) <> ${id} order by ${text(tx, key)} limit ${SLICE} for update skip locked`
}

/** Of all rows, also those that somebody is at work on. */
export async function hasOtherwiseSealed(db: Db | Tx, id: number): Promise<boolean> {
  const [row] = await db<{ has: boolean }[]>`
    select exists (select from activation_keys where get_byte(id_sealed, 0) <> ${id})
      or exists (select from services where get_byte(key_sealed, 0) <> ${id}) as has`
  return row!.has
}

export async function writeSealed(tx: Tx, kind: CodeKind, list: SealedRow[]): Promise<void> {
  if (list.length === 0) return
  const { table, owner, own, mark, sealed } = parts(kind)
  await tx`update ${text(tx, `${table} t set ${mark} = r.mark, ${sealed} = r.sealed`)}
    from ${rows(tx, list, { owner: 'text', no: 'int', mark: 'bytea', sealed: 'bytea' })}
    where ${text(tx, `t.${owner} = r.owner and ${own} = r.no`)}`
}

/** Takes the next slice out of the clear. @returns its last row; undefined at the end */
export async function wipeClear(
  tx: Tx,
  kind: CodeKind,
  after: RowKey,
): Promise<{ last: RowKey | undefined; wiped: number }> {
  const { table, owner, no, own, key, clear, mark } = parts(kind)
  const slice = await tx<RowKey[]>`${text(tx, `select ${owner} as owner, ${no} as no from ${table}`)}
    where (${text(tx, owner)}, ${text(tx, no)}) > (${after.owner}, ${after.no})
      and ${text(tx, `${clear} is not null and ${mark} is not null order by ${key} limit ${SLICE}`)} for update skip locked`
  if (slice.length > 0)
    await tx`update ${text(tx, `${table} t set ${clear} = null`)} from ${rows(tx, slice, { owner: 'text', no: 'int' })}
      where ${text(tx, `t.${owner} = r.owner and ${own} = r.no`)}`
  return { last: slice.at(-1), wiped: slice.length }
}

/** No code stands in clear alone. */
export async function isAllSealed(db: Db | Tx): Promise<boolean> {
  const [row] = await db<{ all: boolean }[]>`select not exists (select from activation_keys where id_mark is null)
    and not exists (select from services where key_mark is null) as all`
  return row!.all
}

/** Whether a code stands in clear besides. */
export async function hasClear(db: Db | Tx): Promise<boolean> {
  const [row] = await db<{ has: boolean }[]>`
    select exists (select from activation_keys where registration_id is not null)
      or exists (select from services where registration_key is not null) as has`
  return row!.has
}

type ClearDraft = { id: string; answers: unknown }

/** Locked; drafts of journeys that hold codes, which a server wrote in clear. */
export async function clearDrafts(tx: Tx): Promise<ClearDraft[]> {
  return tx<ClearDraft[]>`select id, answers from drafts where account_id is not null and sealed is null
    and answers <> '{}' order by id limit ${SLICE} for update skip locked`
}

export async function sealDrafts(tx: Tx, drafts: { id: string; sealed: Uint8Array }[]): Promise<void> {
  if (drafts.length === 0) return
  await tx`update drafts d set sealed = r.sealed, answers = '{}'
    from ${rows(tx, drafts, { id: 'uuid', sealed: 'bytea' })} where d.id = r.id`
}
