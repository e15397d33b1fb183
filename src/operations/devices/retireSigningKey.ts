// Retires the key that signs statements. The next signature makes a new key, and devices notice by the key's id.
import type { Actor } from '#domain/actor'
import { retireSigningKeysBy } from '#store/devices/signingKeys'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/**
 * Devices still believe what the old key signed, until that runs out. Servers notice within a minute.
 * @returns how many were retired
 */
export async function retireSigningKey(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { dryRun, ...by }: Actor & { dryRun: boolean },
): Promise<number> {
  return transaction(db, tx => retireSigningKeysBy(tx, { by, dryRun }, clock.now()))
}
