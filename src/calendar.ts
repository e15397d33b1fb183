// The business day (R1): the GMT day of now, and in the embedded demo of a later moment that its users chose, so that
// expiry can be seen. It moves terms and what is signed for devices, never sessions, codes or holds.
import { gmtDay } from '#domain/term'

export type Calendar = {
  /** The moment that a device's clock shows. */
  businessTime(now: Temporal.Instant): Temporal.Instant
  /** "Today" of a transaction whose one `now` this is. */
  dayOf(now: Temporal.Instant): Temporal.PlainDate
}

/** Days ahead of the real ones; the demo alone ever changes them. */
export type Shift = { days: number }

export function calendarAhead(shift: Shift): Calendar {
  const businessTime = (now: Temporal.Instant) => (shift.days === 0 ? now : now.add({ hours: 24 * shift.days }))
  return { businessTime, dayOf: now => gmtDay(businessTime(now)) }
}

/** Without any shift: what production has. */
export const realCalendar: Calendar = calendarAhead({ days: 0 })
