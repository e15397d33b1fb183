import type { Db } from '../db.ts'

/** Sorted with less memory than it takes, so that it goes by the disk: rows of 8 KiB, a megabyte in all. */
const SPILLED = `set local work_mem = '64kB'; set local temp_tablespaces = '';
  select count(t) from (select repeat('x', 8192) as t from generate_series(1, 128) n order by n desc) spilled`

/**
 * Writes one row for good, and a megabyte for a moment: a row in its place needs no more of a disk than it has, so it could be
 * written to a full one. All in one question and one transaction. Throws where nothing can be written.
 */
export async function beat(db: Db, now: Temporal.Instant): Promise<void> {
  await db.unsafe(`update heartbeats set at = '${now}'; ${SPILLED}`)
}
