// How many days the demo's business day is ahead (src/calendar.ts).
import type { Db, Tx } from '../db.ts'

export async function businessShift(db: Db | Tx): Promise<number> {
  const [row] = await db<{ days: number }[]>`select days from business_shift`
  return row?.days ?? 0
}

/** Forward only: a smaller shift than the one that stands changes nothing. @returns the shift that stands now */
export async function raiseBusinessShift(db: Db | Tx, days: number): Promise<number> {
  const [row] = await db<{ days: number }[]>`
    insert into business_shift (days) values (${days})
    on conflict (is_one) do update set days = greatest(business_shift.days, excluded.days) returning days`
  return row!.days
}
