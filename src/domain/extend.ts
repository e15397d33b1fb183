// 期間の延長: the term that a card's months lead to, and whether that is allowed. The order of the checks is R0.
import { type ApplicationFacts, decidePair, decideUnusedCard } from './entry.ts'
import { accept, type Refusal, refuse } from './refusal.ts'
import { type Card, type Service, serviceStatus } from './service.ts'
import { lastDay, statusOn, type Term, termName } from './term.ts'

export const CAP_MONTHS = 72 // M§3.3: "最大で6年間先まで"

/** A term after a card's months are added today, whether or not that is allowed (R5, M§6). */
export function extendedTerm(term: Term, months: number, today: Temporal.PlainDate): Term {
  if (statusOn(term, today) === 'expired') return { kind: 'started', start: today, months, trialMonths: 0 }
  return { ...term, months: term.months + months }
}

/** Whether an extended term counts from a new start, because the old one had expired (R5). */
export function countsAnew(before: Term, after: Term): boolean {
  return before.kind === 'started' && after.kind === 'started' && !before.start.equals(after.start)
}

/** Never more than six years ahead, and while a trial runs never more than six years from its start (R6). */
export function withinCap(term: Term, today: Temporal.PlainDate): boolean {
  if (term.kind === 'unstarted') return term.months <= CAP_MONTHS
  const inTrial = Temporal.PlainDate.compare(today, lastDay(term.start, term.trialMonths)) <= 0
  if (inTrial && term.months > CAP_MONTHS) return false
  return Temporal.PlainDate.compare(lastDay(term.start, term.months), lastDay(today, CAP_MONTHS)) <= 0
}

/** From when a card that goes beyond the cap now will be accepted (R6). */
export type AcceptedFrom =
  | { kind: 'day'; day: Temporal.PlainDate }
  /** Before first use: after so many months of use. `passed`: these are a trial's months, and the last must be over too. */
  | { kind: 'after-first-use'; months: number; passed: boolean }

/** The extension that goes beyond the cap, and when it will be within it. */
export type BeyondCap = { before: Term; after: Term; acceptedFrom: AcceptedFrom }

/** When the cap will allow these months: the first such day, found by asking the rule itself; before first use in months. */
export function acceptedFrom(term: Term, months: number): AcceptedFrom {
  const over = term.months + months - CAP_MONTHS
  if (term.kind === 'unstarted')
    return { kind: 'after-first-use', months: Math.max(over, term.trialMonths), passed: term.trialMonths >= over }
  // The day is when the new last day is six years ahead. Months end differently, so the search begins a few days before.
  let day = lastDay(term.start, over).subtract({ days: 5 })
  while (!withinCap(extendedTerm(term, months, day), day)) day = day.add({ days: 1 })
  return { kind: 'day', day }
}

/** A card already used here is shown its own extension (R5); a good unused one may go on. */
export type ExtendAnswer =
  | { kind: 'again'; service: Service }
  | { kind: 'open'; card: Card; service: Service; before: Term; after: Term }

/** `beyondCap` comes with `term-beyond-cap`. */
export type ExtendDecision = { ok: true; value: ExtendAnswer } | { ok: false; refusal: Refusal; beyondCap?: BeyondCap }

/** R0 for 期間の延長 as far as the three codes decide it. The input page asks this, and the write asks it again. */
export function decideExtend(facts: ApplicationFacts, today: Temporal.PlainDate): ExtendDecision {
  const pair = decidePair(facts)
  if (!pair.ok) return pair
  const { card, device } = pair.value
  if (card.use?.flow === 'extend') return accept({ kind: 'again', service: card.use.service })
  if (card.use) return refuse('activation-key-used-to-issue')
  const usable = decideUnusedCard(card, device, facts)
  if (!usable.ok) return usable
  const service = device.latest
  const status = serviceStatus(service, today)
  if (!service || status === 'lapsed') return refuse('no-service-to-extend') // R5
  const before = service.term
  const after = extendedTerm(before, card.months, today)
  if (!withinCap(after, today))
    return {
      ...refuse('term-beyond-cap'),
      beyondCap: { before, after, acceptedFrom: acceptedFrom(before, card.months) },
    }
  return accept({ kind: 'open', card, service, before, after })
}

export type ExtendConfirmFacts = ApplicationFacts & {
  /** Version of the card's 約款 that the user agreed to; undefined when none was shown. */
  acceptedTerms: number | undefined
  /** Version of the card's 約款 in force now. */
  termsInForce: number
  /** Names of the term that the user saw, and of the one that was promised for it (R12, termName). */
  seen: string | undefined
  promised: string | undefined
}

/** All of R0, for 登録: the codes again, then the 約款 and the terms that the user saw (R12). */
export function decideExtendConfirm(facts: ExtendConfirmFacts, today: Temporal.PlainDate): ExtendDecision {
  const decision = decideExtend(facts, today)
  if (!decision.ok || decision.value.kind === 'again') return decision
  const { before, after } = decision.value
  if (facts.acceptedTerms !== facts.termsInForce) return refuse('terms-changed')
  if (facts.seen !== termName(before) || facts.promised !== termName(after)) return refuse('term-changed')
  return decision
}
