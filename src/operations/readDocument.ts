// The version of a document that is in force now.
import { type DocumentKind, documentInForce, type Section, type VersionedDocument } from '#store/documents'
import type { OperationDeps } from './deps.ts'

export type { DocumentKind, Section, VersionedDocument }

export async function readDocument({ db, clock }: OperationDeps, kind: DocumentKind): Promise<VersionedDocument> {
  return documentInForce(db, kind, clock.now())
}
