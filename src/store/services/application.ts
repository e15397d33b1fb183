import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { TermsKind } from '#domain/service'
import type { User } from '#domain/who'

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
  /** Who applied, and the address of the result page. */
  by: User
  resultId: string
  /** The draft that leads to `end` from now on. */
  draft: { id: string; end: string } | undefined
}

/** For the columns of a statement: who applied, and the draft that the application ends. */
export const applicantColumns = ({ by, draft }: Pick<NewApplication, 'by' | 'draft'>) => ({
  accountId: by.accountId,
  companyId: by.companyId,
  requestId: by.requestId,
  draftId: draft?.id,
  draftEnd: draft?.end,
})
