// What each held card would do to a device in care (R20): the rule that 登録 asks, once for each card that is offered.

import type { CareEntry } from '#domain/careEntry'
import type { RegistrationId } from '#domain/codes'
import { decideExtend, type ExtendDecision } from '#domain/extend'
import { type CardPick, isOffered } from '#domain/heldCard'
import type { User } from '#domain/who'
import { cardPicks, idsOfHeld } from '#store/cards/heldCards'
import { readCodes } from '#store/services/facts'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { withMarks } from './application.ts'

/** So many kinds of cards are offered. */
const MOST = 8

export type HeldPreview = { pick: CardPick; decision: ExtendDecision }

/** Those of one product after those of the others: many orders of one hide none. */
function firstOfEach(picks: CardPick[]): CardPick[] {
  const turn = new Map<string, number>()
  const placed = picks.map(pick => {
    const nth = turn.get(pick.product) ?? 0
    turn.set(pick.product, nth + 1)
    return { pick, nth }
  })
  return placed.toSorted((a, b) => a.nth - b.nth).map(({ pick }) => pick)
}

/** Refusals of each: decideExtend's. Empty when the company holds no card that fits. */
export async function previewHeldExtensions(
  deps: OperationDeps,
  { by, entry }: { by: User; entry: Pick<CareEntry, 'mprId' | 'family'> },
): Promise<HeldPreview[]> {
  const { db, clock, calendar, codes } = deps
  await mustMay(deps, by, 'extend')
  const { mprId, family } = entry
  const now = clock.now()
  const all = await cardPicks(db, { ...by, family }, now)
  const picks = firstOfEach(all.filter(pick => isOffered(pick, { flow: 'extend', entry: family }))).slice(0, MOST)
  if (picks.length === 0) return []
  const ids = await idsOfHeld(
    db,
    by.companyId,
    picks.map(pick => pick.activationKeyNo),
  )
  const requests = picks.flatMap(pick => {
    const kept = ids.get(pick.activationKeyNo)
    const pair = kept && { registrationId: codes.read<RegistrationId>('registration-id', kept, pick.activationKeyNo) }
    return pair ? [{ pick, codes: { mprId, activationKeyNo: pick.activationKeyNo, ...pair, by } }] : []
  })
  const known = await readCodes(
    db,
    requests.map(request => withMarks(codes, request.codes)),
  )
  const today = calendar.dayOf(now)
  return requests.map(({ pick }, i) => ({ pick, decision: decideExtend({ ...known[i]!, entry: family }, today) }))
}
