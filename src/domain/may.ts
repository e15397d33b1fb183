// Who may do what: one row for each act, and for each look that is not everybody's (R17; console.md, "Who"). Nothing else
// knows what a role is for; pages ask here which buttons to show, and docs/access.md is made of it.
import type { ActName } from './acts.ts'
import type { OperatorRole, Principal, Role } from './who.ts'

/** What is no act of its own, but not for everybody either. */
const LOOKS = [
  'look',
  'search',
  'see-registration-id',
  'see-company',
  'update-company',
  'see-records',
  'hear-of-corrections',
  'see-requests',
  'lead-company',
] as const
type Look = (typeof LOOKS)[number]
export type Right = ActName | Look

export type Rule = {
  /** People of a company, by their role. */
  users?: readonly Role[]
  /** The vendor's staff, by their role. */
  operators?: readonly OperatorRole[]
  others?: readonly Exclude<Principal['kind'], 'user' | 'operator'>[]
  /** An operator says why (C17). */
  reason?: true
  /** An operator who does it to more than so many at once needs another one who agrees, once there is a console to ask in. */
  secondAbove?: number
}

const ALL: readonly Role[] = ['admin', 'applicant', 'viewer']
const APPLYING: readonly Role[] = ['admin', 'applicant']
const STAFF: readonly OperatorRole[] = ['manager', 'support', 'auditor']
const SUPPORT: readonly OperatorRole[] = ['manager', 'support']
const MANAGER: readonly OperatorRole[] = ['manager']

const reading = { operators: STAFF, reason: true } as const
const corrections = { operators: SUPPORT, reason: true } as const
const vendorOnly = { operators: MANAGER, reason: true } as const
const ofOneself = { users: ALL } as const
const leading = { users: ['admin'] } as const

export const MAY = {
  // What a company does
  look: { users: ALL },
  search: { users: ALL },
  'see-registration-id': { users: APPLYING },
  'see-company': leading,
  'update-company': leading,
  'see-records': leading,
  'hear-of-corrections': leading,
  /** Of whom a company has one at least (R15). */
  'lead-company': leading,
  issue: { users: APPLYING },
  extend: { users: APPLYING },
  'keep-device': { users: APPLYING },
  'change-devices': { users: APPLYING },
  'remove-devices': { users: APPLYING },
  'export-devices': { users: ALL },
  'keep-cards': { users: APPLYING },
  'ask-vendor': { users: APPLYING },

  // What 管理者 do about the people of their company
  invite: leading,
  'withdraw-invitation': leading,
  'change-role': leading,
  'sign-out-person': leading,
  'take-out': leading,
  'export-applications': leading,

  // What people do to themselves, or prove to be theirs
  'accept-invitation': { users: ALL, others: ['browser'] },
  'register-account': { others: ['browser'] },
  'update-account': { users: ALL, others: ['browser'] },
  'change-address': ofOneself,
  'reissue-login-id': ofOneself,
  'change-password': ofOneself,
  'sign-in': { others: ['browser'] },
  'fail-sign-in': { others: ['browser'] },
  'add-passkey': ofOneself,
  'remove-passkey': { users: ALL, operators: SUPPORT, reason: true },
  'use-temporary-password': { others: ['browser'] },
  'end-sessions': { users: ALL, operators: SUPPORT, reason: true },
  'news-opt-in': { users: ALL, others: ['browser'] },
  'news-opt-out': { users: ALL, others: ['browser'] },
  'close-account': ofOneself,
  'give-consent': ofOneself,

  start: { others: ['device'] },

  // What the vendor's staff do
  undo: { ...corrections, users: APPLYING },
  move: { ...corrections, users: APPLYING },
  stop: { ...corrections, secondAbove: 10 },
  'answer-request': corrections,
  'clear-lock': corrections,
  'hand-cards': vendorOnly,
  mint: { ...vendorOnly, secondAbove: 1000 },
  freeze: corrections,
  unfreeze: corrections,
  void: { ...corrections, secondAbove: 10 },
  'import-devices': vendorOnly,
  'change-mac': vendorOnly,
  'allow-mpcs': corrections,
  'show-account': reading,
  'disable-account': corrections,
  'enable-account': corrections,
  'send-login-id': corrections,
  'export-account': corrections,
  'erase-account': { ...corrections, secondAbove: 0 },
  show: { operators: SUPPORT },
  'see-requests': { operators: STAFF },
  document: vendorOnly,
  maintenance: vendorOnly,
  'maintenance-end': vendorOnly,
  'retry-mail': corrections,
  'retire-signing-key': vendorOnly,
  'change-code-key': vendorOnly,
  'end-clear-codes': vendorOnly,

  // Whoever was turned away; written down for all
  denied: { users: ALL, operators: STAFF, others: ['browser', 'device', 'server'] },
} as const satisfies Record<Right, Rule>

export const RIGHTS = Object.keys(MAY) as Right[]
export const ACT_NAMES = RIGHTS.filter((right): right is ActName => !(LOOKS as readonly Right[]).includes(right))

export function may(who: Principal, right: Right): boolean {
  const rule: Rule = MAY[right]
  switch (who.kind) {
    case 'user':
      return rule.users?.includes(who.role) === true
    case 'operator':
      return rule.operators?.includes(who.role) === true && (!rule.reason || who.reason !== undefined)
    default:
      return rule.others?.includes(who.kind) === true
  }
}

/** Whether people of this role may. */
export const roleMay = (role: Role, right: Right): boolean => rolesWith(right).includes(role)

/** The roles of people who may, for a statement that looks for them. */
export const rolesWith = (right: Right): readonly Role[] => (MAY[right] as Rule).users ?? []

/** Thrown at whoever may not: there is nothing to decide, and no page leads there. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  readonly right: Right
  constructor(right: Right) {
    super(`not allowed: ${right}`)
    this.right = right
  }
}
