// 新規申請: may this card open a service on this device? The order of the checks is R0.
import type { ConnectionNumber } from './connectionNumber.ts'
import { accept, type Decision, refuse } from './refusal.ts'
import { type Card, type Device, type Family, type Service, serviceStatus } from './service.ts'
import type { Term } from './term.ts'

/** What all three entries (新規申請, 期間の延長, キー検索) are decided on. */
export type EntryFacts = {
  /** The entry or 種別 that the user chose. */
  entry: Family
  /** Undefined when number and registration ID are not a pair that exists. */
  card: Card | undefined
  device: Device | undefined
  /** The card's service was moved from this device to another (R13). */
  movedAway: boolean
}

export type IssueFacts = EntryFacts & {
  /** The account may apply for MPCS (R10). */
  mpcsAllowed: boolean
  /** The user has seen this device as open to 新規申請, so a service now means that another was faster (R12). */
  previewed: boolean
}

/** A card already used here is shown its own result again (R4); a good unused one may go on. */
export type IssueAnswer = { kind: 'again'; service: Service } | { kind: 'open'; card: Card; term: Term }

/** R0's first six for every entry: who card and device are, and whether they belong together. */
export function decidePair(facts: EntryFacts): Decision<{ card: Card; device: Device }> {
  const { entry, card, device } = facts
  if (!card) return refuse('activation-key-unknown')
  if (!device) return refuse('mpr-id-unknown')
  if (card.family !== device.family) return refuse('families-differ')
  if (card.family !== entry) return refuse('other-entry')
  if (facts.movedAway) return refuse('service-moved-away')
  if (card.use && card.use.service.mprId !== device.mprId) return refuse('activation-key-used-by-other-device')
  return accept({ card, device })
}

/** R0 for 新規申請 as far as the three codes decide it: what the input page asks, and the write once more. */
export function decideIssue(facts: IssueFacts, today: Temporal.PlainDate): Decision<IssueAnswer> {
  const pair = decidePair(facts)
  if (!pair.ok) return pair
  const { card, device } = pair.value
  if (card.use?.flow === 'issue') return accept({ kind: 'again', service: card.use.service }) // M§5.1
  if (card.use) return refuse('activation-key-used-to-extend') // R5
  if (card.standing === 'frozen') return refuse('activation-key-frozen') // R14
  if (card.standing === 'void') return refuse('activation-key-void')
  if (card.family === 'mpcs' && !facts.mpcsAllowed) return refuse('mpcs-not-allowed') // R10
  const status = serviceStatus(device.latest, today)
  if (card.terms === 'trial' && device.latest) return refuse('trial-only-for-new-device') // R7
  if (status !== 'none' && status !== 'lapsed')
    return refuse(facts.previewed ? 'other-application-finished-first' : 'service-already-exists') // R4, R12
  return accept({ kind: 'open', card, term: { kind: 'unstarted', months: card.months } })
}

export type ConfirmFacts = IssueFacts & {
  /** Version of the card's 約款 that the user agreed to; undefined when none was shown. */
  acceptedTerms: number | undefined
  /** Version of the card's 約款 in force now. */
  termsInForce: number
  number: ConnectionNumber
  /** The number is the device's former one, or was shown for this card and nobody took it since (R8). */
  numberFree: boolean
}

/** R0 to its end, for 登録: the codes once more, then 約款 and connection number (R8, R12). */
export function decideConfirm(facts: ConfirmFacts, today: Temporal.PlainDate): Decision<IssueAnswer> {
  const decision = decideIssue(facts, today)
  if (!decision.ok || decision.value.kind === 'again') return decision
  if (facts.acceptedTerms !== facts.termsInForce) return refuse('terms-changed')
  if (!facts.numberFree) return refuse('connection-number-gone')
  return decision
}
