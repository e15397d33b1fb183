// A row of a list of cards (P24): both codes, and the 注文番号 that the company gives them.
import type { FieldIssue } from './careEntry.ts'
import { parseCareField } from './careEntry.ts'
import {
  type ActivationKeyNo,
  type CodeIssue,
  parseActivationKeyNo,
  parseCard,
  parseRegistrationId,
  type RegistrationId,
} from './codes.ts'

/** `line`: of the file, or of what was pasted. */
export type CardRow = {
  line: number
  activationKeyNo: ActivationKeyNo
  registrationId: RegistrationId
  orderNo: string | null
}

export type CardColumn = 'activationKeyNo' | 'registrationId' | 'orderNo'

export type CardProblem =
  | { kind: 'code'; code: 'activationKeyNo' | 'registrationId'; issue: CodeIssue }
  | { kind: 'order-no'; issue: FieldIssue }
  | { kind: 'repeated'; earlier: number }

export type ReadCard = { ok: true; value: Omit<CardRow, 'line'> } | { ok: false; problem: CardProblem }

/** Both codes may stand together in one cell, as they are copied from a mail. */
export function readCardRow(cells: Record<CardColumn, string>): ReadCard {
  const together = parseCard(cells.activationKeyNo)
  const [no, id] = together
    ? [
        { ok: true as const, value: together.activationKeyNo },
        { ok: true as const, value: together.registrationId },
      ]
    : [parseActivationKeyNo(cells.activationKeyNo), parseRegistrationId(cells.registrationId)]
  if (!no.ok) return { ok: false, problem: { kind: 'code', code: 'activationKeyNo', issue: no.issue } }
  if (!id.ok) return { ok: false, problem: { kind: 'code', code: 'registrationId', issue: id.issue } }
  const orderNo = parseCareField('orderNo', cells.orderNo)
  if (!orderNo.ok) return { ok: false, problem: { kind: 'order-no', issue: orderNo.issue } }
  return { ok: true, value: { activationKeyNo: no.value, registrationId: id.value, orderNo: orderNo.value } }
}
