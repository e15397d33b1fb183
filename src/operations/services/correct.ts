// R13's undo and move within somebody's transaction: an operator's own, or the answer to what a company asked for.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import { decideMove, decideUndo, type Undo } from '#domain/correction'
import type { MoveRefusal, UndoRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import { makeRegistrationKey } from '#domain/registrationKey'
import type { Operator } from '#domain/who'
import {
  lockCardAndDevice,
  lockForMove,
  readCardUse,
  readDeviceToCorrect,
  readServiceBefore,
} from '#store/services/correctionFacts'
import { eventsOf } from '#store/services/events'
import { countTold } from '#store/services/holders'
import { writeMove } from '#store/services/moveWrites'
import { writeUndo } from '#store/services/undoWrites'
import type { Acting } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { beforeAndAfter, type Corrected } from './beforeAndAfter.ts'

/** `answered`: accounts that are told by the answer to what they asked for. */
type Correction = { by: Operator; dryRun: boolean; answered?: readonly number[] }

export type Undone = Corrected & Pick<Undo, 'flow'>
export type Moved = Corrected & { cards: number }

/** A dry run is the same without its write. */
export async function undoUse(
  { tx, now, today, wrote }: Acting,
  { by, activationKeyNo, dryRun, answered = [] }: Correction & { activationKeyNo: ActivationKeyNo },
): Promise<Decision<Undone, UndoRefusal>> {
  await lockCardAndDevice(tx, activationKeyNo)
  const card = await readCardUse(tx, activationKeyNo)
  const service = card?.use?.service
  const events = service ? await eventsOf(tx, service.mprId, service.periodNo) : []
  const earlier = service && (await readServiceBefore(tx, service))

  const decision = decideUndo({ activationKeyNo, card, events, earlier }, today)
  if (!decision.ok) return decision
  const told = await countTold(tx, decision.value.before)
  if (!dryRun) wrote('undo', await writeUndo(tx, { activationKeyNo, undo: decision.value, by, answered }, now))
  return accept({ ...beforeAndAfter(decision.value, today), told, flow: decision.value.flow })
}

/** Undefined when a card was used for the service before the device was locked: then it is tried again from the beginning. */
export async function moveToDevice(
  { tx, now, today, wrote }: Acting,
  { random, codes }: Pick<OperationDeps, 'random' | 'codes'>,
  { by, from, to, dryRun, answered = [] }: Correction & { from: MprId; to: MprId },
): Promise<Decision<Moved, MoveRefusal> | undefined> {
  const cards = await lockForMove(tx, from, to)
  if (!cards) return undefined
  const facts = { from: await readDeviceToCorrect(tx, from), to: await readDeviceToCorrect(tx, to) }

  const decision = decideMove(facts, today)
  if (!decision.ok) return decision
  const told = await countTold(tx, decision.value.before)
  if (!dryRun) {
    const registrationKey = codes.keep('registration-key', makeRegistrationKey(random(6), to), to)
    wrote('move', await writeMove(tx, { move: decision.value, registrationKey, cards, by, answered }, now))
  }
  return accept({ ...beforeAndAfter(decision.value, today), told, cards: cards.length })
}
