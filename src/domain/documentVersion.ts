// The next version of a document (P11, P18): people agree to the version in force, so the past is never rewritten.
import type { OperatorRefusal } from './operatorRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'

export type DocumentFacts = {
  /** The newest version, in force or not yet; undefined when there is no document of this kind. */
  latest: { version: number; effectiveFrom: Temporal.Instant } | undefined
  from: Temporal.Instant
  /** Which version was edited, where the file says so. */
  basedOn: number | undefined
}

/** @returns the number of the new version */
export function decideDocument(facts: DocumentFacts, now: Temporal.Instant): Decision<number, OperatorRefusal> {
  const { latest, from, basedOn } = facts
  if (!latest) return refuse('document-kind-unknown')
  if (basedOn !== undefined && basedOn !== latest.version) return refuse('document-not-the-latest')
  if (Temporal.Instant.compare(from, now) < 0) return refuse('document-from-the-past')
  // The highest version that has begun is in force. If the new one began before the latest, the latest would
  // never be in force.
  if (Temporal.Instant.compare(from, latest.effectiveFrom) < 0) return refuse('document-before-the-latest')
  return accept(latest.version + 1)
}
