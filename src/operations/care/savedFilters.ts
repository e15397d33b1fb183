// Filters of 機器一覧 under a name (R26): bookmarks of one person, which tell nobody anything and touch no device.
import { type CareFilter, careQuery } from '#domain/careFilter'
import type { User } from '#domain/who'
import { dropFilter, filtersOf, MOST_FILTERS, type SavedFilter, saveFilter } from '#store/care/filters'
import { aside } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type { SavedFilter }
export { MOST_FILTERS }

type FilterDeps = Pick<OperationDeps, 'db' | 'clock'>

export const savedFilters = ({ db }: FilterDeps, by: User): Promise<SavedFilter[]> => filtersOf(db, by)

/** @returns false when there are {@link MOST_FILTERS} already */
export function keepFilter(
  deps: FilterDeps,
  { by, name, filter }: { by: User; name: string; filter: CareFilter },
): Promise<boolean> {
  return aside(deps, ({ tx }) => saveFilter(tx, by, { name, query: careQuery(filter) }))
}

export function forgetFilter(deps: FilterDeps, { by, id }: { by: User; id: number }): Promise<boolean> {
  return aside(deps, ({ tx }) => dropFilter(tx, by, id))
}
