import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { TermsKind } from '#domain/service'

/** What is written of every application, a 新規申請 or a 期間の延長: event, the card's use, result page, mail to be, audit. */
export type NewApplication = {
  mprId: MprId
  activationKeyNo: ActivationKeyNo
  /** Those of the card. */
  months: number
  productCode: string
  /** The 約款 agreed to. */
  termsKind: TermsKind
  termsVersion: number
  /** The account that applied, and the address of its result page. */
  accountId: number
  resultId: string
  requestId: string
  /** The draft that leads to `end` from now on. */
  draft: { id: string; end: string } | undefined
}
