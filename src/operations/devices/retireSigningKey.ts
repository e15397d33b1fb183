// Retires the key that signs statements. The next signature makes a new key, and devices notice by the key's id.
import type { Operator } from '#domain/who'
import { retireSigningKeysBy } from '#store/devices/signingKeys'
import { act, type DoorDeps } from '../act.ts'

/**
 * Devices still believe what the old key signed, until that runs out. Servers notice within a minute.
 * @returns how many were retired
 */
export async function retireSigningKey(
  deps: DoorDeps,
  { by, dryRun }: { by: Operator; dryRun: boolean },
): Promise<number> {
  return act(deps, by, 'retire-signing-key', async ({ tx, now, wrote }) => {
    const retired = await retireSigningKeysBy(tx, { by, dryRun }, now)
    if (!dryRun) wrote('retire-signing-key', retired)
    return retired
  })
}
