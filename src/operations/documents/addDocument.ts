// The next version of a document: 約款, a policy (P11, P18).
import { decideDocument } from '#domain/documentVersion'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { addVersion, lockDocument, type VersionedDocument, versionsOf } from '#store/documents/documents'
import { act, type DoorDeps } from '../act.ts'

export type NextDocument = Pick<VersionedDocument, 'title' | 'body'> & {
  kind: string
  /** Undefined means from now on. */
  from: Temporal.Instant | undefined
  /** The version that was edited, where the file says so. */
  basedOn: number | undefined
}

/**
 * Refusals: `document-kind-unknown`, `document-not-the-latest`, `document-from-the-past`, `document-before-the-latest`.
 */
export async function addDocument(
  deps: DoorDeps,
  request: NextDocument & { by: Operator; dryRun: boolean },
): Promise<Decision<{ version: number; effectiveFrom: Temporal.Instant }, OperatorRefusal>> {
  const { by, kind, title, body, basedOn } = request
  return act(deps, by, 'document', async ({ tx, now, wrote }) => {
    const effectiveFrom = request.from ?? now
    const [, [latest]] = await Promise.all([lockDocument(tx, kind), versionsOf(tx, kind)])
    const decision = decideDocument({ latest, from: effectiveFrom, basedOn }, now)
    if (!decision.ok) return decision
    const version = decision.value
    if (!request.dryRun) wrote('document', await addVersion(tx, { kind, version, effectiveFrom, title, body }, by, now))
    return accept({ version, effectiveFrom })
  })
}
