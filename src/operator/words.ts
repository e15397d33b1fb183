// Families, terms and times in an operator's words.
import type { Family } from '#domain/service'
import { lastDayOf, type Status, type Term } from '#domain/term'

export const FAMILY_WORDS: Record<Family, string> = { hdcom: 'HDコム', mpcs: 'HDVC-MPCS' }

const STATUS_WORDS: Record<Status, string> = {
  none: 'no service',
  unstarted: 'not started',
  active: 'active',
  expired: 'expired, may still be extended',
  lapsed: 'over',
}

/** A status and a term: "active: 12 months from 2026-04-01, last day 2027-04-01 (GMT), in Japan until 2027-04-02 08:59". */
export function serviceText(status: Status, term: Term, closing: string | undefined): string {
  const words = closing ? `closed (${closing})` : STATUS_WORDS[status]
  const last = lastDayOf(term)
  if (!last || term.kind === 'unstarted') return `${words}: ${monthsText(term.months)} from first use`
  // A GMT day ends at 8:59 of the next in Japan (R1).
  const ends = `last day ${last} (GMT), in Japan until ${last.add({ days: 1 })} 08:59`
  return `${words}: ${monthsText(term.months)} from ${term.start}, ${ends}`
}

/** "1 mail", "2 mails". */
export const countText = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

/** The end of what is said of something that mails tell of; empty when there are none. */
export function mailsText(mails: number): string {
  if (mails === 0) return ''
  return mails === 1 ? ' 1 mail waits to be sent.' : ` ${mails} mails wait to be sent.`
}

export const monthsText = (months: number): string => countText(months, 'month')

/** An instant in Japan time, and labelled so: 2026-12-01 12:00:00 JST. */
export function instantText(instant: Temporal.Instant): string {
  const there = instant.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime()
  return `${there.toString({ smallestUnit: 'second' }).replace('T', ' ')} JST`
}
