// 販売店／法人のお客様 新規登録 (M§4): whether 登録 makes an account, overwrites one, or neither.
import { accept, type Decision, refuse } from './refusal.ts'

export const REGISTRATION_REFUSALS = [
  'mailbox-not-proven',
  'consent-changed',
  'account-disabled',
  'address-registered-meanwhile',
  'address-free-meanwhile',
] as const
export type RegistrationRefusal = (typeof REGISTRATION_REFUSALS)[number]

export type RegistrationFacts = {
  /** The address was proven in this registration. */
  proven: boolean
  /** The consent that was given, and the one in force. */
  consent: { given: number | undefined; inForce: number }
  /** The account that has the address. */
  account: { disabled: boolean } | undefined
  /** What the page said 登録 would do: P6 or P7. */
  expected: 'register' | 'update'
}

/** The first that fits wins. Nothing is told of an account before its mailbox is proven (C2). */
export function decideRegistration(facts: RegistrationFacts): Decision<'register' | 'update', RegistrationRefusal> {
  const { proven, consent, account, expected } = facts
  if (!proven) return refuse('mailbox-not-proven')
  if (consent.given !== consent.inForce) return refuse('consent-changed')
  if (account?.disabled) return refuse('account-disabled')
  if (account && expected === 'register') return refuse('address-registered-meanwhile')
  if (!account && expected === 'update') return refuse('address-free-meanwhile')
  return accept(expected)
}
