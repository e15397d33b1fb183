// Whether a code that was mailed has proven an address (P5, C5): one question for every verb that depends on it.
import type { EmailAddress } from '#domain/emailAddress'
import type { MailProof } from '#store/accounts/mailProofs'

/** @param proof of the draft or change; undefined when none was asked for */
export const isMailboxProven = (proof: MailProof | undefined, email: EmailAddress): boolean =>
  proof?.email === email && proof.provenAt !== null
