// Wrong keys that were counted against a device are forgotten: it may be registered again from everywhere (§7, C16).
import type { MprId } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { forgetWrongKeys, lockWrongKeys } from '#store/devices/wrongDeviceKeys'
import { deviceRecordOf } from '#store/services/lookUp'
import { act, type DoorDeps } from '../act.ts'

/** `addresses`: how many were counted; none is no error. Refusal: `mpr-id-unknown`. */
export async function clearLock(
  deps: DoorDeps,
  { by, mprId, dryRun }: { by: Operator; mprId: MprId; dryRun: boolean },
): Promise<Decision<{ addresses: number }, OperatorRefusal>> {
  return act(deps, by, 'clear-lock', async ({ tx, now, wrote }) => {
    if (!(await deviceRecordOf(tx, mprId))) return refuse('mpr-id-unknown')
    const addresses = await lockWrongKeys(tx, mprId)
    if (addresses > 0 && !dryRun) wrote('clear-lock', await forgetWrongKeys(tx, { mprId, by }, now))
    return accept({ addresses })
  })
}
