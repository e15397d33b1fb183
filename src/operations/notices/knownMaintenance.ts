// Each server keeps the maintenance windows in memory and reads them again every few seconds; a window begins and ends by
// the clock. So no request asks the database for them, and while the database is away the windows stay as last read.

import { type Maintenance, type MaintenanceWindow, maintenanceAt } from '#domain/maintenance'
import { type Loop, loop } from '#loop'
import { windowsToCome } from '#store/notices/maintenance'
import type { OperationDeps } from '../deps.ts'

/** Within 5 seconds, as operators are told. */
const EVERY_MS = 3000
const NOTHING: Maintenance = { current: undefined, announced: [] }

export type KnownMaintenance = {
  now(): Maintenance
  /** Reads the windows again. If that fails, the ones read before stay. */
  refresh(): Promise<void>
}

export function createKnownMaintenance({ db, clock }: Pick<OperationDeps, 'db' | 'clock'>): KnownMaintenance {
  let windows: MaintenanceWindow[] = []
  return {
    now: () => (windows.length === 0 ? NOTHING : maintenanceAt(windows, clock.now())),
    async refresh() {
      windows = await windowsToCome(db, clock.now())
    },
  }
}

type Log = { error(data: object, message: string): void }

/** Refreshes until it is stopped. While the database is away it logs nothing: watchDatabase does. */
export function keepRefreshing(
  deps: { maintenance: KnownMaintenance; database: { away: boolean }; log: Log },
  everyMs = EVERY_MS,
): Loop {
  return loop(everyMs, async () => {
    try {
      await deps.maintenance.refresh()
    } catch (error) {
      if (!deps.database.away) deps.log.error({ err: error }, 'maintenance windows cannot be read')
    }
  })
}
