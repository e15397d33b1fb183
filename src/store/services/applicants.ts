/**
 * For the `from` of a statement: the accounts, as `a`, that applied for the services of one of its parts, which has
 * `first_mpr_id` and `first_no`, the device and number of the period that each application opened. One that is gone is none.
 */
export function applicantsOf(part: string): string {
  return `${part} p join service_events e on e.mpr_id = p.first_mpr_id and e.period_no = p.first_no and e.seq = 1
    join accounts a on a.id = e.account_id`
}
