// The key that signs statements is retired: whoever signs next makes a new one, and devices learn of it by its id.
import type { Actor } from '#domain/actor'
import { retireSigningKeysBy } from '#store/devices/signingKeys'
import type { OperationDeps } from '../deps.ts'

/** What the old key signed stays believed until its time is up; servers notice within a minute. @returns how many were retired */
export async function retireSigningKey(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { dryRun, ...by }: Actor & { dryRun: boolean },
): Promise<number> {
  return db.begin(tx => retireSigningKeysBy(tx, { by, dryRun }, clock.now()))
}
