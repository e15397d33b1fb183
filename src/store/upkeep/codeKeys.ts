// The keys that codes are kept under, as the database knows them: a number, a proof, and from when each is used. Never a key.
import type { Db, Tx } from '../db.ts'
import { LOCK_NUMBERS } from '../lockNumbers.ts'

/** `ended`: nothing is sealed with it any more. */
export type KnownCodeKey = { id: number; proof: Uint8Array; writesFrom: Temporal.Instant; ended: boolean }
export type CodesAtRest = {
  /** All that there were. */
  keys: KnownCodeKey[]
  /** Codes are written in clear besides, for servers of the release before. */
  inClear: boolean
}

export async function codesAtRest(db: Db | Tx): Promise<CodesAtRest> {
  const [row] = await db<
    { written: boolean; ids: number[]; proofs: Uint8Array[]; from: Temporal.Instant[]; ended: boolean[] }[]
  >`
    select written, array(select id from code_keys order by id)::int[] as ids,
      array(select proof from code_keys order by id) as proofs,
      array(select writes_from from code_keys order by id) as from,
      array(select ended_at is not null from code_keys order by id) as ended from codes_in_clear`
  const { written, ids, proofs, from, ended } = row!
  const keys = ids.map((id, i) => ({ id, proof: proofs[i]!, writesFrom: from[i]!, ended: ended[i]! }))
  return { inClear: written, keys }
}

/** Whoever else would add one waits until this transaction ends. */
export async function lockCodeKeys(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK_NUMBERS.codeKeys})`
}

export async function addCodeKey(tx: Tx, { id, proof, writesFrom }: Omit<KnownCodeKey, 'ended'>): Promise<void> {
  await tx`insert into code_keys (id, proof, writes_from) values (${id}, ${proof}, ${writesFrom})`
}

/** Nothing is sealed any more with the keys before this one. @returns their numbers */
export async function endCodeKeysBefore(tx: Tx, id: number, now: Temporal.Instant): Promise<number[]> {
  const ended = await tx<{ id: number }[]>`
    update code_keys set ended_at = ${now} where id < ${id} and ended_at is null returning id`
  return ended.map(row => row.id)
}

/** From now on no server of the release before is there, and codes are written sealed alone. */
export async function writeNoneInClear(tx: Tx): Promise<void> {
  await tx`update codes_in_clear set written = false`
}
