// The state of a device in care in words: for a badge, and what stands below its last day.
import { type CareEntry, type CareState, careState } from '#domain/careEntry'
import { lastDayToExtend } from '#domain/term'
import { type BadgeKind, badge } from '#ui/badge'
import type { Html } from '#ui/html'
import type { Text } from '#words/text'

type Seen = Pick<CareEntry, 'standing' | 'lastDay' | 'months' | 'issuedAt'>

/** 「あと n 日」 stands for 利用中 within this many days, as the last reminders do (R25). */
const SOON_DAYS = 30

export function daysUntil(day: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return today.until(day, { largestUnit: 'days' }).days
}

export function stateBadge(text: Text, entry: Seen, today: Temporal.PlainDate): Html {
  const { devices } = text
  const state = careState(entry, today)
  const days = entry.lastDay ? daysUntil(entry.lastDay, today) : 0
  if (state === 'active' && days <= SOON_DAYS)
    return badge('soon', days === 0 ? devices.endsToday : devices.daysLeft(days))
  return badge(KINDS[state], devices.states[state])
}

const KINDS: Record<CareState, BadgeKind> = {
  active: 'good',
  expired: 'late',
  unstarted: 'waiting',
  lapsed: 'over',
  moved: 'over',
  undone: 'over',
  'handed-over': 'over',
}

/** The term as a list says it. */
export function termOf(text: Text, { lastDay, months }: Seen): string {
  const { terms, common } = text
  if (lastDay) return terms.date(lastDay)
  return months === undefined ? common.unknown : terms.fromFirstUse(terms.months(months))
}

/** What follows from it: days left, or what to do. */
export function helpOf({ devices }: Text, entry: Seen, today: Temporal.PlainDate): string {
  const { standing, lastDay, issuedAt } = entry
  if (standing !== 'open') return devices.was[standing]
  switch (careState(entry, today)) {
    case 'unstarted':
      return issuedAt
        ? devices.sinceIssue(Math.max(0, -daysUntil(issuedAt.toZonedDateTimeISO('UTC').toPlainDate(), today)))
        : ''
    case 'expired': {
      const left = daysUntil(lastDayToExtend(lastDay!), today)
      return left === 0 ? devices.lastDayToExtend : devices.leftToExtend(left)
    }
    case 'lapsed':
      return devices.applyAnew
    default: {
      const days = daysUntil(lastDay!, today)
      const japan = lastDay!.add({ days: 1 })
      return days <= SOON_DAYS ? devices.untilInJapan(japan, japan.year !== lastDay!.year) : devices.daysLeft(days)
    }
  }
}
