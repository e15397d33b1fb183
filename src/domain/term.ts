// How long a service lasts. Whole days of GMT (product.md R1–R3; M§3.2 shows the last day in GMT, M§3.3 adds terms up).

/**
 * Before first use months only add up; from first use on the months count from the start day.
 * `trialMonths`: how many of them a trial card brought (R6, R7).
 */
export type Term =
  | { kind: 'unstarted'; months: number; trialMonths: number }
  | { kind: 'started'; start: Temporal.PlainDate; months: number; trialMonths: number }

/** The status of a service on a day (R3). `none` is for a device that has no service at all. */
export type Status = 'none' | 'unstarted' | 'active' | 'expired' | 'lapsed'

export const GRACE_MONTHS = 6 // M§3.2: "有効期限切れから 6 ヶ月以内"

/** The term that a card opens with 新規申請. Its months count from first use (R3). */
export function openedTerm({ months, trial }: { months: number; trial: boolean }): Term {
  return { kind: 'unstarted', months, trialMonths: trial ? months : 0 }
}

/** A term once the server has heard from the device on a day. The clock starts once: a term that runs stays as it is (R3). */
export function startedTerm(term: Term, day: Temporal.PlainDate): Term {
  return term.kind === 'started' ? term : { ...term, kind: 'started', start: day }
}

/**
 * The last day of a term, as Japanese civil law counts (R2: 初日不算入, 応当日の前日, else the month's last day).
 * @param start the day that is not counted (first use)
 * @param months total months from the start, never piecewise, so that clamping cannot add up
 */
export function lastDay(start: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const first = start.add({ days: 1 })
  const month = first.toPlainYearMonth().add({ months })
  return first.day <= month.daysInMonth
    ? month.toPlainDate({ day: first.day }).subtract({ days: 1 })
    : month.toPlainDate({ day: month.daysInMonth })
}

/** The last day of a started term; undefined while it has not started. */
export function lastDayOf(term: Term): Temporal.PlainDate | undefined {
  return term.kind === 'started' ? lastDay(term.start, term.months) : undefined
}

/** The status of a service on a GMT day: good through the end of its last day, then six months to extend it (R3). */
export function statusOn(term: Term, today: Temporal.PlainDate): Exclude<Status, 'none'> {
  const last = lastDayOf(term)
  if (!last) return 'unstarted'
  if (Temporal.PlainDate.compare(today, last) <= 0) return 'active'
  return Temporal.PlainDate.compare(today, lastDayToExtend(last)) <= 0 ? 'expired' : 'lapsed'
}

/** The last day on which a term that ended on `last` may be extended (R3). */
export function lastDayToExtend(last: Temporal.PlainDate): Temporal.PlainDate {
  return lastDay(last, GRACE_MONTHS)
}

/** A term as a short text, the same for the same term (R12): 12 or 2026-04-01+12, then /months of a trial. */
export function termName(term: Term): string {
  const { months, trialMonths } = term
  return `${term.kind === 'started' ? `${term.start}+` : ''}${months}/${trialMonths}`
}

/** The GMT day of an instant (R1): "today" of a transaction is that of its one `now`. */
export function gmtDay(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('UTC').toPlainDate()
}
