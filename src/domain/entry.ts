// The first six checks of R0, which every entry begins with: card and device are known and belong together.
import { accept, type Decision, refuse } from './refusal.ts'
import type { Card, Device, Family } from './service.ts'

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

/** What both applications are decided on. */
export type ApplicationFacts = EntryFacts & {
  /** The account may apply for MPCS (R10). */
  mpcsAllowed: boolean
}

/** Whether card and device are known, of one family with the entry, and free for each other. */
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

/** Whether an unused card may be used by this account for this device. Both applications ask this next. */
export function decideUnusedCard(card: Card, device: Device, { mpcsAllowed }: ApplicationFacts): Decision<Card> {
  if (card.standing === 'frozen') return refuse('activation-key-frozen') // R14
  if (card.standing === 'void') return refuse('activation-key-void')
  if (card.family === 'mpcs' && !mpcsAllowed) return refuse('mpcs-not-allowed') // R10
  if (card.terms === 'trial' && device.latest) return refuse('trial-only-for-new-device') // R7
  return accept(card)
}
