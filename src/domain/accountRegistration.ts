// 販売店／法人のお客様 新規登録 (M§4): whether 登録 makes an account, overwrites one, or neither.
import type { RegistrationRefusal } from './accountRefusal.ts'
import { accept, type Decision, refuse } from './refusal.ts'

export type RegistrationFacts = {
  /** The address was proven in this registration. */
  proven: boolean
  /** The consent that was given, and the one in force. */
  consent: { given: number | undefined; inForce: number }
  /** The account that has the address; `data` names what it says of itself. */
  account: { disabled: boolean; data: string } | undefined
  /** The data that the page said 登録 would overwrite (P7); undefined when it showed none (P6). */
  seen: string | undefined
}

/** The first that fits wins. Nothing is told of an account before its mailbox is proven (C2). */
export function decideAccountRegistration(
  facts: RegistrationFacts,
): Decision<'register' | 'update', RegistrationRefusal> {
  const { proven, consent, account, seen } = facts
  if (!proven) return refuse('mailbox-not-proven')
  if (consent.given !== consent.inForce) return refuse('consent-changed')
  if (account?.disabled) return refuse('account-disabled')
  if (!account) return seen === undefined ? accept('register') : refuse('address-free-meanwhile')
  if (seen === undefined) return refuse('address-registered-meanwhile')
  return seen === account.data ? accept('update') : refuse('data-changed-meanwhile')
}
