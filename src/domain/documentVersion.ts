// The next version of a document (P11, P18): people agree to the version in force, so the past is never rewritten.
import type { OperatorRefusal } from './operatorRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'

export type DocumentFacts = {
  /** The newest version, in force or not yet; undefined when there is no document of this kind. */
  latest: { version: number; effectiveFrom: Temporal.Instant } | undefined
  from: Temporal.Instant
  /** Which version was edited, where the file says so. */
  basedOn: number | undefined
  /** What changes is said in a sentence: a version that begins later is announced with it (約款 §12). */
  hasChanges: boolean
}

/** @returns the number of the new version */
export function decideDocument(facts: DocumentFacts, now: Temporal.Instant): Decision<number, OperatorRefusal> {
  const { latest, from, basedOn, hasChanges } = facts
  if (!latest) return refuse('document-kind-unknown')
  if (basedOn !== undefined && basedOn !== latest.version) return refuse('document-not-the-latest')
  if (Temporal.Instant.compare(from, now) < 0) return refuse('document-from-the-past')
  // The highest version that has begun is in force. If the new one began before the latest, the latest would
  // never be in force.
  if (Temporal.Instant.compare(from, latest.effectiveFrom) < 0) return refuse('document-before-the-latest')
  if (!hasChanges && Temporal.Instant.compare(from, now) > 0) return refuse('document-without-changes')
  return accept(latest.version + 1)
}

type Version = { kind: string; version: number; effectiveFrom: Temporal.Instant }

/**
 * Of all versions, in any order: those in force at `now`, and those that will be, the soonest first. One that begins when a
 * later one does is never in force.
 */
export function versionsAt<V extends Version>(versions: V[], now: Temporal.Instant): { inForce: V[]; coming: V[] } {
  const counts = versions.filter(version => !versions.some(other => replaces(other, version)))
  const hasBegun = ({ effectiveFrom }: V) => Temporal.Instant.compare(effectiveFrom, now) <= 0
  const begun = counts.filter(hasBegun)
  return {
    inForce: begun.filter(one => !begun.some(other => other.kind === one.kind && other.version > one.version)),
    coming: counts
      .filter(version => !hasBegun(version))
      .sort((a, b) => Temporal.Instant.compare(a.effectiveFrom, b.effectiveFrom)),
  }
}

const replaces = (other: Version, one: Version) =>
  other.kind === one.kind &&
  other.version > one.version &&
  Temporal.Instant.compare(other.effectiveFrom, one.effectiveFrom) <= 0
