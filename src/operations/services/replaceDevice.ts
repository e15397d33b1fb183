// R23: the company that holds a service takes it to another device, from the page of the former one (P23, P29).
import type { MprId } from '#domain/codes'
import { isAboutReplacement } from '#domain/operatorRefusal'
import { decideOwnMove, type MoveReason, type OwnMove, type OwnMoveRefusal } from '#domain/ownMove'
import { type Decision, refuse } from '#domain/refusal'
import { makeRegistrationKey } from '#domain/registrationKey'
import type { Asked } from '#domain/request'
import type { User } from '#domain/who'
import { countWrong, waitsUntil } from '#store/access/wrongCodes'
import { entryOf } from '#store/care/entries'
import { lockCompany } from '#store/companies/companies'
import { lockForMove, readDeviceToCorrect } from '#store/services/correctionFacts'
import { writeMove } from '#store/services/moveWrites'
import { ownMovesOf } from '#store/services/ownMoves'
import { type Acting, act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import type { InTurn } from '../inTurn.ts'
import { askVendor } from './askVendor.ts'

export type ReplaceRequest = {
  by: User
  entryId: number
  /** The device that was shown, once one was: it is moved from there, or not at all. */
  from: MprId | undefined
  to: MprId
  why: MoveReason
  dryRun: boolean
  /** Beyond the company's own limits an operator is asked. */
  ask?: boolean
}

/** `asked`: what became of asking, where it was asked for and an operator can help. */
type Own = Decision<OwnMove, OwnMoveRefusal> & { asked?: Asked | undefined }

/** `waitSeconds`: too many MPR IDs were wrong (C8). */
export type Replaced = Own | { ok: false; refusal: 'too-many-wrong-codes'; waitSeconds: number }

/**
 * Undefined when the company has no such entry, or no service in it. A dry run is the same without its write. What tells of a device that is not one's own is counted with wrong codes.
 */
export function replaceDevice(
  deps: OperationDeps & { codesInTurn: InTurn },
  request: ReplaceRequest,
): Promise<Replaced | undefined> {
  const { db, clock } = deps
  const { accountId } = request.by
  return deps.codesInTurn(accountId, async () => {
    const until = await waitsUntil(db, accountId, clock.now())
    if (until) {
      const waitSeconds = Math.ceil(clock.now().until(until).total('seconds'))
      return { ...refuse('too-many-wrong-codes'), waitSeconds }
    }
    const decision = await decided(deps, request)
    if (decision && !decision.ok && isAboutReplacement(decision.refusal)) await countWrong(db, accountId, clock.now())
    return decision
  })
}

async function decided(deps: OperationDeps, request: ReplaceRequest): Promise<Own | undefined> {
  for (;;) {
    const decision = await act(deps, request.by, 'move', acting => replace(acting, deps, request))
    if (decision !== 'again') return decision
    // A card was used for the service before the device was locked. That application is finished, so trying again ends.
  }
}

async function replace(
  acting: Acting,
  { random, codes }: OperationDeps,
  { by, entryId, from: shown, to, why, dryRun, ask = false }: ReplaceRequest,
): Promise<Own | undefined | 'again'> {
  const { tx, now, today, wrote } = acting
  await lockCompany(tx, by.companyId) // two people at once would pass the limit
  const named = await entryOf(tx, by.companyId, entryId)
  if (!named) return undefined
  const cards = await lockForMove(tx, named.mprId, to)
  if (!cards) return 'again'
  const entry = await entryOf(tx, by.companyId, entryId)
  if (entry?.periodNo === undefined || entry.mprId !== named.mprId) return undefined
  const { mprId, periodNo } = entry
  if (shown && shown !== mprId) return refuse('moved-already')
  const [from, target] = [await readDeviceToCorrect(tx, mprId), await readDeviceToCorrect(tx, to)]
  if (from?.latest?.periodNo !== periodNo) return refuse('no-living-service')
  const known = await ownMovesOf(tx, { companyId: by.companyId, mprId, periodNo }, now)
  const facts = { from, to: target, ...known }
  const decision = decideOwnMove(facts, { now, today })
  if (!decision.ok && ask) {
    const about = { mprId, periodNo, wish: { kind: 'move' as const, toMprId: to, why } }
    return { ...decision, asked: await askVendor(acting, by, decision.refusal, about) }
  }
  if (decision.ok && !dryRun) {
    const own = { why, ...(decision.value.back && { back: true as const }) }
    const registrationKey = codes.keep('registration-key', makeRegistrationKey(random(6), to), to)
    wrote('move', await writeMove(tx, { move: decision.value, registrationKey, cards, by, own }, now))
  }
  return decision
}
