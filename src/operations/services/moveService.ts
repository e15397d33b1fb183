// R13, move: a service goes to a replacement device with its number, term and cards, and gets a new Registration Key.
import type { MprId } from '#domain/codes'
import { decideMove } from '#domain/correction'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import { makeRegistrationKey } from '#domain/registrationKey'
import type { Operator } from '#domain/who'
import { lockForMove, readDeviceToCorrect } from '#store/services/correctionFacts'
import { countTold } from '#store/services/holders'
import { writeMove } from '#store/services/moveWrites'
import { type Acting, act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { beforeAndAfter, type Corrected } from './beforeAndAfter.ts'

type MoveRequest = { by: Operator; from: MprId; to: MprId; dryRun: boolean }
type MoveDecision = Decision<Corrected & { cards: number }, OperatorRefusal>

/** Refusals: all of decideMove's. A dry run is the same without its write. */
export async function moveService(deps: OperationDeps, request: MoveRequest): Promise<MoveDecision> {
  for (;;) {
    const decision = await act(deps, request.by, 'move', acting => move(acting, deps, request))
    if (decision) return decision
    // A card was used for the service before the device was locked. That application is finished, so trying again ends.
  }
}

async function move(
  { tx, now, today, wrote }: Acting,
  { random, codes }: OperationDeps,
  { by, from, to, dryRun }: MoveRequest,
): Promise<MoveDecision | undefined> {
  const cards = await lockForMove(tx, from, to)
  if (!cards) return undefined
  const facts = { from: await readDeviceToCorrect(tx, from), to: await readDeviceToCorrect(tx, to) }

  const decision = decideMove(facts, today)
  if (!decision.ok) return decision
  const told = await countTold(tx, decision.value.before)
  if (!dryRun) {
    const registrationKey = codes.keep('registration-key', makeRegistrationKey(random(6), to), to)
    wrote('move', await writeMove(tx, { move: decision.value, registrationKey, cards, by }, now))
  }
  return accept({ ...beforeAndAfter(decision.value, today), told, cards: cards.length })
}
