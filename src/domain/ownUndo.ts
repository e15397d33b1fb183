// 取り消し by the company that applied (R22): R13's undo, within limits of time and number.
import { decideUndo, type Undo, type UndoFacts } from './correction.ts'
import { UNDO_REFUSALS } from './operatorRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'

/** Why, without words of one's own: the trail that keeps it cannot be erased (C17). */
export const UNDO_REASONS = ['wrong-device', 'wrong-card', 'not-needed', 'other'] as const
export type UndoReason = (typeof UNDO_REASONS)[number]

/** A 新規申請 can be taken back for so many days, a 期間の延長 for so many hours. */
export const ISSUE_DAYS = 30
export const EXTENSION_HOURS = 24
/** A company takes back so many in so many days. */
export const MOST_UNDOS = 10
export const UNDO_DAYS = 30

export type OwnUndoFacts = UndoFacts & {
  /** When the card was used. */
  appliedAt: Temporal.Instant
  /** By the company that now takes it back. */
  isOwn: boolean
  /** How many it has taken back in the last {@link UNDO_DAYS} days. */
  lately: number
}

export const OWN_UNDO_REFUSALS = ['applied-elsewhere', ...UNDO_REFUSALS, 'undo-too-late', 'undo-limit-reached'] as const
export type OwnUndoRefusal = (typeof OWN_UNDO_REFUSALS)[number]

/** Where R13 refuses, nobody can take it back, so that is said before anything of limits. */
export function decideOwnUndo(
  facts: OwnUndoFacts,
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
): Decision<Undo, OwnUndoRefusal> {
  if (facts.card?.use && !facts.isOwn) return refuse('applied-elsewhere')
  const decision = decideUndo(facts, today)
  if (!decision.ok) return decision
  if (Temporal.Instant.compare(now, lastMoment(facts.appliedAt, decision.value.flow)) > 0)
    return refuse('undo-too-late')
  return facts.lately >= MOST_UNDOS ? refuse('undo-limit-reached') : accept(decision.value)
}

/** Until when what was applied for at a moment can be taken back. */
export function lastMoment(appliedAt: Temporal.Instant, flow: 'issue' | 'extend'): Temporal.Instant {
  return appliedAt.add({ hours: flow === 'issue' ? 24 * ISSUE_DAYS : EXTENSION_HOURS })
}
