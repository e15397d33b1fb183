// C16: wrong keys of a device from a client, ten in any hour.

import type { MprId } from '#domain/codes'
import { CLOCKS_APART, WRONG_DEVICE_KEYS } from '#domain/limits'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Db, Tx } from '../db.ts'

const { tries: MOST, hours } = WRONG_DEVICE_KEYS
const HOUR = { hours }

/**
 * Counts one more; only the last ten and this one are kept, and none of a time that no clock has yet.
 * @returns until when the client must wait, if it must
 */
export async function countWrongKey(
  db: Db,
  { mprId, client }: { mprId: MprId; client: string },
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const since = now.subtract(HOUR)
  const [row] = await db<{ oldest: Temporal.Instant; count: number }[]>`
    insert into wrong_device_keys as w (mpr_id, address, at) values (${mprId}, ${client}, array[${now}::timestamptz])
    on conflict (mpr_id, address) do update set at =
      (array(select t from unnest(w.at) t where t > ${since} and t <= ${now.add(CLOCKS_APART)} order by t desc limit ${MOST}) || excluded.at)
    returning (select min(t) from unnest(at) t) as oldest, cardinality(at) as count`
  return row!.count > MOST ? row!.oldest.add(HOUR) : undefined
}

/** Locks what is counted against a device. @returns of how many addresses */
export async function lockWrongKeys(tx: Tx, mprId: MprId): Promise<number> {
  const rows = await tx`select 1 from wrong_device_keys where mpr_id = ${mprId} order by address for update`
  return rows.length
}

/** Forgets what is counted against a device, and says so in the audit trail. @returns how many rows of the trail */
export async function forgetWrongKeys(
  tx: Tx,
  { mprId, by }: { mprId: MprId; by: Principal },
  now: Temporal.Instant,
): Promise<number> {
  const written = await tx`
    with gone as (delete from wrong_device_keys where mpr_id = ${mprId} returning address)
    ${auditOf(tx, { act: 'clear-lock', known: { mprId }, columns: { addresses: 'count(*)' }, from: 'gone' }, by, now)}`
  return written.count
}
