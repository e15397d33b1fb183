// R13, move: a service goes to a replacement device with its number, term and cards, and gets a new Registration Key.
import type { MprId } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { type Moved, moveToDevice } from './correct.ts'

/** Refusals: all of decideMove's. A dry run is the same without its write. */
export async function moveService(
  deps: OperationDeps,
  request: { by: Operator; from: MprId; to: MprId; dryRun: boolean },
): Promise<Decision<Moved, OperatorRefusal>> {
  for (;;) {
    const decision = await act(deps, request.by, 'move', acting => moveToDevice(acting, deps, request))
    if (decision) return decision
    // A card was used for the service before the device was locked. That application is finished, so trying again ends.
  }
}
