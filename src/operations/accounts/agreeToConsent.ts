// P3 同意する: which version was agreed to, and when (C19).
import { keepConsent } from '#store/accounts/registrations'
import { type DocumentDeps, readDocument } from '../documents/readDocument.ts'

/** @returns false when another version is in force by now: it has to be shown first */
export async function agreeToConsent(deps: DocumentDeps, draftId: string, version: number): Promise<boolean> {
  const inForce = await readDocument(deps, 'consent')
  if (version !== inForce.version) return false
  await keepConsent(deps.db, draftId, version, deps.clock.now())
  return true
}
