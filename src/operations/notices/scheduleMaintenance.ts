// Plans maintenance, or throws the emergency switch (P19).
import type { Actor } from '#domain/actor'
import { decideWindow, type MaintenanceWindow } from '#domain/maintenance'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import { addWindow, countOpenAccounts, lockWindows, windowsToCome } from '#store/notices/maintenance'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

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
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  request: Actor & ScheduleRequest & { dryRun: boolean },
): Promise<Decision<Scheduled, OperatorRefusal>> {
  return transaction(db, async tx => {
    await lockWindows(tx)
    const now = clock.now()
    const { startsAt = now, endsAt, announceFrom = now, text, mail, dryRun } = request
    const times = { startsAt, endsAt, announceFrom }
    const decision = decideWindow(times, await windowsToCome(tx, now), now)
    if (!decision.ok) return decision
    if (dryRun) return accept({ ...times, id: undefined, mails: mail ? await countOpenAccounts(tx) : 0 })
    return accept({ ...times, ...(await addWindow(tx, { ...times, text }, request, now)) })
  })
}
