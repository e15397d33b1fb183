// Plans maintenance, or throws the emergency switch (P19).
import { decideWindow, type MaintenanceWindow } from '#domain/maintenance'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { countOpenAccounts } from '#store/notices/everybody'
import { addWindow, lockWindows, windowsToCome } from '#store/notices/maintenance'
import { act, type DoorDeps } from '../act.ts'

export type ScheduleRequest = Pick<MaintenanceWindow, 'text'> & {
  /** Undefined: from now on. */
  startsAt: Temporal.Instant | undefined
  /** Undefined: until somebody ends it, the emergency switch. */
  endsAt: Temporal.Instant | undefined
  /** Undefined: from now on. */
  announceFrom: Temporal.Instant | undefined
  /** Tells every account that can sign in, by mail. */
  mail: boolean
}

export type Scheduled = {
  /** Undefined for a dry run: no number was given. */
  id: number | undefined
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant | undefined
  announceFrom: Temporal.Instant
  mails: number
}

/** Refusals: those of {@link decideWindow}. */
export async function scheduleMaintenance(
  deps: DoorDeps,
  request: ScheduleRequest & { by: Operator; dryRun: boolean },
): Promise<Decision<Scheduled, OperatorRefusal>> {
  return act(deps, request.by, 'maintenance', async ({ tx, now, wrote }) => {
    await lockWindows(tx)
    const { startsAt = now, endsAt, announceFrom = now, text, mail, dryRun } = request
    const times = { startsAt, endsAt, announceFrom }
    const decision = decideWindow(times, await windowsToCome(tx, now), now)
    if (!decision.ok) return decision
    if (dryRun) return accept({ ...times, id: undefined, mails: mail ? await countOpenAccounts(tx) : 0 })
    const added = await addWindow(tx, { ...times, text }, request, now)
    wrote('maintenance')
    return accept({ ...times, ...added })
  })
}
