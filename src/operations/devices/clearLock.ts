// Wrong keys that were counted against a device are forgotten: it may be registered again from everywhere (§7, C16).
import type { Actor } from '#domain/actor'
import type { MprId } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import { forgetWrongKeys, lockWrongKeys } from '#store/devices/wrongDeviceKeys'
import { deviceRecordOf } from '#store/services/lookUp'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/** `addresses`: how many were counted; none is no error. Refusal: `mpr-id-unknown`. */
export async function clearLock(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  request: Actor & { mprId: MprId; dryRun: boolean },
): Promise<Decision<{ addresses: number }, OperatorRefusal>> {
  const { mprId, dryRun } = request
  return transaction(db, async tx => {
    if (!(await deviceRecordOf(tx, mprId))) return refuse('mpr-id-unknown')
    const addresses = await lockWrongKeys(tx, mprId)
    if (addresses > 0 && !dryRun) await forgetWrongKeys(tx, { mprId, by: request }, clock.now())
    return accept({ addresses })
  })
}
