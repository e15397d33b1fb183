// One device in care (P23).
import type { CareEntry } from '#domain/careEntry'
import type { RegistrationKey } from '#domain/codes'
import type { ServiceWithKey } from '#domain/service'
import type { User } from '#domain/who'
import { entryOf } from '#store/care/entries'
import {
  type DeviceEvent,
  deviceDetails,
  deviceEvents,
  lastWords,
  ownEvents,
  type DeviceDetails as StoredDetails,
} from '#store/care/entryDetails'
import { type DeviceRequest, requestsOf } from '#store/services/requests'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type { DeviceEvent, DeviceRequest }

const MOST_REQUESTS = 5

export type DeviceDetails = Omit<StoredDetails, 'service' | 'registrationKey'> & { service: ServiceWithKey }
export type KnownEntry = {
  entry: CareEntry
  /** Undefined once there is nothing to see of it (R18). */
  details: DeviceDetails | undefined
  events: DeviceEvent[]
  /** What the company asked operators for about it, the newest first (R22, R23). */
  requests: DeviceRequest[]
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
  const [stored, events, words, requests] = await Promise.all([
    period && deviceDetails(deps.db, period),
    period ? deviceEvents(deps.db, period) : ownEvents(deps.db, device),
    lastWords(deps.db, device),
    requestsOf(deps.db, device, MOST_REQUESTS),
  ])
  const details = stored && {
    ...stored,
    service: {
      ...stored.service,
      registrationKey: deps.codes.read<RegistrationKey>(
        'registration-key',
        stored.registrationKey,
        stored.service.mprId,
      ),
    },
  }
  return {
    entry,
    details,
    requests,
    events: [...words, ...events].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at)),
  }
}
