// 期間の延長 (M§6): adds a card's months to the term of the device's service.
import type { ExtendDecision } from '#domain/extend'
import { decideExtendList } from '#domain/extendList'
import { refuse } from '#domain/refusal'
import type { Family } from '#domain/service'
import { refusalOf } from '#store/constraints'
import { termsInForce } from '#store/documents'
import { extendTerms, type NewExtension } from '#store/extendWrites'
import { readCodes, type ThreeCodes } from '#store/facts'
import { lockForExtend } from '#store/locks'
import { addRepeatedExtensions, type RepeatedExtension } from '#store/results'
import type { OperationDeps } from './deps.ts'

/** What 登録 sends. `resultId` addresses the result page; sent again, it leaves that page as it was. */
export type ExtendRequest = ThreeCodes & {
  entry: Family
  accountId: number
  /** Version of the 約款 agreed to; undefined when none was shown, which is enough for a card already used here. */
  acceptedTerms: number | undefined
  /** Names of the term that the user saw, and of the one that was promised for it (R12, termName). */
  seen: string | undefined
  promised: string | undefined
  resultId: string
  requestId: string
  /** The draft that this finishes, and where it leads from then on. */
  draft?: { id: string; end: string }
}

/**
 * One decision for each request, in order; all that were accepted are written in one transaction.
 * Refusals: all of decideExtendConfirm's. A race lost in the database is a refusal of store/constraints.ts for a single
 * request; a longer list rejects, so that its requests can be sent again one by one (gather does).
 */
export async function extendServices(
  { db, clock, calendar }: OperationDeps,
  requests: ExtendRequest[],
): Promise<ExtendDecision[]> {
  const now = clock.now()
  const today = calendar.dayOf(now)
  const work = db.begin(async tx => {
    const [, known, terms] = await Promise.all([
      lockForExtend(tx, requests),
      readCodes(tx, requests),
      termsInForce(tx, now),
    ])

    const rows = requests.map((request, i) => ({ ...request, ...known[i]! }))
    const decisions = decideExtendList(rows, terms, today)

    await extendTerms(
      tx,
      requests.flatMap((request, i) => newExtension(request, decisions[i]!)),
      today,
      now,
    )
    await addRepeatedExtensions(
      tx,
      requests.flatMap((request, i) => repeated(request, decisions[i]!)),
      now,
    )
    return decisions
  })
  return requests.length > 1 ? work : work.catch(lostRace)
}

/** A list is told as a fault, so that `gather` sends its requests again one by one: then it is known who lost. */
function lostRace(error: unknown): ExtendDecision[] {
  const refusal = refusalOf(error)
  if (!refusal) throw error
  return [refuse(refusal)]
}

function newExtension(request: ExtendRequest, decision: ExtendDecision): NewExtension[] {
  if (!decision.ok || decision.value.kind === 'again') return []
  const { service, card, after } = decision.value
  const { activationKeyNo, accountId, resultId, requestId, draft } = request
  return [
    {
      ...{ mprId: service.mprId, periodNo: service.periodNo, activationKeyNo, after },
      ...{ months: card.months, productCode: card.productCode, termsKind: card.terms },
      termsVersion: request.acceptedTerms!, // decideExtendConfirm extends nothing without it
      ...{ accountId, resultId, requestId, draft },
    },
  ]
}

function repeated(request: ExtendRequest, decision: ExtendDecision): RepeatedExtension[] {
  if (!decision.ok || decision.value.kind === 'open') return []
  const { mprId, periodNo } = decision.value.service
  const { resultId, accountId, activationKeyNo } = request
  return [{ id: resultId, accountId, mprId, periodNo, activationKeyNo }]
}
