// Ends maintenance early, calls it off, or turns the emergency switch off (P19).
import type { Actor } from '#domain/actor'
import { decideEnd, emergencyOf, type MaintenanceWindow } from '#domain/maintenance'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { type Decision, refuse } from '#domain/refusal'
import { endWindow, lockWindows, windowById, windowsToCome } from '#store/notices/maintenance'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/**
 * Answers with the window as it was. Refusals: `maintenance-unknown`, `maintenance-over`, `maintenance-not-on`.
 * @param request `id`: the window's number, or `emergency` for the switch
 */
export async function endMaintenance(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  request: Actor & { id: number | 'emergency'; dryRun: boolean },
): Promise<Decision<MaintenanceWindow, OperatorRefusal>> {
  const { id, dryRun } = request
  return transaction(db, async tx => {
    await lockWindows(tx)
    const now = clock.now()
    const window = id === 'emergency' ? emergencyOf(await windowsToCome(tx, now), now) : await windowById(tx, id)
    if (!window && id === 'emergency') return refuse('maintenance-not-on')
    const decision = decideEnd(window, now)
    if (decision.ok && !dryRun) await endWindow(tx, decision.value.id, request, now)
    return decision
  })
}
