// Freezing, unfreezing and voiding cards (R14).
import { decideStandings, type StandingAct, type StandingAnswer } from '#domain/cardStanding'
import type { ActivationKeyNo } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { readStandings, writeStandings } from '#store/cards/cardStanding'
import { lockCards } from '#store/services/locks'
import { type DoorDeps, act as through } from '../act.ts'

export type StandingDecision = Decision<StandingAnswer, OperatorRefusal>

/**
 * One decision for each card, in order; all that change are written in one transaction.
 * Refusals: `activation-key-unknown`, `activation-key-void-for-ever`.
 */
export async function setCardStanding(
  deps: DoorDeps,
  { by, cards, act, dryRun }: { by: Operator; cards: ActivationKeyNo[]; act: StandingAct; dryRun: boolean },
): Promise<StandingDecision[]> {
  return through(deps, by, act, async ({ tx, now, wrote }) => {
    const [, known] = await Promise.all([lockCards(tx, cards), readStandings(tx, cards)])
    const decisions = decideStandings(cards, known, act)
    const changed = cards.filter((_, i) => {
      const decision = decisions[i]!
      return decision.ok && decision.value.changed
    })
    if (!dryRun) wrote(act, await writeStandings(tx, changed, act, by, now))
    return decisions
  })
}
