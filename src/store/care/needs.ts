// The terms of devices in care, for 延長に必要なカード (P24).
import type { MprId } from '#domain/codes'
import type { Family } from '#domain/service'
import type { Term } from '#domain/term'
import type { Db } from '../db.ts'
import { termFrom } from '../services/facts.ts'
import { picked } from './picks.ts'

/** `term`: undefined once there is nothing to extend. `product`: of the card that the entry rests on. */
export type DeviceTerm = {
  mprId: MprId
  family: Family
  product: string
  endCustomer: string | null
  term: Term | undefined
  notExtending: boolean
}

/** By 納入先. @returns one more than `most` where there are more */
export async function termsInCare(
  db: Db,
  { companyId, filter, today, most }: { companyId: number; filter: string; today: Temporal.PlainDate; most: number },
): Promise<DeviceTerm[]> {
  const found = await db<
    (Omit<DeviceTerm, 'term'> & { months: number | null; trial_months: number; start_day: Temporal.PlainDate | null })[]
  >`
    select e.mpr_id as "mprId", e.family, e.product_code as product, e.end_customer as "endCustomer",
      s.months, s.trial_months, s.start_day, e.not_extending is not null as "notExtending"
    from care_entries e left join services s on s.mpr_id = e.mpr_id and s.period_no = e.period_no and e.standing = 'open'
    where ${picked(db, companyId, { entries: [], filter }, today)}
    order by e.end_customer nulls last, e.id limit ${most + 1}`
  return found.map(({ months, trial_months, start_day, ...device }) => ({
    ...device,
    term: months === null ? undefined : termFrom({ months, trial_months, start_day }),
  }))
}
