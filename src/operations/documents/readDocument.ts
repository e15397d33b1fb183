// The version of a document that is in force now, with its placeholders filled in.
import {
  type DocumentKind,
  documentInForce,
  type Section,
  type VersionedDocument,
  versionInForce,
} from '#store/documents/documents'
import type { OperationDeps } from '../deps.ts'

export type { DocumentKind, Section }

type Lang = 'ja' | 'en'

/**
 * What documents write as {vendor}, {contact}, {kmsUrl} and {cookiePrefix}: settings of the server, so that no version
 * depends on them.
 */
export type Placeholders = Record<Lang, { vendor: string; contact: string; kmsUrl: string; cookiePrefix: string }>

/** @property issuer whom 「当社」 in the text means */
export type PublishedDocument = VersionedDocument & { issuer: Record<Lang, string> }

export type DocumentDeps = Pick<OperationDeps, 'db' | 'clock'> & { placeholders: Placeholders }

export async function readDocument(deps: DocumentDeps, kind: DocumentKind): Promise<PublishedDocument> {
  const { db, clock } = deps
  return filledIn(deps, await documentInForce(db, kind, clock.now()))
}

/** The number of the version that is in force now. */
export const readVersion = ({ db, clock }: Pick<OperationDeps, 'db' | 'clock'>, kind: DocumentKind): Promise<number> =>
  versionInForce(db, kind, clock.now())

/**
 * The same as {@link readDocument} for what everybody who applies reads: the database says which version is in force, and its
 * text is this server's own, unless it has not read that version yet.
 */
export async function readOftenRead(
  deps: DocumentDeps & { documents: { inForce(kind: DocumentKind): PublishedDocument | undefined } },
  kind: DocumentKind,
): Promise<PublishedDocument> {
  const { db, clock } = deps
  const version = await versionInForce(db, kind, clock.now())
  const known = deps.documents.inForce(kind)
  return known?.version === version ? known : filledIn(deps, await documentInForce(db, kind, clock.now()))
}

export function filledIn(
  { placeholders: { ja, en } }: Pick<DocumentDeps, 'placeholders'>,
  document: VersionedDocument,
): PublishedDocument {
  const body = { ja: filled(document.body.ja, ja), en: filled(document.body.en, en) }
  return { ...document, body, issuer: { ja: ja.vendor, en: en.vendor } }
}

/** The same value, its texts with each {name} replaced. */
function filled<T>(value: T, words: Record<string, string>): T {
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
    if (Array.isArray(part)) return part.map(fill)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, fill(inner)]))
  }
  return fill(value) as T
}
