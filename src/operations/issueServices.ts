// 新規申請 (M§5): opens a service period with a new Registration Key for each request.
import type { ConnectionNumber } from '#domain/connectionNumber'
import { decideIssueList, type IssueRowDecision } from '#domain/issueList'
import { refuse } from '#domain/refusal'
import { makeRegistrationKey } from '#domain/registrationKey'
import type { Family } from '#domain/service'
import { readNumbers } from '#store/connectionNumbers'
import { refusalOf } from '#store/constraints'
import { termsInForce } from '#store/documents'
import { readCodes, type ThreeCodes } from '#store/facts'
import { type NewService, openServices, supersede } from '#store/issueWrites'
import { lockForIssue } from '#store/locks'
import { addResults, type NewResult } from '#store/results'
import type { OperationDeps } from './deps.ts'

/** What 登録 sends. `resultId` addresses the result page; sent again, it leaves that page as it was. */
export type IssueRequest = ThreeCodes & {
  entry: Family
  accountId: number
  number: ConnectionNumber
  /** Version of the 約款 agreed to; undefined when none was shown, which is enough for a card already used here. */
  acceptedTerms: number | undefined
  /** The user has seen the device as open to 新規申請. */
  previewed: boolean
  resultId: string
  requestId: string
  /** The draft that this finishes, and where it leads from then on. */
  draft?: { id: string; end: string }
}

/**
 * One decision for each request, in order; all that were accepted are written in one transaction.
 * Refusals: all of decideIssueConfirm's. A race lost in the database is a refusal of store/constraints.ts for a single request;
 * a longer list rejects, so that its requests can be sent again one by one (gather does).
 */
export async function issueServices(
  { db, clock, calendar, random }: OperationDeps,
  requests: IssueRequest[],
): Promise<IssueRowDecision[]> {
  const now = clock.now()
  const numbers = requests.map(r => r.number)
  const work = db.begin(async tx => {
    const [, known, given, terms] = await Promise.all([
      lockForIssue(tx, requests, now),
      readCodes(tx, requests),
      readNumbers(tx, numbers),
      termsInForce(tx, now),
    ])

    const rows = requests.map((request, i) => ({
      ...request,
      ...known[i]!,
      ...given.get(request.number)!,
      registrationKey: makeRegistrationKey(random(6), request.mprId),
    }))
    const decisions = decideIssueList(rows, terms, calendar.dayOf(now))

    const opened = requests.flatMap((request, i) => newService(request, decisions[i]!))
    await supersede(tx, opened, now)
    await openServices(tx, opened, now)
    await addResults(
      tx,
      requests.flatMap((request, i) => repeated(request, decisions[i]!)),
      now,
    )
    return decisions
  })
  return requests.length > 1 ? work : work.catch(lostRace)
}

/** A list is told as a fault, so that `gather` sends its requests again one by one: then it is known who lost. */
function lostRace(error: unknown): IssueRowDecision[] {
  const refusal = refusalOf(error)
  if (!refusal) throw error
  return [refuse(refusal)]
}

function newService(request: IssueRequest, decision: IssueRowDecision): NewService[] {
  if (!decision.ok || decision.value.kind === 'again') return []
  const { service, card, numberOwned } = decision.value
  const { activationKeyNo, accountId, resultId, requestId, draft } = request
  const { months, trialMonths } = service.term
  return [
    {
      ...service,
      ...{ activationKeyNo, numberOwned, months, trialMonths, accountId, resultId, requestId, draft },
      productCode: card.productCode,
      termsKind: card.terms,
      termsVersion: request.acceptedTerms!, // decideIssueConfirm opens nothing without it
    },
  ]
}

function repeated(request: IssueRequest, decision: IssueRowDecision): NewResult[] {
  if (!decision.ok || decision.value.kind === 'open') return []
  const { mprId, periodNo } = decision.value.service
  const { resultId, accountId, activationKeyNo } = request
  return [{ id: resultId, accountId, kind: 'again', mprId, periodNo, activationKeyNo }]
}
