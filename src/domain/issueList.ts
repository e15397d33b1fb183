// A list of applications, decided one after the other: each row sees what the rows before it changed.
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { type Folded, foldedFacts, foldingOn, NOTHING_FOLDED } from './folded.ts'
import { decideIssueConfirm, type IssueAnswer, type IssueConfirmFacts } from './issue.ts'
import { accept, type Decision } from './refusal.ts'
import type { Device, Service, TermsKind } from './service.ts'

/** One row: its facts as they were before the list began, without what the list itself may change. */
export type IssueRow = Omit<IssueConfirmFacts, 'number' | 'numberFree' | 'termsInForce' | 'acceptedTerms'> & {
  /** The 約款 that was agreed to; `later`: the list is only tried, and agreed to when it is done. */
  acceptedTerms: IssueConfirmFacts['acceptedTerms'] | 'later'
  mprId: MprId
  activationKeyNo: ActivationKeyNo
  number: ChosenNumber | DrawnNumber
}

/** One that the user chose: who owns it, and to which card it was last shown, before the list. */
export type ChosenNumber = { chosen: ConnectionNumber; owner: MprId | undefined; shownTo: ActivationKeyNo | undefined }

/** None was chosen: the first number that is held for the card, if one is, and one that nobody has. */
export type DrawnNumber = { chosen: undefined; held: ConnectionNumber | undefined; free: ConnectionNumber }

/** `numberOwned`: the device has its number already. */
export type IssueRowDecision = Decision<
  Extract<IssueAnswer, { kind: 'again' }> | (Extract<IssueAnswer, { kind: 'open' }> & Opened)
>
type Opened = { service: Service; numberOwned: boolean }

/**
 * @param before what the slices before this one changed, where that was not written
 * @returns the decisions, in the order of the rows, and what is changed after them
 */
export function decideIssueList(
  rows: IssueRow[],
  termsInForce: Record<TermsKind, number>,
  today: Temporal.PlainDate,
  before: Folded = NOTHING_FOLDED,
): { decisions: IssueRowDecision[]; folded: Folded } {
  const folded = foldingOn(before)
  const decisions = rows.map((row): IssueRowDecision => {
    const { card, device } = foldedFacts(folded, row)
    const { number, isFree, isOwned } = numberOf(row, device, folded)
    const inForce = card ? termsInForce[card.terms] : 0
    const acceptedTerms = row.acceptedTerms === 'later' ? inForce : row.acceptedTerms
    const facts = { ...row, acceptedTerms, card, device, number, numberFree: isFree, termsInForce: inForce }
    const decision = decideIssueConfirm(facts, today)
    if (!decision.ok) return decision
    if (decision.value.kind === 'again') return accept(decision.value)

    const service = openService(row, device!, number, decision.value.term)
    folded.cards.set(row.activationKeyNo, { ...decision.value.card, use: { flow: 'issue', service } })
    folded.devices.set(row.mprId, { ...device!, latest: service, lastPeriodNo: service.periodNo, formerNumber: number })
    folded.owners.set(number, row.mprId)
    return accept({ ...decision.value, service, numberOwned: isOwned })
  })
  return { decisions, folded }
}

/** The row's number, whether it may have it, and whether it has it already (R8). */
function numberOf({ mprId, activationKeyNo, number: asked }: IssueRow, device: Device | undefined, { owners }: Folded) {
  const former = device?.formerNumber
  if (asked.chosen !== undefined) {
    const owner = owners.get(asked.chosen) ?? asked.owner
    const isFree = asked.chosen === former || (owner === undefined && asked.shownTo === activationKeyNo)
    return { number: asked.chosen, isFree, isOwned: owner === mprId }
  }
  if (former) return { number: former, isFree: true, isOwned: true }
  const number = asked.held && !owners.has(asked.held) ? asked.held : asked.free
  return { number, isFree: !owners.has(number), isOwned: false }
}

function openService(
  row: IssueRow,
  device: Device,
  connectionNumber: ConnectionNumber,
  term: Service['term'],
): Service {
  return {
    mprId: row.mprId,
    periodNo: device.lastPeriodNo + 1,
    connectionNumber,
    term,
    closing: undefined,
  }
}
