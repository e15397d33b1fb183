// Corrections (R13): undo, move, stop. Facts in, decisions out; the checks stand in the order of precedence. What a company may
// correct itself is decided in ownUndo.ts and ownMove.ts.
import type { ActivationKeyNo } from './codes.ts'
import { foldTerm, type TermEvent } from './fold.ts'
import type { MoveRefusal, OperatorRefusal, UndoRefusal } from './operatorRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'
import { type Card, type Device, type Service, serviceStatus } from './service.ts'

/** An event of a period that counts for its term, or did before it was undone. */
export type PeriodEvent = {
  seq: number
  undone: boolean
  activationKeyNo: ActivationKeyNo | undefined
  event: TermEvent
}

export type UndoFacts = {
  activationKeyNo: ActivationKeyNo
  /** Undefined when there is no such card. */
  card: Pick<Card, 'use'> | undefined
  /** Those of the period that the card is bound to, the oldest first. */
  events: PeriodEvent[]
  /** The device's latest period before that one, undone ones apart. */
  earlier: Service | undefined
}

/** What is undone, and the device's service before and after; none after the undo of its first 新規申請. */
export type Undo = { flow: 'issue' | 'extend'; seq: number; before: Service; after: Service | undefined }

/** R13, undo: the card's use is taken back, and the card is unused again. */
export function decideUndo(facts: UndoFacts, today: Temporal.PlainDate): Decision<Undo, UndoRefusal> {
  const { activationKeyNo, card, earlier } = facts
  if (!card) return refuse('activation-key-unknown')
  if (!card.use) return refuse('activation-key-not-used')
  const { flow, service } = card.use
  if (!isAlive(service, today)) return refuse('service-over')
  const standing = facts.events.filter(event => !event.undone)
  const own = standing.find(event => event.activationKeyNo === activationKeyNo)
  // Events from before a move are in the period of the device that the service came from, so they cannot be undone here.
  // R13 says so of extensions. It must hold for a 新規申請 too: a moved service counts for both devices (R7), and a service
  // that was undone counts for none.
  if (!own) return refuse('moved-since')
  const { seq } = own

  if (flow === 'issue') {
    if (service.term.kind === 'started') return refuse('service-started')
    if (standing.some(({ event }) => event.kind === 'extend')) return refuse('extension-stands')
    return accept({ flow, seq, before: service, after: earlier && reopened(earlier) })
  }
  if (standing.findLast(({ event }) => event.kind === 'extend') !== own) return refuse('later-extension-stands')
  const term = foldTerm(standing.filter(event => event !== own).map(({ event }) => event))
  return accept({ flow, seq, before: service, after: { ...service, term } })
}

/**
 * The period before the one that was undone is the device's last again. If the undone one had superseded it, it is open
 * again as before. It is still lapsed, since time has only gone on: 新規申請 stays possible (R4, R5), its key is not accepted
 * (§7), its token is answered with `lapsed` again and not with `none` (§7), and its pages lead to 新規申請 and not to a later
 * key that no longer exists. A period that was stopped or moved away stays so.
 */
function reopened(earlier: Service): Service {
  return earlier.closing === 'superseded' ? { ...earlier, closing: undefined } : earlier
}

type CorrectedDevice = Pick<Device, 'mprId' | 'family' | 'latest' | 'lastPeriodNo'>

export type MoveFacts = {
  /** Each undefined when there is no such device. */
  from: CorrectedDevice | undefined
  to: CorrectedDevice | undefined
}

/** The service as it was on the old device, and as it is on the new one. */
export type Move = { before: Service; after: Service }

/** R13, move: to a replacement device of the same family, which may have had a service, but has none alive. */
export function decideMove({ from, to }: MoveFacts, today: Temporal.PlainDate): Decision<Move, MoveRefusal> {
  if (!from) return refuse('mpr-id-unknown')
  if (!to) return refuse('replacement-unknown')
  if (from.mprId === to.mprId) return refuse('replacement-is-the-same')
  if (from.family !== to.family) return refuse('replacement-of-other-family')
  const before = from.latest
  if (before?.closing === 'moved') return refuse('moved-already')
  if (!before || !isAlive(before, today)) return refuse('no-living-service')
  if (to.latest && isAlive(to.latest, today)) return refuse('replacement-has-service')
  return accept({ before, after: { ...before, mprId: to.mprId, periodNo: to.lastPeriodNo + 1 } })
}

/** R13, stop: a living service ends at once. */
export function decideStop(
  device: CorrectedDevice | undefined,
  today: Temporal.PlainDate,
): Decision<{ before: Service; after: Service }, OperatorRefusal> {
  if (!device) return refuse('mpr-id-unknown')
  const before = device.latest
  if (before?.closing === 'moved') return refuse('moved-already')
  if (!before || !isAlive(before, today)) return refuse('no-living-service')
  return accept({ before, after: { ...before, closing: 'stopped' } })
}

/** Not started, in use, or expired but still possible to extend (R3). */
const isAlive = (service: Service, today: Temporal.PlainDate) => serviceStatus(service, today) !== 'lapsed'
