// R13, undo: what a card was used for is taken back, and the card is unused again.
import type { ActivationKeyNo } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { act, type DoorDeps } from '../act.ts'
import { type Undone, undoUse } from './correct.ts'

/** Refusals: all of decideUndo's. A dry run is the same without its write. */
export async function undoApplication(
  deps: DoorDeps,
  request: { by: Operator; activationKeyNo: ActivationKeyNo; dryRun: boolean },
): Promise<Decision<Undone, OperatorRefusal>> {
  return act(deps, request.by, 'undo', acting => undoUse(acting, request))
}
