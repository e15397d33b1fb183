// What 新規申請 and 期間の延長 have in common: what 登録 sends, what is written of it, and how a lost race is told.
import { type Refusal, refuse } from '#domain/refusal'
import type { Card, Family } from '#domain/service'
import type { NewApplication } from '#store/services/application'
import { refusalOfConstraint } from '#store/services/constraints'
import type { ThreeCodes } from '#store/services/facts'

/** `resultId` addresses the result page; sent again, it leaves that page as it was. */
export type ApplicationRequest = ThreeCodes & {
  entry: Family
  accountId: number
  /** Version of the 約款 agreed to; undefined when none was shown, which is enough for a card already used here. */
  acceptedTerms: number | undefined
  resultId: string
  requestId: string
  /** The draft that this finishes, and where it leads from then on. */
  draft?: { id: string; end: string }
}

/** What is written of a request that was accepted. */
export function applicationToWrite(request: ApplicationRequest, card: Card): NewApplication {
  const { mprId, activationKeyNo, accountId, resultId, requestId, draft } = request
  return {
    mprId,
    activationKeyNo,
    months: card.months,
    productCode: card.productCode,
    termsKind: card.terms,
    termsVersion: request.acceptedTerms!, // the rules accept nothing without it
    accountId,
    resultId,
    requestId,
    draft,
  }
}

/**
 * A single request that lost a race in the database is refused (store/services/constraints.ts). A list rejects, so that `gather`
 * sends its requests again one by one: then it is known who lost.
 */
export function refusingLostRace<Decision>(
  requests: ApplicationRequest[],
  work: Promise<Decision[]>,
): Promise<(Decision | { ok: false; refusal: Refusal })[]> {
  if (requests.length > 1) return work
  return work.catch(error => {
    const refusal = refusalOfConstraint(error)
    if (!refusal) throw error
    return [refuse(refusal)]
  })
}
