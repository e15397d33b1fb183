// 一覧に加える, from the result of a search: the card that proved the device stands in the result, so nothing is typed again.
import type { User } from '#domain/who'
import { addProven, restProven, takeMovedEntry } from '#store/care/entryWrites'
import { lockDevices } from '#store/services/locks'
import { resultOf } from '#store/services/results'
import { act, type DoorDeps } from '../act.ts'

/** @returns undefined when the company has no such result */
export async function keepDevice(
  deps: DoorDeps,
  { by, resultId }: { by: User; resultId: string },
): Promise<{ id: number; added: boolean } | undefined> {
  return act(deps, by, 'keep-device', async ({ tx, now, audit }) => {
    const result = await resultOf(tx, resultId, by)
    if (result?.kind !== 'search') return undefined
    const { activationKeyNo, service } = result
    const { mprId, periodNo } = service
    await lockDevices(tx, [mprId])
    const proven = { companyId: by.companyId, mprId, activationKeyNo }
    await takeMovedEntry(tx, proven)
    const entry = await addProven(tx, proven, now)
    await restProven(tx, [entry.id])
    if (entry.added) await audit({ act: 'keep-device', subject: { mprId, periodNo, activationKeyNo } })
    return entry
  })
}
