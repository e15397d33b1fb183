// Whether a code that was mailed has proven an address (P5, C5): one question for every verb that depends on it.
import type { EmailAddress } from '#domain/emailAddress'
import type { MailProof } from '#store/accounts/mailProofs'

/** @param proof of the draft or change; undefined when none was asked for */
export const isMailboxProven = (proof: MailProof | undefined, email: EmailAddress): boolean =>
  proof?.email === email && proof.provenAt !== null

/** What there is for this address without another mail: a code that is still valid, or the proof itself. */
export function codeStanding(
  proof: MailProof | undefined,
  email: EmailAddress,
  now: Temporal.Instant,
): 'proven' | 'waiting' | undefined {
  if (isMailboxProven(proof, email)) return 'proven'
  return proof?.email === email && Temporal.Instant.compare(now, proof.codeUntil) < 0 ? 'waiting' : undefined
}
