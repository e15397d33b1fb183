// 機器一覧 (P22): one page of it with its counts, and the figures of the menu (P9).
import type { CareFilter, Tab } from '#domain/careFilter'
import type { User } from '#domain/who'
import { COUNTED, countEntries, countTabs, listEntries, type Place, type Placed } from '#store/care/entries'
import { type Endings, endingsByMonth, figuresOf } from '#store/care/figures'
import { countPicked, isOfList, type Pick, pickOf } from '#store/care/picks'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type { Endings, Pick, Place, Placed }
export { COUNTED }

export const PAGE = 50

type CareDeps = Omit<OperationDeps, 'random'>

export type Figures = { expired: number; within30: number; within60: number; within90: number; unstarted: number }

export type CarePage = {
  entries: Placed[]
  more: boolean
  /** Counts end at {@link COUNTED} + 1. */
  counts: Record<Tab, number>
  figures: Figures
  pick: (Pick & { count: number }) | undefined
  today: Temporal.PlainDate
}

export async function readCare(
  deps: CareDeps,
  { by, filter, place, pickId }: { by: User; filter: CareFilter; place: Place | undefined; pickId: string | undefined },
): Promise<CarePage> {
  const { db, clock, calendar } = deps
  await mustMay(deps, by, 'look')
  const { companyId } = by
  const now = clock.now()
  const today = calendar.dayOf(now)
  const listing = { companyId, filter, today }
  const [page, figures, pick, counts] = await Promise.all([
    listEntries(db, listing, { most: PAGE, place }),
    figuresOf(db, companyId, today),
    pickId === undefined ? undefined : pickOf(db, by, pickId, now),
    countTabs(db, listing),
  ])
  const picked = pick && isOfList(pick, filter) && { ...pick, count: await countPicked(db, companyId, pick, today) }
  return {
    ...page,
    figures,
    counts,
    pick: picked || undefined,
    today,
  }
}

/** How many a filter finds, to the last one. */
export async function countFound(deps: CareDeps, { by, filter }: { by: User; filter: CareFilter }): Promise<number> {
  await mustMay(deps, by, 'look')
  const today = deps.calendar.dayOf(deps.clock.now())
  return countEntries(deps.db, { companyId: by.companyId, filter, today }, undefined)
}

/** 「機器の状況」: undefined for a company that has nothing in care. */
export async function readFigures(deps: CareDeps, by: User): Promise<Figures | undefined> {
  const today = deps.calendar.dayOf(deps.clock.now())
  const { hasAny, ...figures } = await figuresOf(deps.db, by.companyId, today)
  return hasAny ? figures : undefined
}

/** How many terms end in each of the coming months, without what will not be extended. */
export async function readEndings(deps: CareDeps, by: User): Promise<{ endings: Endings; today: Temporal.PlainDate }> {
  await mustMay(deps, by, 'look')
  const today = deps.calendar.dayOf(deps.clock.now())
  return { endings: await endingsByMonth(deps.db, by.companyId, today), today }
}
