// 機器の交換 by the company that holds the service (R23): R13's move, within limits of number.
import { decideMove, type Move, type MoveFacts } from './correction.ts'
import { isAboutReplacement, MOVE_REFUSALS } from './operatorRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'

/** Why, without words of one's own: the trail that keeps it cannot be erased (C17). */
export const MOVE_REASONS = ['broken', 'newer-device', 'wrong-device', 'other'] as const
export type MoveReason = (typeof MOVE_REASONS)[number]

/** A service goes to another device so often in so many days. */
export const LINE_MOVES = 2
export const LINE_DAYS = 365
/** A company moves so many in so many days. */
export const COMPANY_MOVES = 10
export const COMPANY_DAYS = 30
/** Back where it came from, before the new device was used with it: that is no exchange. */
export const BACK_HOURS = 24

export type OwnMoveFacts = MoveFacts & {
  /** The company that asks holds the service (R19). */
  isHolder: boolean
  /** How often companies moved this service in the last {@link LINE_DAYS} days. */
  ofLine: number
  /** How often the company moved any in the last {@link COMPANY_DAYS} days. */
  ofCompany: number
  /** The last move of the service by a company, if it was one, and whether the device has registered since. */
  last: { from: string; at: Temporal.Instant; registered: boolean } | undefined
}

export const OWN_MOVE_REFUSALS = [
  'not-the-holder',
  ...MOVE_REFUSALS,
  'moves-of-line-used-up',
  'moves-of-company-used-up',
] as const
export type OwnMoveRefusal = (typeof OWN_MOVE_REFUSALS)[number]

/** What another MPR ID would put right. */
export const asksForAnother = (refusal: OwnMoveRefusal): boolean =>
  refusal === 'replacement-is-the-same' || isAboutReplacement(refusal)

/** `back`: it is no exchange, and is not counted. */
export type OwnMove = Move & { back: boolean }

/** Where R13 refuses, nobody can move it, so that is said before anything of limits. */
export function decideOwnMove(
  facts: OwnMoveFacts,
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
): Decision<OwnMove, OwnMoveRefusal> {
  if (!facts.isHolder) return refuse('not-the-holder')
  const decision = decideMove(facts, today)
  if (!decision.ok) return decision
  const back = isBack(facts, now)
  if (!back && facts.ofLine >= LINE_MOVES) return refuse('moves-of-line-used-up')
  if (!back && facts.ofCompany >= COMPANY_MOVES) return refuse('moves-of-company-used-up')
  return accept({ ...decision.value, back })
}

function isBack({ last, to }: OwnMoveFacts, now: Temporal.Instant): boolean {
  if (!last || last.registered || last.from !== to?.mprId) return false
  return Temporal.Instant.compare(now, last.at.add({ hours: BACK_HOURS })) <= 0
}
