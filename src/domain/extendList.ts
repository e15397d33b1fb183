// A list of extensions, decided one after the other: each row sees what the rows before it changed.
import type { ActivationKeyNo, MprId } from './codes.ts'
import { decideExtendConfirm, type ExtendAnswer, type ExtendConfirmFacts, type ExtendDecision } from './extend.ts'
import type { Card, Device, TermsKind } from './service.ts'

/** One row: its facts as they were before the list began. */
export type ExtendRow = Omit<ExtendConfirmFacts, 'termsInForce'> & { mprId: MprId; activationKeyNo: ActivationKeyNo }

/** @returns the decisions, in the order of the rows */
export function decideExtendList(
  rows: ExtendRow[],
  termsInForce: Record<TermsKind, number>,
  today: Temporal.PlainDate,
): ExtendDecision[] {
  const cards = new Map<ActivationKeyNo, Card>()
  const devices = new Map<MprId, Device>()

  return rows.map(row => {
    // Looked up only for a row whose own number and registration ID fit: a wrong pair must not get the card of another row.
    const card = row.card && (cards.get(row.activationKeyNo) ?? row.card)
    const device = row.device && (devices.get(row.mprId) ?? row.device)
    const facts = { ...row, card, device, termsInForce: card ? termsInForce[card.terms] : 0 }
    const decision = decideExtendConfirm(facts, today)
    if (decision.ok && decision.value.kind === 'open') remember(row, decision.value, device!)
    return decision
  })

  function remember(row: ExtendRow, { card, service, after }: ExtendAnswer & { kind: 'open' }, device: Device): void {
    const latest = { ...service, term: after }
    cards.set(row.activationKeyNo, { ...card, use: { flow: 'extend', service: latest } })
    devices.set(row.mprId, { ...device, latest })
  }
}
