// 新規申請: may this card open a service on this device? The order of the checks is R0.
import type { ConnectionNumber } from './connectionNumber.ts'
import { type ApplicationFacts, decidePair, decideUnusedCard } from './entry.ts'
import { accept, type Decision, refuse } from './refusal.ts'
import { type Card, type Service, serviceStatus } from './service.ts'
import { openedTerm, type Term } from './term.ts'

export type IssueFacts = ApplicationFacts & {
  /** The user was told that 新規申請 is open to this device: if it has a service now, another was faster (R12). */
  previewed: boolean
}

/** A card already used here is shown its own result again (R4); a good unused one may go on. */
export type IssueAnswer = { kind: 'again'; service: Service } | { kind: 'open'; card: Card; term: Term }

/** R0 for 新規申請 as far as the three codes decide it. The input page asks this, and the write asks it again. */
export function decideIssue(facts: IssueFacts, today: Temporal.PlainDate): Decision<IssueAnswer> {
  const pair = decidePair(facts)
  if (!pair.ok) return pair
  const { card, device } = pair.value
  if (card.use?.flow === 'issue') return accept({ kind: 'again', service: card.use.service }) // M§5.1
  if (card.use) return refuse('activation-key-used-to-extend') // R5
  const usable = decideUnusedCard(card, device, facts)
  if (!usable.ok) return usable
  const status = serviceStatus(device.latest, today)
  if (status !== 'none' && status !== 'lapsed')
    return refuse(facts.previewed ? 'other-application-finished-first' : 'service-already-exists') // R4, R12
  return accept({ kind: 'open', card, term: openedTerm({ months: card.months, trial: card.terms === 'trial' }) })
}

export type IssueConfirmFacts = IssueFacts & {
  /** Version of the card's 約款 that the user agreed to; undefined when none was shown. */
  acceptedTerms: number | undefined
  /** Version of the card's 約款 in force now. */
  termsInForce: number
  number: ConnectionNumber
  /** The number is the device's former one, or was shown for this card and nobody took it since (R8). */
  numberFree: boolean
}

/** All of R0, for 登録: the codes again, then the 約款 and the connection number (R8, R12). */
export function decideIssueConfirm(facts: IssueConfirmFacts, today: Temporal.PlainDate): Decision<IssueAnswer> {
  const decision = decideIssue(facts, today)
  if (!decision.ok || decision.value.kind === 'again') return decision
  if (facts.acceptedTerms !== facts.termsInForce) return refuse('terms-changed')
  if (!facts.numberFree) return refuse('connection-number-gone')
  return decision
}
