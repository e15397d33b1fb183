// When the system is closed for maintenance, and what is announced of it (P19, M§12).
import type { OperatorRefusal } from './operatorRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'

export type MaintenanceWindow = {
  id: number
  startsAt: Temporal.Instant
  /** Undefined: the emergency switch, which lasts until an operator ends it. */
  endsAt: Temporal.Instant | undefined
  announceFrom: Temporal.Instant
  /** When an operator ended it or, before it began, called it off. */
  endedEarlyAt: Temporal.Instant | undefined
  /** The operator's words for users. */
  text: Record<'ja' | 'en', string>
}

export type Maintenance = {
  /** The system is closed because of it. */
  current: MaintenanceWindow | undefined
  /** Planned windows that users are told of already, the earliest first. */
  announced: MaintenanceWindow[]
}

export type NewWindow = Pick<MaintenanceWindow, 'startsAt' | 'endsAt' | 'announceFrom'>

/** A window includes its first moment but not its end: whoever comes back exactly then is let in. */
export function maintenanceAt(windows: MaintenanceWindow[], now: Temporal.Instant): Maintenance {
  const standing = windows.filter(window => !isOver(window, now))
  const announced = standing.filter(window => isBefore(now, window.startsAt) && !isBefore(now, window.announceFrom))
  return {
    current: standing.filter(window => !isBefore(now, window.startsAt)).reduce(lastToEnd, undefined),
    announced: announced.sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt)),
  }
}

export function isOver({ endsAt, endedEarlyAt }: MaintenanceWindow, now: Temporal.Instant): boolean {
  return [endsAt, endedEarlyAt].some(end => end !== undefined && !isBefore(now, end))
}

/** Whether a window may be added. Two windows of known length may not overlap, or users would be told two ends. */
export function decideWindow(
  next: NewWindow,
  windows: MaintenanceWindow[],
  now: Temporal.Instant,
): Decision<NewWindow, OperatorRefusal> {
  const { startsAt, endsAt, announceFrom } = next
  if (isBefore(startsAt, now)) return refuse('maintenance-from-the-past')
  if (endsAt && !isBefore(startsAt, endsAt)) return refuse('maintenance-without-length')
  if (isBefore(startsAt, announceFrom)) return refuse('maintenance-announced-too-late')
  const standing = windows.filter(window => !isOver(window, now))
  if (!endsAt) return emergencyOf(standing, now) ? refuse('maintenance-on-already') : accept(next)
  const clashes = standing.some(
    other => other.endsAt && isBefore(startsAt, other.endsAt) && isBefore(other.startsAt, endsAt),
  )
  return clashes ? refuse('maintenance-overlaps') : accept(next)
}

/** Of a window's mails to all: how many people they have reached, and whether another mail has put it right since. */
export type WindowMails = { told: number; isPutRight: boolean }

/**
 * Whether a window may be ended early or called off; and once it was, whether those who had been told of it by mail may be
 * told that, too. @param mail whether they are to be
 */
export function decideEnd(
  window: MaintenanceWindow | undefined,
  { mail, told, isPutRight }: WindowMails & { mail: boolean },
  now: Temporal.Instant,
): Decision<MaintenanceWindow, OperatorRefusal> {
  if (!window) return refuse('maintenance-unknown')
  if (!isOver(window, now)) return accept(window)
  if (!mail || !window.endedEarlyAt) return refuse('maintenance-over')
  if (told === 0) return refuse('maintenance-told-nobody')
  return isPutRight ? refuse('maintenance-put-right-already') : accept(window)
}

/** The emergency switch that is on. */
export function emergencyOf(windows: MaintenanceWindow[], now: Temporal.Instant): MaintenanceWindow | undefined {
  return windows.find(window => !window.endsAt && !isOver(window, now))
}

/** The one of two windows that ends last; one without an end counts as the last. */
function lastToEnd(one: MaintenanceWindow | undefined, other: MaintenanceWindow): MaintenanceWindow {
  if (!one || !other.endsAt) return other
  return one.endsAt && isBefore(one.endsAt, other.endsAt) ? other : one
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
