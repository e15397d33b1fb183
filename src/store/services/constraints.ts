// Two users can race past every check; the database then has the last word, and says it in the rules' words.
import type { Refusal } from '#domain/refusal'
import { brokenConstraint } from '../db.ts'

const REFUSED_BY: Record<string, Refusal> = {
  connection_numbers_pkey: 'connection-number-gone',
  service_one_open_per_device: 'other-application-finished-first',
  activation_key_used_once: 'activation-key-used-by-other-device',
  activation_key_redraws_at_most_5: 'no-redraws-left',
}

/** The refusal that a broken constraint stands for; undefined when the error is a fault. */
export function refusalOfConstraint(error: unknown): Refusal | undefined {
  const name = brokenConstraint(error)
  return name === undefined ? undefined : REFUSED_BY[name]
}

/** Two accounts wanted one e-mail address. */
export const isAddressTaken = (error: unknown): boolean => brokenConstraint(error) === 'account_email_unique'
