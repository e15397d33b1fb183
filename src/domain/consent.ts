// When somebody who has registered is asked for the consent of P3 again: at the first login after a new version begins.

/** The version that an account of the time before versions were kept had seen. */
const FIRST_VERSION = 1

export type ConsentFacts = {
  /** The version that the account agreed to; undefined when none was kept. */
  given: number | undefined
  /** When it signed in. */
  signedInAt: Temporal.Instant
}

/** @param inForce undefined while no server of ours has read it */
export function isConsentDue(
  { given = FIRST_VERSION, signedInAt }: ConsentFacts,
  inForce: { version: number; effectiveFrom: Temporal.Instant } | undefined,
): boolean {
  if (!inForce || given >= inForce.version) return false
  return Temporal.Instant.compare(signedInAt, inForce.effectiveFrom) >= 0
}
