// The next version of a document: 約款, a policy (P11, P18).
import { decideDocument } from '#domain/documentVersion'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { addVersion, type Changes, lockDocument, type VersionedDocument, versionsOf } from '#store/documents/documents'
import { countOpenAccounts } from '#store/notices/everybody'
import { act, type DoorDeps } from '../act.ts'

export type NextDocument = Pick<VersionedDocument, 'title' | 'body'> & {
  kind: string
  /** Undefined means from now on. */
  from: Temporal.Instant | undefined
  /** The version that was edited, where the file says so. */
  basedOn: number | undefined
  /** What changes, in a sentence for users: announced until the version begins, and its history afterwards. */
  changes: Changes | undefined
  /** Tells every account that can sign in what changes, by mail. */
  mail: boolean
}

type AddedDocument = { version: number; effectiveFrom: Temporal.Instant; mails: number }

/**
 * Refusals: `document-kind-unknown`, `document-not-the-latest`, `document-from-the-past`, `document-before-the-latest`,
 * `document-without-changes`.
 */
export async function addDocument(
  deps: DoorDeps,
  request: NextDocument & { by: Operator; dryRun: boolean },
): Promise<Decision<AddedDocument, OperatorRefusal>> {
  const { by, kind, title, body, basedOn, changes, mail, dryRun } = request
  return act(deps, by, 'document', async ({ tx, now, wrote }) => {
    const effectiveFrom = request.from ?? now
    const [, [latest]] = await Promise.all([lockDocument(tx, kind), versionsOf(tx, kind)])
    const facts = { latest, from: effectiveFrom, basedOn, hasChanges: changes !== undefined }
    const decision = decideDocument(facts, now)
    if (!decision.ok) return decision
    const version = decision.value
    if (dryRun) return accept({ version, effectiveFrom, mails: mail ? await countOpenAccounts(tx) : 0 })
    const mails = await addVersion(tx, { kind, version, effectiveFrom, title, body, changes }, { mail, by }, now)
    wrote('document')
    return accept({ version, effectiveFrom, mails })
  })
}
