// One device in care (P23).
import type { CareEntry } from '#domain/careEntry'
import type { User } from '#domain/who'
import { entryOf } from '#store/care/entries'
import {
  type DeviceDetails,
  type DeviceEvent,
  deviceDetails,
  deviceEvents,
  lastWords,
  ownEvents,
} from '#store/care/entryDetails'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type { DeviceDetails, DeviceEvent }
export type KnownEntry = {
  entry: CareEntry
  /** Undefined once there is nothing to see of it (R18). */
  details: DeviceDetails | undefined
  events: DeviceEvent[]
}

/** Undefined when the company has no such entry. */
export async function readEntry(
  deps: Omit<OperationDeps, 'random'>,
  { by, id }: { by: User; id: number },
): Promise<KnownEntry | undefined> {
  await mustMay(deps, by, 'look')
  const { companyId } = by
  const entry = await entryOf(deps.db, companyId, id)
  if (!entry) return undefined
  const { mprId, periodNo } = entry
  const device = { companyId, mprId }
  const period = periodNo === undefined ? undefined : { ...device, periodNo }
  const [details, events, words] = await Promise.all([
    period && deviceDetails(deps.db, period),
    period ? deviceEvents(deps.db, period) : ownEvents(deps.db, device),
    lastWords(deps.db, device),
  ])
  return { entry, details, events: [...words, ...events].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at)) }
}
