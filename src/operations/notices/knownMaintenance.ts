// Each server knows the maintenance windows by heart: it asks every few seconds, and a window begins and ends by the clock.
// So no request asks the database for them, and a database that is away changes nothing of what is known.

import { type Maintenance, type MaintenanceWindow, maintenanceAt } from '#domain/maintenance'
import { type Loop, loop } from '#loop'
import { windowsToCome } from '#store/notices/maintenance'
import type { OperationDeps } from '../deps.ts'

/** Within 5 seconds, as operators are told. */
const EVERY_MS = 3000
const NOTHING: Maintenance = { current: undefined, announced: [] }

export type KnownMaintenance = {
  now(): Maintenance
  /** Asks again. What cannot be asked stays as it is known. */
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

/** Refreshes until it is stopped. While the database is away, which others tell of, it fails in silence. */
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
