// Each server keeps the documents in memory and reads them again now and then: what is announced of them costs no page a
// question, and policies and guide can be read while the system is closed, whatever is done to the database.
import { versionsAt } from '#domain/documentVersion'
import { type Loop, loop } from '#loop'
import { allChanges, type Changes, type DocumentKind, type PastChange, versionsFrom } from '#store/documents/documents'
import { type DocumentDeps, filledIn, type PublishedDocument } from './readDocument.ts'

export type { PastChange }

/** Within a minute, as operators are told. */
const EVERY_MS = 30_000

/** A version that begins later, and what changes with it. */
export type ComingDocument = PublishedDocument & { changes: Changes }

export type KnownDocuments = {
  /** Undefined before it was read for the first time. */
  inForce(kind: DocumentKind): PublishedDocument | undefined
  /** What is announced, the soonest first. */
  coming(): ComingDocument[]
  /** What changed with its versions up to the one in force, the newest first. */
  history(kind: DocumentKind): PastChange[]
  /** Reads them again. If that fails, the ones read before stay. */
  refresh(): Promise<void>
}

export function createKnownDocuments(deps: DocumentDeps): KnownDocuments {
  const { db, clock } = deps
  let versions: (PublishedDocument & { changes: Changes | undefined })[] = []
  let announced: ComingDocument[] = []
  let changes: PastChange[] = []
  return {
    // Asked for by every request of whoever is signed in, so only this kind is looked at.
    inForce: kind =>
      versionsAt(
        versions.filter(document => document.kind === kind),
        clock.now(),
      ).inForce[0],
    coming: () => (announced.length === 0 ? announced : versionsAt(announced, clock.now()).coming),
    history: kind => {
      const now = clock.now()
      return changes.filter(one => one.kind === kind && Temporal.Instant.compare(one.effectiveFrom, now) <= 0)
    },
    async refresh() {
      const now = clock.now()
      const [read, past] = await Promise.all([versionsFrom(db, now), allChanges(db)])
      versions = read.map(document => ({ ...filledIn(deps, document), changes: document.changes }))
      announced = versionsAt(versions, now).coming.filter(isAnnounced)
      changes = past
    },
  }
}

const isAnnounced = (document: PublishedDocument & { changes: Changes | undefined }): document is ComingDocument =>
  document.changes !== undefined

type Log = { error(data: object, message: string): void }

/** Refreshes until it is stopped. While the database is away it logs nothing: watchDatabase does. */
export function keepKnowing(deps: { documents: KnownDocuments; database: { away: boolean }; log: Log }): Loop {
  return loop(EVERY_MS, async () => {
    try {
      await deps.documents.refresh()
    } catch (error) {
      if (!deps.database.away) deps.log.error({ err: error }, 'documents cannot be read')
    }
  })
}
