// P3 同意する: which version was agreed to, and when (C19).
import { accept, type Decision, refuse } from '#domain/refusal'
import { keepConsent } from '#store/accounts/registrations'
import { documentInForce } from '#store/documents/documents'
import type { OperationDeps } from '../deps.ts'

/** Refusal: `consent-changed`, when another version is in force by now: it has to be shown first. */
export async function agreeToConsent(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  draftId: string,
  version: number,
): Promise<Decision<'agreed', 'consent-changed'>> {
  const now = clock.now()
  const inForce = await documentInForce(db, 'consent', now)
  if (version !== inForce.version) return refuse('consent-changed')
  await keepConsent(db, draftId, version, now)
  return accept('agreed')
}
