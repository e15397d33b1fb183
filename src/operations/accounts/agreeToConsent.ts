// P3 同意する: which version was agreed to, and when (C19).
import { keepConsent } from '#store/accounts/registrations'
import { documentInForce } from '#store/documents/documents'
import type { OperationDeps } from '../deps.ts'

/** @returns false when another version is in force by now: it has to be shown first */
export async function agreeToConsent(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  draftId: string,
  version: number,
): Promise<boolean> {
  const now = clock.now()
  const inForce = await documentInForce(db, 'consent', now)
  if (version !== inForce.version) return false
  await keepConsent(db, draftId, version, now)
  return true
}
