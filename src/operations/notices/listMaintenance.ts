import { isOver, type MaintenanceWindow } from '#domain/maintenance'
import { allWindows } from '#store/notices/maintenance'
import type { OperationDeps } from '../deps.ts'

export type ListedWindow = { window: MaintenanceWindow; state: 'over' | 'on' | 'planned' }

/** What is planned and what is on; the others too where they are asked for. */
export async function listMaintenance(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { all }: { all: boolean },
): Promise<ListedWindow[]> {
  const now = clock.now()
  const listed = (await allWindows(db)).map(window => ({ window, state: stateOf(window, now) }))
  return listed.filter(({ state }) => all || state !== 'over')
}

function stateOf(window: MaintenanceWindow, now: Temporal.Instant): ListedWindow['state'] {
  if (isOver(window, now)) return 'over'
  return Temporal.Instant.compare(now, window.startsAt) < 0 ? 'planned' : 'on'
}
