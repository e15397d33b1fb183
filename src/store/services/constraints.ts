// Two users can pass every check at the same moment. Then a constraint of the database stops one of them, and its name is
// turned into the refusal that the rules would have given.
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
