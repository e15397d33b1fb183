// C16: only failures are counted, per device and client together, so that nobody can lock a room from outside.
import type { MprId } from '#domain/codes'
import { refuse } from '#domain/refusal'
import type { WrongKeyRefused } from '#domain/registration'
import { countWrongKey } from '#store/devices/wrongDeviceKeys'
import type { OperationDeps } from '../deps.ts'

/** Counts a wrong key, and refuses it: from the 11th in an hour on with the time that the client has to wait. */
export async function wrongDeviceKey(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  failure: { mprId: MprId; client: string },
): Promise<WrongKeyRefused> {
  const now = clock.now()
  const until = await countWrongKey(db, failure, now)
  if (!until) return refuse('registration-key-wrong')
  return { ...refuse('too-many-wrong-keys'), waitSeconds: Math.max(1, Math.ceil(now.until(until).total('seconds'))) }
}
