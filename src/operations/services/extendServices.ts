// 期間の延長 (M§6): adds a card's months to the term of the device's service.
import type { ExtendDecision } from '#domain/extend'
import { decideExtendList } from '#domain/extendList'
import { type Folded, NOTHING_FOLDED } from '#domain/folded'
import { termsInForce } from '#store/documents/documents'
import { extendTerms, type NewExtension } from '#store/services/extendWrites'
import { readCodes } from '#store/services/facts'
import { lockForExtend } from '#store/services/locks'
import { addRepeatedExtensions, type RepeatedExtension } from '#store/services/results'
import { actForMany, type Moment } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import {
  type ApplicationRequest,
  applicationToWrite,
  peopleOf,
  refusingLostRace,
  type Tried,
  withMarks,
} from './application.ts'

export type ExtendRequest = ApplicationRequest & {
  /** Names of the term that the user saw, and of the one that was promised for it (R12, termName). */
  seen: string | undefined
  promised: string | undefined
}

/**
 * One decision for each request, in order; all that were accepted are written in one transaction.
 * Refusals: all of decideExtendConfirm's; a race lost in the database, as refusingLostRace has it.
 */
export async function extendServices(deps: OperationDeps, requests: ExtendRequest[]): Promise<ExtendDecision[]> {
  const work = actForMany(deps, peopleOf(requests), 'extend', async acting => {
    const { tx, now, today, wrote } = acting
    // Sent together, and carried out in this order.
    const locked = lockForExtend(tx, requests)
    const [{ decisions }] = await Promise.all([decide(acting, deps, requests, NOTHING_FOLDED), locked])
    const extended = requests.flatMap((request, i) => newExtension(request, decisions[i]!))
    await extendTerms(tx, extended, today, now)
    wrote('extend', extended.length)
    await addRepeatedExtensions(
      tx,
      requests.flatMap((request, i) => repeated(request, decisions[i]!)),
      now,
    )
    return decisions
  })
  return refusingLostRace(requests, work)
}

/** A row to try: nobody has agreed to anything, nor seen a term, yet. */
export type ExtensionToTry = Omit<ExtendRequest, 'acceptedTerms' | 'seen' | 'promised' | 'resultId' | 'draft'>

/**
 * What {@link extendServices} would do with a list, slice by slice, once its 約款 are agreed to; nothing is written.
 * @param before what the slices before this one would have changed
 */
export function tryExtensions(
  deps: OperationDeps,
  requests: ExtensionToTry[],
  before: Folded,
): Promise<Tried<ExtendDecision>> {
  const rows = requests.map(request => ({ ...request, acceptedTerms: 'later' as const }))
  return actForMany(deps, peopleOf(requests), 'extend', acting => decide(acting, deps, rows, before))
}

async function decide(
  { tx, now, today }: Moment,
  { codes }: OperationDeps,
  requests: (ExtendRequest | (ExtensionToTry & { acceptedTerms: 'later' }))[],
  before: Folded,
): Promise<Tried<ExtendDecision>> {
  const [codeFacts, terms] = await Promise.all([
    readCodes(
      tx,
      requests.map(request => withMarks(codes, request)),
    ),
    termsInForce(tx, now),
  ])
  const rows = requests.map((request, i) => ({ ...request, ...codeFacts[i]! }))
  return decideExtendList(rows, terms, today, before)
}

function newExtension(request: ExtendRequest, decision: ExtendDecision): NewExtension[] {
  if (!decision.ok || decision.value.kind === 'again') return []
  const { service, card, after } = decision.value
  return [{ ...applicationToWrite(request, card), periodNo: service.periodNo, after }]
}

function repeated(request: ExtendRequest, decision: ExtendDecision): RepeatedExtension[] {
  if (!decision.ok || decision.value.kind === 'open') return []
  const { mprId, periodNo } = decision.value.service
  const { resultId, by, activationKeyNo } = request
  return [{ id: resultId, by, mprId, periodNo, activationKeyNo }]
}
