// A list of extensions, decided one after the other: each row sees what the rows before it changed.
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ApplicationFacts } from './entry.ts'
import { decideExtend, decideExtendConfirm, type ExtendConfirmFacts, type ExtendDecision } from './extend.ts'
import { type Folded, foldedFacts, foldingOn, NOTHING_FOLDED } from './folded.ts'
import type { TermsKind } from './service.ts'

/** One row: its facts as they were before the list began. */
export type ExtendRow = ApplicationFacts & { mprId: MprId; activationKeyNo: ActivationKeyNo } & (
    | Confirmation
    /** The list is only tried: what the user will agree to and see is what this comes to. */
    | { acceptedTerms: 'later' }
  )
type Confirmation = Pick<ExtendConfirmFacts, 'acceptedTerms' | 'seen' | 'promised'>

/**
 * @param before what the slices before this one changed, where that was not written
 * @returns the decisions, in the order of the rows, and what is changed after them
 */
export function decideExtendList(
  rows: ExtendRow[],
  termsInForce: Record<TermsKind, number>,
  today: Temporal.PlainDate,
  before: Folded = NOTHING_FOLDED,
): { decisions: ExtendDecision[]; folded: Folded } {
  const folded = foldingOn(before)
  const decisions = rows.map(row => {
    const { card, device } = foldedFacts(folded, row)
    const inForce = card ? termsInForce[card.terms] : 0
    const decision =
      row.acceptedTerms === 'later'
        ? decideExtend({ ...row, card, device }, today)
        : decideExtendConfirm({ ...row, card, device, termsInForce: inForce }, today)
    if (!decision.ok || decision.value.kind === 'again') return decision

    const latest = { ...decision.value.service, term: decision.value.after }
    folded.cards.set(row.activationKeyNo, { ...decision.value.card, use: { flow: 'extend', service: latest } })
    folded.devices.set(row.mprId, { ...device!, latest })
    return decision
  })
  return { decisions, folded }
}
