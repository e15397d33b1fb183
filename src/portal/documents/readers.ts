// The pages on which documents are read (P18, P21).
import type { DocumentKind } from '#operations/documents/readDocument'

export const READERS: Record<string, DocumentKind> = {
  '/terms/trial': 'terms-trial',
  '/terms/paid': 'terms-paid',
  '/policies/cookies': 'cookie-policy',
  '/policies/privacy': 'privacy-policy',
  '/policies/consent': 'consent',
  '/guide': 'guide',
}

/** Where a version is read, in force or not yet. Undefined for a document that is none of ours. */
export function readerOf(kind: string, version: number): string | undefined {
  const path = Object.keys(READERS).find(path => READERS[path] === kind)
  return path && `${path}?version=${version}`
}
