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
  // Asked for by every request of whoever is signed in, so it is kept for as long as it is the same.
  const kept = new Map<DocumentKind, InForce>()
  let announced: ComingDocument[] = []
  let changes: PastChange[] = []
  return {
    inForce(kind) {
      const now = clock.now()
      let known = kept.get(kind)
      if (!known || !holdsAt(known, now)) {
        known = inForceAt(
          versions.filter(document => document.kind === kind),
          now,
        )
        kept.set(kind, known)
      }
      return known.document
    },
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
      kept.clear()
    },
  }
}

/** What is in force from when it was looked at until the next version begins. */
type InForce = { document: PublishedDocument | undefined; since: Temporal.Instant; until: Temporal.Instant | undefined }

function inForceAt(versions: PublishedDocument[], now: Temporal.Instant): InForce {
  const { inForce, coming } = versionsAt(versions, now)
  return { document: inForce[0], since: now, until: coming[0]?.effectiveFrom }
}

/** A clock that is set back asks anew. */
const holdsAt = ({ since, until }: InForce, now: Temporal.Instant) =>
  Temporal.Instant.compare(since, now) <= 0 && (!until || Temporal.Instant.compare(now, until) < 0)

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
