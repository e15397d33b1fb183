// The line of a service that was moved: a period on each device on its way, and events in each of them (R13).
import type { Db, Tx } from '../db.ts'

/** All periods that a service `s` had on its way from device to device, its present one too. */
export function deviceLineOf(db: Db | Tx) {
  return db`(
    select coalesce(s.origin_mpr_id, s.mpr_id) as mpr_id, coalesce(s.origin_period_no, s.period_no) as period_no
    union all
    select moved.mpr_id, moved.period_no from services moved
    where moved.origin_mpr_id = coalesce(s.origin_mpr_id, s.mpr_id)
      and moved.origin_period_no = coalesce(s.origin_period_no, s.period_no))`
}
