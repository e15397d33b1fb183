// The keys that codes are kept under, as the database knows them: a number, a proof, and from when each is used. Never a key.
import type { Db, Tx } from '../db.ts'

export type KnownCodeKey = { id: number; proof: Uint8Array; writesFrom: Temporal.Instant }
export type CodesAtRest = {
  /** Those in use: codes are sealed with them, or will be. */
  keys: KnownCodeKey[]
  /** Codes are written in clear besides, for servers of the release before. */
  inClear: boolean
}

export async function codesAtRest(db: Db | Tx): Promise<CodesAtRest> {
  const [row] = await db<{ written: boolean; ids: number[]; proofs: Uint8Array[]; from: Temporal.Instant[] }[]>`
    select written, array(select id from code_keys where ended_at is null order by id)::int[] as ids,
      array(select proof from code_keys where ended_at is null order by id) as proofs,
      array(select writes_from from code_keys where ended_at is null order by id) as from from codes_in_clear`
  const { written, ids, proofs, from } = row!
  return { inClear: written, keys: ids.map((id, i) => ({ id, proof: proofs[i]!, writesFrom: from[i]! })) }
}

/** @returns false when there is one of this number already */
export async function addCodeKey(db: Db | Tx, { id, proof, writesFrom }: KnownCodeKey): Promise<boolean> {
  const added = await db`insert into code_keys (id, proof, writes_from) values (${id}, ${proof}, ${writesFrom})
    on conflict (id) do nothing returning 1`
  return added.length === 1
}

/** Nothing is sealed any more with the keys before this one. @returns their numbers */
export async function endCodeKeysBefore(db: Db, id: number, now: Temporal.Instant): Promise<number[]> {
  const ended = await db<{ id: number }[]>`
    update code_keys set ended_at = ${now} where id < ${id} and ended_at is null returning id`
  return ended.map(row => row.id)
}

/** From now on no server of the release before is there, and codes are written sealed alone. */
export async function writeNoneInClear(db: Db | Tx): Promise<void> {
  await db`update codes_in_clear set written = false`
}

/** The number of the last key that there was. */
export async function newestCodeKey(db: Db | Tx): Promise<number> {
  const [row] = await db<{ id: number }[]>`select coalesce(max(id), 0)::int as id from code_keys`
  return row!.id
}
