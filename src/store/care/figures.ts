// How many devices in care are in need of something: each count ends where a list stops counting, so it stays fast.
import { firstExtendable } from '#domain/careEntry'
import type { Db } from '../db.ts'
import { fragment } from '../fragment.ts'
import { COUNTED } from './entries.ts'

type FigureRow = {
  hasAny: boolean
  expired: number
  within30: number
  within60: number
  within90: number
  unstarted: number
}

/** Of what will be extended (R27), in one statement. */
export async function figuresOf(db: Db, companyId: number, today: Temporal.PlainDate): Promise<FigureRow> {
  const most = fragment(db, [`limit ${COUNTED + 1}`], [])
  const open = db`select from care_entries e where company_id = ${companyId} and standing = 'open' and not_extending is null`
  const between = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
    db`(select count(*) from (${open} and last_day >= ${from} and last_day <= ${to} ${most}) counted)`
  const [row] = await db<FigureRow[]>`
    select exists (select from care_entries where company_id = ${companyId} and standing = 'open')
        or exists (select from care_entries where company_id = ${companyId} and standing <> 'open') as "hasAny",
      ${between(firstExtendable(today), today.subtract({ days: 1 }))} as expired,
      ${between(today, today.add({ days: 30 }))} as within30,
      ${between(today, today.add({ days: 60 }))} as within60,
      ${between(today, today.add({ days: 90 }))} as within90,
      (select count(*) from (${open} and last_day is null ${most}) counted) as unstarted`
  return row!
}

/** Months as 2027-04, those in which a term ends. */
export type Endings = { month: string; count: number }[]

export async function endingsByMonth(db: Db, companyId: number, today: Temporal.PlainDate): Promise<Endings> {
  return db<Endings>`
    select to_char(last_day, 'YYYY-MM') as month, count(*) from care_entries
    where company_id = ${companyId} and standing = 'open' and last_day >= ${today} and not_extending is null
    group by 1 order by 1`
}
