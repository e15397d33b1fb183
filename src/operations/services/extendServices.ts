// 期間の延長 (M§6): adds a card's months to the term of the device's service.
import type { ExtendDecision } from '#domain/extend'
import { decideExtendList } from '#domain/extendList'
import type { Folded } from '#domain/folded'
import { termsInForce } from '#store/documents/documents'
import { extendTerms, type NewExtension } from '#store/services/extendWrites'
import { readCodes } from '#store/services/facts'
import { lockForExtend } from '#store/services/locks'
import { addRepeatedExtensions, type RepeatedExtension } from '#store/services/results'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { type ApplicationRequest, applicationToWrite, refusingLostRace } from './application.ts'

export type ExtendRequest = ApplicationRequest & {
  /** Names of the term that the user saw, and of the one that was promised for it (R12, termName). */
  seen: string | undefined
  promised: string | undefined
}

/**
 * One decision for each request, in order; all that were accepted are written in one transaction.
 * Refusals: all of decideExtendConfirm's; a race lost in the database, as refusingLostRace has it.
 * @param dryRun nothing is written: what would be is added here, for the list's next slice
 */
export async function extendServices(
  deps: OperationDeps,
  requests: ExtendRequest[],
  dryRun?: Folded,
): Promise<ExtendDecision[]> {
  const people = requests.map(r => r.by)
  const work = act(deps, people, 'extend', async ({ tx, now, today, wrote }) => {
    const [, codeFacts, terms] = await Promise.all([
      dryRun ? undefined : lockForExtend(tx, requests),
      readCodes(tx, requests),
      termsInForce(tx, now),
    ])

    const rows = requests.map((request, i) => ({ ...request, ...codeFacts[i]! }))
    const decisions = decideExtendList(rows, terms, today, dryRun)
    if (dryRun) return decisions

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
