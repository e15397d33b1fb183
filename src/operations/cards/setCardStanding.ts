// Freezing, unfreezing and voiding cards (R14).
import type { Actor } from '#domain/actor'
import { decideStandings, type StandingAct, type StandingAnswer } from '#domain/cardStanding'
import type { ActivationKeyNo } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Decision } from '#domain/refusal'
import { readStandings, writeStandings } from '#store/cards/cardStanding'
import { lockCards } from '#store/services/locks'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

export type StandingDecision = Decision<StandingAnswer, OperatorRefusal>

/**
 * One decision for each card, in order; all that change are written in one transaction.
 * Refusals: `activation-key-unknown`, `activation-key-void-for-ever`.
 */
export async function setCardStanding(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  request: Actor & { cards: ActivationKeyNo[]; act: StandingAct; dryRun: boolean },
): Promise<StandingDecision[]> {
  const { cards, act, dryRun } = request
  return transaction(db, async tx => {
    const [, known] = await Promise.all([lockCards(tx, cards), readStandings(tx, cards)])
    const decisions = decideStandings(cards, known, act)
    const changed = cards.filter((_, i) => {
      const decision = decisions[i]!
      return decision.ok && decision.value.changed
    })
    if (!dryRun) await writeStandings(tx, changed, act, request, clock.now())
    return decisions
  })
}
