// Ticks of 機器一覧 that last from page to page.
import type { CareFilter } from '#domain/careFilter'
import type { User } from '#domain/who'
import { countPicked, isOfList, pickOf, savePick, type Pick as Ticked } from '#store/care/picks'
import { aside } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

/** Of more than these, one ticks all that a filter finds; of that so many taken off is another list, and nothing is ticked. */
const MOST_NAMED = 5000

/**
 * What was ticked before, without what this page showed, and with what is ticked on it now.
 * @param all everything that this filter finds instead; null: nothing; undefined: what is ticked
 */
export async function tick(
  deps: Pick<OperationDeps, 'db' | 'clock'>,
  {
    by,
    id,
    filter,
    shown,
    ticked,
    all,
  }: {
    by: User
    id: string
    /** Of the list whose page was shown. */
    filter: CareFilter
    shown: number[]
    ticked: number[]
    all: string | null | undefined
  },
): Promise<Ticked> {
  return aside(deps, async ({ tx, now }) => {
    const kept = await pickOf(tx, by, id, now)
    const before = kept && isOfList(kept, filter) ? kept : undefined
    const pick = pickAfter(before, { id, shown, ticked, all })
    await savePick(tx, by, pick, now)
    return pick
  })
}

function pickAfter(
  before: Ticked | undefined,
  { id, shown, ticked, all }: { id: string; shown: number[]; ticked: number[]; all: string | null | undefined },
): Ticked {
  if (all !== undefined) return { id, entries: [], filter: all ?? undefined }
  const { entries = [], filter } = before ?? {}
  // Of all that a filter found those are kept that are not ticked.
  const here = filter === undefined ? ticked : shown.filter(entry => !ticked.includes(entry))
  const now = [...entries.filter(entry => !shown.includes(entry)), ...here]
  if (filter !== undefined && now.length > MOST_NAMED) return { id, entries: [], filter: undefined }
  return { id, entries: now.slice(0, MOST_NAMED), filter }
}

/** With how many there are now; undefined once it has run out. */
export async function readPick(
  { db, clock, calendar }: Omit<OperationDeps, 'random'>,
  { by, id }: { by: User; id: string },
): Promise<(Ticked & { count: number }) | undefined> {
  const now = clock.now()
  const pick = await pickOf(db, by, id, now)
  return pick && { ...pick, count: await countPicked(db, by.companyId, pick, calendar.dayOf(now)) }
}
