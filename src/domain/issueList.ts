// A list of applications, decided one after the other: each row sees what the rows before it changed.
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { decideIssueConfirm, type IssueAnswer, type IssueConfirmFacts } from './issue.ts'
import { accept, type Decision } from './refusal.ts'
import type { Card, Device, Service, TermsKind } from './service.ts'

/** One row: its facts as they were before the list began, without what the list itself may change. */
export type IssueRow = Omit<IssueConfirmFacts, 'numberFree' | 'termsInForce'> & {
  mprId: MprId
  activationKeyNo: ActivationKeyNo
  /** Who owns the chosen number, and to which card it was last shown, before the list. */
  owner: MprId | undefined
  shownTo: ActivationKeyNo | undefined
  /** The key that the row gets if it opens a service. */
  registrationKey: Service['registrationKey']
}

export type IssueRowDecision = Decision<IssueAnswer & { service: Service; numberOwned: boolean }>

/** @returns the decisions, in the order of the rows */
export function decideIssueList(
  rows: IssueRow[],
  termsInForce: Record<TermsKind, number>,
  today: Temporal.PlainDate,
): IssueRowDecision[] {
  const cards = new Map<ActivationKeyNo, Card>()
  const devices = new Map<MprId, Device>()
  const owners = new Map<ConnectionNumber, MprId>()

  return rows.map(row => {
    // Looked up only for a row whose own number and registration ID fit: a wrong pair must not get the card of another row.
    const card = row.card && (cards.get(row.activationKeyNo) ?? row.card)
    const device = row.device && (devices.get(row.mprId) ?? row.device)
    const owner = owners.get(row.number) ?? row.owner
    const isFormer = device?.formerNumber === row.number
    const numberFree = isFormer || (owner === undefined && row.shownTo === row.activationKeyNo)
    const facts = { ...row, card, device, numberFree, termsInForce: card ? termsInForce[card.terms] : 0 }
    const decision = decideIssueConfirm(facts, today)
    if (!decision.ok) return decision
    if (decision.value.kind === 'again') return accept({ ...decision.value, numberOwned: true })

    const service = openService(row, device!, decision.value.term)
    cards.set(row.activationKeyNo, { ...decision.value.card, use: { flow: 'issue', service } })
    devices.set(row.mprId, { ...device!, latest: service, lastPeriodNo: service.periodNo, formerNumber: row.number })
    owners.set(row.number, row.mprId)
    return accept({ ...decision.value, service, numberOwned: owner === row.mprId })
  })
}

function openService(row: IssueRow, device: Device, term: Service['term']): Service {
  return {
    mprId: row.mprId,
    periodNo: device.lastPeriodNo + 1,
    registrationKey: row.registrationKey,
    connectionNumber: row.number,
    term,
    closing: undefined,
  }
}
