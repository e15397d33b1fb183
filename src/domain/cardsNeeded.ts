// 延長に必要なカード (P24): how many cards a device needs until its last day reaches a day that is wished for.
import { extendedTerm, withinCap } from './extend.ts'
import { lastDayOf, statusOn, type Term } from './term.ts'

/** `none`: it reaches that day already. `cards`: so many of the length asked for. The others can have none today. */
export type CardsNeeded =
  | { kind: 'none' }
  | { kind: 'cards'; count: number; lastDay: Temporal.PlainDate }
  /** Not even as many as today allows come that far (R6). */
  | { kind: 'beyond-cap'; count: number; lastDay: Temporal.PlainDate | undefined }
  /** Its last day is not known before its first use. */
  | { kind: 'unstarted' }
  /** Only 新規申請 is open to it (R5). */
  | { kind: 'lapsed' }

/**
 * As many extensions as 期間の延長 would do one after the other today (R5, R6).
 * @param months of each card
 * @param reach the last day that is wished for
 */
export function cardsNeeded(
  term: Term,
  { months, reach, today }: { months: number; reach: Temporal.PlainDate; today: Temporal.PlainDate },
): CardsNeeded {
  if (term.kind === 'unstarted') return { kind: 'unstarted' }
  if (statusOn(term, today) === 'lapsed') return { kind: 'lapsed' }
  const reaches = (one: Term) => Temporal.PlainDate.compare(lastDayOf(one)!, reach) >= 0
  if (reaches(term)) return { kind: 'none' }
  let after: Term = term
  for (let count = 1; ; count++) {
    const next = extendedTerm(after, months, today)
    if (!withinCap(next, today))
      return { kind: 'beyond-cap', count: count - 1, lastDay: count === 1 ? undefined : lastDayOf(after) }
    after = next
    if (reaches(after)) return { kind: 'cards', count, lastDay: lastDayOf(after)! }
  }
}
