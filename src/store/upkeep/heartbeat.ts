import type { Db } from '../db.ts'

/** Writes one row for good. Throws where nothing can be written. */
export async function beat(db: Db, now: Temporal.Instant): Promise<void> {
  await db`update heartbeats set at = ${now}`
}
