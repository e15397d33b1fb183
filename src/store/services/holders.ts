// The company that holds a service (R19): named by its row, or in a row that was not filled yet the one whose 新規申請
// opened its line.

/** Of a row of services under this alias, as an expression. Null: nobody's. */
export function holderOf(service: string): string {
  return `coalesce(${service}.holder, (select a.company_id from service_events e join accounts a on a.id = e.account_id
    where e.mpr_id = coalesce(${service}.origin_mpr_id, ${service}.mpr_id)
      and e.period_no = coalesce(${service}.origin_period_no, ${service}.period_no) and e.seq = 1))`
}

/**
 * For the `from` of a statement: the accounts, as `a`, that are told what operators correct (R13), which are the 管理者 of
 * the company in the column `holder` of one of its parts.
 */
export function adminsOf(part: string): string {
  return `${part} join accounts a on a.company_id = ${part}.holder and a.role = 'admin'
    and a.closed_at is null and a.disabled_at is null`
}
