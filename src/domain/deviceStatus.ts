// What a device is told of its service, and for how long it may rely on it (product.md §7).
import type { ConnectionNumber } from './connectionNumber.ts'
import { type Service, serviceStatus } from './service.ts'
import { lastDayOf, lastDayToExtend } from './term.ts'

export type DeviceStatus = {
  status: 'active' | 'expired' | 'lapsed' | 'none'
  lastDay: Temporal.PlainDate | undefined
  connectionNumber: ConnectionNumber | undefined
}

/**
 * `none` before first use, and for a period that was superseded or that an operator closed; `lapsed` for one whose days are
 * over.
 */
export function deviceStatus(service: Service, today: Temporal.PlainDate): DeviceStatus {
  const status = serviceStatus(service, today)
  if (service.closing || status === 'none' || status === 'unstarted')
    return { status: 'none', lastDay: undefined, connectionNumber: undefined }
  return { status, lastDay: lastDayOf(service.term), connectionNumber: service.connectionNumber }
}

export const TRUST_DAYS = 30 // §7: at most 30 days after it was signed
const ASK_HOURS = 24
const SPREAD_MINUTES = 60

const midnightAfter = (day: Temporal.PlainDate) => day.add({ days: 1 }).toZonedDateTime('UTC').toInstant()
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)

/** Until when a device without a network may believe the status: to the end of the last day, but never longer than 30 days. */
export function trustedUntil({ status, lastDay }: DeviceStatus, now: Temporal.Instant): Temporal.Instant {
  const longest = now.add({ hours: 24 * TRUST_DAYS })
  return status === 'active' && lastDay ? earlier(longest, midnightAfter(lastDay)) : longest
}

/** Until when an answer is good: for a day, or until the status changes by itself at midnight GMT. */
export function standsUntil({ status, lastDay }: DeviceStatus, now: Temporal.Instant): Temporal.Instant {
  const nextDay = now.add({ hours: ASK_HOURS })
  if (lastDay && status === 'active') return earlier(nextDay, midnightAfter(lastDay))
  if (lastDay && status === 'expired') return earlier(nextDay, midnightAfter(lastDayToExtend(lastDay)))
  return nextDay
}

/**
 * When a device asks again: soon after the answer is no longer good, spread over an hour so that devices that were switched
 * on together do not ask together.
 * @param spread 0 to 1, the same for a device whenever it asks
 */
export function asksAgainAt(status: DeviceStatus, now: Temporal.Instant, spread: number): Temporal.Instant {
  return standsUntil(status, now).add({ minutes: Math.floor(spread * SPREAD_MINUTES) })
}
