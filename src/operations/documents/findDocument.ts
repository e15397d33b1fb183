// A document by a name that somebody typed: the version in force, or the newest one.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import { type VersionedDocument, versionsOf } from '#store/documents/documents'
import type { OperationDeps } from '../deps.ts'

/** Refusal: `document-kind-unknown`. Reads only. */
export async function findDocument(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { kind, latest }: { kind: string; latest: boolean },
): Promise<Decision<VersionedDocument, OperatorRefusal>> {
  const now = clock.now()
  const versions = await versionsOf(db, kind)
  const found = versions.find(({ effectiveFrom }) => latest || Temporal.Instant.compare(effectiveFrom, now) <= 0)
  return found ? accept(found) : refuse('document-kind-unknown')
}
