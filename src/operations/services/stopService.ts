// R13, stop: a service ends at once; its cards stay used, and the device may apply anew.
import type { Actor } from '#domain/actor'
import type { MprId } from '#domain/codes'
import { decideStop } from '#domain/correction'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import { readDeviceToCorrect } from '#store/services/correctionFacts'
import { lockDevices } from '#store/services/locks'
import { writeStop } from '#store/services/stopWrites'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'
import { type BeforeAndAfter, beforeAndAfter } from './beforeAndAfter.ts'

/** Refusals: `mpr-id-unknown`, `moved-already`, `no-living-service`. A dry run is the same without its write. */
export async function stopService(
  { db, clock, calendar }: Pick<OperationDeps, 'db' | 'clock' | 'calendar'>,
  request: Actor & { mprId: MprId; dryRun: boolean },
): Promise<Decision<BeforeAndAfter, OperatorRefusal>> {
  return transaction(db, async tx => {
    const now = clock.now()
    const today = calendar.dayOf(now)
    await lockDevices(tx, [request.mprId]) // not its cards, which a stop does not change
    const device = await readDeviceToCorrect(tx, request.mprId)

    const decision = decideStop(device, today)
    if (!decision.ok) return decision
    if (!request.dryRun) await writeStop(tx, { service: decision.value.before, by: request }, now)
    return accept(beforeAndAfter(decision.value, today))
  })
}
