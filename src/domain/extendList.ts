// A list of extensions, decided one after the other: each row sees what the rows before it changed.
import type { ActivationKeyNo, MprId } from './codes.ts'
import { decideExtendConfirm, type ExtendConfirmFacts, type ExtendDecision } from './extend.ts'
import { type Folded, foldedFacts, nothingFolded } from './folded.ts'
import type { TermsKind } from './service.ts'

/** One row: its facts as they were before the list began. */
export type ExtendRow = Omit<ExtendConfirmFacts, 'termsInForce'> & { mprId: MprId; activationKeyNo: ActivationKeyNo }

/**
 * @param folded what the slices before this one changed, where it was not written; this list's rows are added
 * @returns the decisions, in the order of the rows
 */
export function decideExtendList(
  rows: ExtendRow[],
  termsInForce: Record<TermsKind, number>,
  today: Temporal.PlainDate,
  folded: Folded = nothingFolded(),
): ExtendDecision[] {
  return rows.map(row => {
    const { card, device } = foldedFacts(folded, row)
    const facts = { ...row, card, device, termsInForce: card ? termsInForce[card.terms] : 0 }
    const decision = decideExtendConfirm(facts, today)
    if (!decision.ok || decision.value.kind === 'again') return decision

    const latest = { ...decision.value.service, term: decision.value.after }
    folded.cards.set(row.activationKeyNo, { ...decision.value.card, use: { flow: 'extend', service: latest } })
    folded.devices.set(row.mprId, { ...device!, latest })
    return decision
  })
}
