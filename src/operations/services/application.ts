// What 新規申請 and 期間の延長 have in common: the request that 登録 sends, what is written for it, and what happens when
// two requests race each other.
import type { Folded } from '#domain/folded'
import { type Refusal, refuse } from '#domain/refusal'
import type { Card, Family } from '#domain/service'
import type { User } from '#domain/who'
import type { NewApplication } from '#store/services/application'
import { refusalOfConstraint } from '#store/services/constraints'
import type { ThreeCodes } from '#store/services/facts'
import type { CodeRing } from '../codeRing.ts'

/** `resultId` addresses the result page; sent again, it leaves that page as it was. */
export type ApplicationRequest = ThreeCodes & {
  entry: Family
  by: User
  /** Version of the 約款 agreed to. Undefined when none was shown, which only a card already used here may do without. */
  acceptedTerms: number | undefined
  resultId: string
  /** The draft that this finishes, and where it leads from then on. */
  draft?: { id: string; end: string }
}

/** As its card is looked for. */
export function withMarks<Request extends ThreeCodes>(codes: CodeRing, { registrationId, ...request }: Request) {
  return { ...request, idMarks: codes.marks('registration-id', registrationId) }
}

export const peopleOf = (requests: Pick<ApplicationRequest, 'by'>[]): User[] => requests.map(({ by }) => by)

/** What a list would come to, and the facts that its next slice goes on from. */
export type Tried<Decision> = { decisions: Decision[]; folded: Folded }

/** What is written for a request that was accepted. */
export function applicationToWrite(request: ApplicationRequest, card: Card): NewApplication {
  const { mprId, activationKeyNo, by, resultId, draft } = request
  return {
    mprId,
    activationKeyNo,
    months: card.months,
    productCode: card.productCode,
    termsKind: card.terms,
    termsVersion: request.acceptedTerms!, // the rules accept nothing without it
    by,
    resultId,
    draft,
  }
}

/**
 * Refuses a single request that lost a race in the database (store/services/constraints.ts). For a list the error does not
 * tell which request lost, so it is thrown on: `gather` then sends the requests again one by one.
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
