// Ends maintenance early, calls it off, or turns the emergency switch off (P19).
import { decideEnd, emergencyOf, type MaintenanceWindow } from '#domain/maintenance'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { endWindow, lockWindows, windowById, windowsToCome } from '#store/notices/maintenance'
import { act, type DoorDeps } from '../act.ts'

/**
 * Answers with the window as it was. Refusals: `maintenance-unknown`, `maintenance-over`, `maintenance-not-on`.
 * @param request `id`: the window's number, or `emergency` for the switch
 */
export async function endMaintenance(
  deps: DoorDeps,
  { by, id, dryRun }: { by: Operator; id: number | 'emergency'; dryRun: boolean },
): Promise<Decision<MaintenanceWindow, OperatorRefusal>> {
  return act(deps, by, 'maintenance-end', async ({ tx, now, wrote }) => {
    await lockWindows(tx)
    const window = id === 'emergency' ? emergencyOf(await windowsToCome(tx, now), now) : await windowById(tx, id)
    if (!window && id === 'emergency') return refuse('maintenance-not-on')
    const decision = decideEnd(window, now)
    if (decision.ok && !dryRun) wrote('maintenance-end', await endWindow(tx, decision.value.id, by, now))
    return decision
  })
}
