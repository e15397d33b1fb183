// C16: only failures are counted, per device and address together, so that nobody can lock a room from outside.
import type { MprId } from '#domain/codes'
import { countWrongKey } from '#store/devices/wrongDeviceKeys'
import type { OperationDeps } from '../deps.ts'

/** Counts a wrong key. @returns how long the address must wait, from the 11th in an hour on */
export async function wrongDeviceKey(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  failure: { mprId: MprId; address: string },
): Promise<{ seconds: number } | undefined> {
  const now = clock.now()
  const until = await countWrongKey(db, failure, now)
  return until && { seconds: Math.max(1, Math.ceil(now.until(until).total('seconds'))) }
}
