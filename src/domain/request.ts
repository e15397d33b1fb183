// 「当社に依頼する」 (R22, R23): where a company's own limits of time and number end, or a new device is not known yet, an
// operator decides. Where R13 itself refuses there is nothing to ask for.
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { MoveReason, OwnMoveRefusal } from './ownMove.ts'
import type { OwnUndoRefusal, UndoReason } from './ownUndo.ts'

/** What is asked for: that a card's use is taken back, or that a service goes to another device. */
export type Wish =
  | { kind: 'undo'; activationKeyNo: ActivationKeyNo; why: UndoReason }
  | { kind: 'move'; toMprId: MprId; why: MoveReason }
export type WishKind = Wish['kind']

export const ANSWERS = ['agreed', 'declined'] as const
export type Answer = (typeof ANSWERS)[number]

/** So many requests of a company wait for an answer at once. */
export const MOST_WAITING = 20

export const ASKED_REFUSALS = [
  'undo-too-late',
  'undo-limit-reached',
  'replacement-unknown',
  'moves-of-line-used-up',
  'moves-of-company-used-up',
] as const satisfies (OwnUndoRefusal | OwnMoveRefusal)[]
export type AskedRefusal = (typeof ASKED_REFUSALS)[number]

/** What a company was refused, and may ask an operator for. */
export const canBeAsked = (refusal: string): refusal is AskedRefusal =>
  (ASKED_REFUSALS as readonly string[]).includes(refusal)

/** What became of asking: `waits` when the same was asked before and nobody has answered yet. */
export type Asked = 'asked' | 'waits' | 'too-many'

/** @param waiting how many of the company wait @param same whether one of these is for the same device and of the same kind */
export function decideAsked({ waiting, same }: { waiting: number; same: boolean }): Asked {
  if (same) return 'waits'
  return waiting >= MOST_WAITING ? 'too-many' : 'asked'
}
