// Ends maintenance early, calls it off, or turns the emergency switch off (P19).
import { decideEnd, emergencyOf, type MaintenanceWindow } from '#domain/maintenance'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { endWindow, lockWindows, windowById, windowMails, windowsToCome } from '#store/notices/maintenance'
import { act, type DoorDeps } from '../act.ts'

/** The window as it was; how many people its own mails have reached, and how many mails tell them that it is off. */
export type Ended = { window: MaintenanceWindow; told: number; mails: number }

type EndRequest = {
  by: Operator
  /** The window's number, or `emergency` for the switch. */
  id: number | 'emergency'
  /** Tells those by mail whom the window's mails have reached; also when it was called off before. */
  mail: boolean
  dryRun: boolean
}

/**
 * Refusals: `maintenance-unknown`, `maintenance-over`, `maintenance-not-on`, `maintenance-told-nobody`,
 * `maintenance-put-right-already`.
 */
export async function endMaintenance(
  deps: DoorDeps,
  { by, id, mail, dryRun }: EndRequest,
): Promise<Decision<Ended, OperatorRefusal>> {
  return act(deps, by, 'maintenance-end', async ({ tx, now, wrote }) => {
    await lockWindows(tx)
    const window = id === 'emergency' ? emergencyOf(await windowsToCome(tx, now), now) : await windowById(tx, id)
    if (!window && id === 'emergency') return refuse('maintenance-not-on')
    const mails = window ? await windowMails(tx, window.id) : { told: 0, isPutRight: false }
    const decision = decideEnd(window, { ...mails, mail }, now)
    if (!decision.ok) return decision
    const { told } = mails
    if (dryRun) return accept({ window: decision.value, told, mails: mail ? told : 0 })
    const sent = await endWindow(tx, decision.value, { mail, by }, now)
    wrote('maintenance-end')
    return accept({ window: decision.value, told, mails: sent })
  })
}
