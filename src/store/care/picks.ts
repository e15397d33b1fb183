// What somebody has ticked in 機器一覧, over many pages of it: these entries, or all that a filter finds.
import { type CareFilter, isSameFilter, parseCareQuery, spansOf } from '#domain/careFilter'
import type { User } from '#domain/who'
import type { Db, Tx } from '../db.ts'
import type { Fragment } from '../fragment.ts'
import { anyOf, conditionsOf } from './conditions.ts'

const LASTS = { hours: 12 }

/** `entries`: what is ticked; with a filter, as an address has it, what is not ticked of all that it finds. */
export type Pick = { id: string; entries: number[]; filter: string | undefined }

export async function pickOf(db: Db | Tx, by: User, id: string, now: Temporal.Instant): Promise<Pick | undefined> {
  const [row] = await db<{ entries: number[]; filter: string | null }[]>`
    select entries, filter from care_picks
    where id = ${id} and account_id = ${by.accountId} and company_id = ${by.companyId} and expires_at > ${now}`
  return row && { id, entries: row.entries, filter: row.filter ?? undefined }
}

export async function savePick(tx: Db | Tx, by: User, pick: Pick, now: Temporal.Instant): Promise<void> {
  await tx`insert into care_picks as p (id, account_id, company_id, entries, filter, expires_at)
    values (${pick.id}, ${by.accountId}, ${by.companyId}, ${pick.entries}::bigint[], ${pick.filter ?? null}, ${now.add(LASTS)})
    on conflict (id) do update set entries = excluded.entries, filter = excluded.filter, expires_at = excluded.expires_at
      where p.account_id = excluded.account_id`
}

/** All that one filter found is nothing that is ticked in the list of another. */
export const isOfList = (pick: Pick, filter: CareFilter): boolean =>
  pick.filter === undefined || isSameFilter(pick.filter, filter)

/** The condition of a statement on care_entries, there called e: those of a pick, of one company. */
export function picked(db: Db | Tx, companyId: number, pick: Omit<Pick, 'id'>, today: Temporal.PlainDate): Fragment {
  if (pick.filter === undefined) return db`e.company_id = ${companyId} and e.id = any(${pick.entries}::bigint[])`
  const filter = parseCareQuery(pick.filter)
  const spans = spansOf(filter, today)
  if (spans.length === 0) return db`false`
  const without = pick.entries.length > 0 ? db`and e.id <> all(${pick.entries}::bigint[])` : db``
  return db`e.company_id = ${companyId} and ${anyOf(db, spans)} ${conditionsOf(db, filter, today)} ${without}`
}

export async function countPicked(
  db: Db | Tx,
  companyId: number,
  pick: Omit<Pick, 'id'>,
  today: Temporal.PlainDate,
): Promise<number> {
  const [row] = await db<
    { count: number }[]
  >`select count(*) from care_entries e where ${picked(db, companyId, pick, today)}`
  return row!.count
}
