// A moved service has one period on each device that it was on, with the events of that time (R13). This finds all of them.
import type { Db, Tx } from '../db.ts'

/** For a lateral join: all periods of the service that the statement calls `s`, from its first device to the present one. */
export function deviceLineOf(db: Db | Tx) {
  return db`(
    select coalesce(s.origin_mpr_id, s.mpr_id) as mpr_id, coalesce(s.origin_period_no, s.period_no) as period_no
    union all
    select moved.mpr_id, moved.period_no from services moved
    where moved.origin_mpr_id = coalesce(s.origin_mpr_id, s.mpr_id)
      and moved.origin_period_no = coalesce(s.origin_period_no, s.period_no))`
}
