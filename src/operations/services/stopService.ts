// R13, stop: a service ends at once; its cards stay used, and the device may apply anew.
import type { MprId } from '#domain/codes'
import { decideStop } from '#domain/correction'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { readDeviceToCorrect } from '#store/services/correctionFacts'
import { countTold } from '#store/services/holders'
import { lockDevices } from '#store/services/locks'
import { writeStop } from '#store/services/stopWrites'
import { act, type DoorDeps } from '../act.ts'
import { beforeAndAfter, type Corrected } from './beforeAndAfter.ts'

/** Refusals: `mpr-id-unknown`, `moved-already`, `no-living-service`. A dry run is the same without its write. */
export async function stopService(
  deps: DoorDeps,
  { by, mprId, dryRun }: { by: Operator; mprId: MprId; dryRun: boolean },
): Promise<Decision<Corrected, OperatorRefusal>> {
  return act(deps, by, 'stop', async ({ tx, now, today, wrote }) => {
    await lockDevices(tx, [mprId]) // not its cards, which a stop does not change
    const device = await readDeviceToCorrect(tx, mprId)

    const decision = decideStop(device, today)
    if (!decision.ok) return decision
    const { before } = decision.value
    const told = await countTold(tx, before)
    if (!dryRun) wrote('stop', await writeStop(tx, { service: before, by }, now))
    return accept({ ...beforeAndAfter(decision.value, today), told })
  })
}
