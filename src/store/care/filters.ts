// Filters that somebody keeps under a name (R26): their own, in no list of the company's.
import type { User } from '#domain/who'
import type { Db, Tx } from '../db.ts'

export type SavedFilter = { id: number; name: string /** As an address has it. */; query: string }

export const MOST_FILTERS = 30

export async function filtersOf(db: Db | Tx, by: User): Promise<SavedFilter[]> {
  return db<SavedFilter[]>`select id, name, query from care_filters where account_id = ${by.accountId} order by name`
}

/** Under a name that is there already, instead of what it stood for. @returns false when there are too many */
export async function saveFilter(tx: Tx, by: User, { name, query }: Omit<SavedFilter, 'id'>): Promise<boolean> {
  // Two at once would both find room for one more.
  await tx`select from accounts where id = ${by.accountId} for no key update`
  const saved = await tx`
    insert into care_filters (account_id, name, query) select ${by.accountId}, ${name}, ${query}
    where (select count(*) from care_filters where account_id = ${by.accountId} and name <> ${name}) < ${MOST_FILTERS}
    on conflict on constraint care_filter_name_once do update set query = excluded.query`
  return saved.count > 0
}

/** @returns false when they have no such filter */
export async function dropFilter(tx: Tx, by: User, id: number): Promise<boolean> {
  const gone = await tx`delete from care_filters where id = ${id} and account_id = ${by.accountId}`
  return gone.count > 0
}
