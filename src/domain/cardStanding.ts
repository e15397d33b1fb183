// Freezing and voiding cards (R14). The card cannot be used any more; a service that it opened or extended goes on. Frozen
// cards can be unfrozen, void ones never.
import type { ActivationKeyNo } from './codes.ts'
import type { OperatorRefusal } from './operatorRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'
import type { Card } from './service.ts'

export type Standing = Card['standing']
export type StandingAct = 'freeze' | 'unfreeze' | 'void'

/** `changed` is false when the card stood so already: repeating an act is no error. */
export type StandingAnswer = { changed: boolean; standing: Standing }

/** @param standing undefined for a card that does not exist */
export function decideStanding(
  standing: Standing | undefined,
  act: StandingAct,
): Decision<StandingAnswer, OperatorRefusal> {
  if (standing === undefined) return refuse('activation-key-unknown')
  if (act === 'unfreeze' && standing === 'void') return refuse('activation-key-void-for-ever')
  if (standing === 'void') return accept({ changed: false, standing }) // freezing or voiding a void card changes nothing
  const wanted = STANDING_AFTER[act]
  return accept({ changed: standing !== wanted, standing: wanted })
}

/** Decides card after card; one that is named twice is changed once. */
export function decideStandings(
  cards: ActivationKeyNo[],
  known: Map<ActivationKeyNo, Standing>,
  act: StandingAct,
): Decision<StandingAnswer, OperatorRefusal>[] {
  const now = new Map(known)
  return cards.map(card => {
    const decision = decideStanding(now.get(card), act)
    if (decision.ok) now.set(card, decision.value.standing)
    return decision
  })
}

const STANDING_AFTER: Record<StandingAct, Standing> = { freeze: 'frozen', unfreeze: 'good', void: 'void' }
