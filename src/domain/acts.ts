// Everything that can happen, each with its data: what the audit trail keeps of it, and what its history is told from. No
// secrets, and nothing personal: the trail cannot be erased (C17, C19).
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import type { MoveReason } from './ownMove.ts'
import type { UndoReason } from './ownUndo.ts'
import type { Answer, AskedRefusal, WishKind } from './request.ts'
import type { Role } from './who.ts'

/** Days as 2027-04-01, moments as 2027-04-01T00:00:00Z. */
export type Acts = {
  // Applications (M§3, M§5), and the first use that starts a term
  issue: Period & { activationKeyNo: ActivationKeyNo; connectionNumber: ConnectionNumber; months: number }
  extend: Period & { activationKeyNo: ActivationKeyNo; months: number } & TermLeft
  start: Period & { startDay: string; lastDay: string }

  // What a company does with the devices in its care (R18)
  'keep-device': Period & { activationKeyNo: ActivationKeyNo }
  'change-devices': { devices: number; fields: string[] }
  'remove-devices': { devices: number }
  'export-devices': { devices: number; format: string }
  /** An operator is asked for what the company may not do itself any more (R22, R23). */
  'ask-vendor': Period & { request: number; kind: WishKind; refusal: AskedRefusal; toMprId?: MprId }

  // What accounts do to themselves (M§4, M§5.2, P20)
  'register-account': Change & { loginId: string; consentVersion: number }
  'update-account': Change
  'change-address': Change
  'reissue-login-id': { before: string; after: string }
  'change-password': { first: boolean }
  'sign-in': { by: 'password' | 'passkey' }
  /** What was shown was not the account's, or there is no such account: never what was typed (V16.3.1). */
  'fail-sign-in': { account: number | null; by: 'password' | 'passkey' }
  'add-passkey': { passkey: number }
  'remove-passkey': { passkey: number } & Partial<Account>
  'use-temporary-password': Record<string, never>
  /** By an operator with the account that it was about. */
  'end-sessions': { sessions: number } & Partial<Account>
  'news-opt-in': { by: 'account' | 'registration' }
  'news-opt-out': { by: 'account' | 'registration' | 'mail-link' }
  /** `successor`: the account that leads the company from now on. */
  'close-account': { loginId: string; successor?: number }
  /** A later version of the consent than the one of the registration (P3). */
  'give-consent': { version: number }

  // What the 管理者 of a company do about its people (R16, R17), and people about a company
  invite: Invitation & { role: Role }
  'withdraw-invitation': Invitation
  /** `from`: the company that came along, of which the person was the last one (R16). */
  'accept-invitation': Invitation & { role: Role; from: number | null }
  'change-role': Account & { from: Role; to: Role }
  'sign-out-person': Account & { sessions: number }
  'take-out': Account & { sessions: number; passkeys: number }
  /** A month as 2026-12. */
  'export-applications': { month: string; rows: number }

  // What operators do: corrections (R13), cards (R14), devices, accounts, notices
  /** `why`: by the company that applied (R22). */
  undo: Period & {
    activationKeyNo: ActivationKeyNo
    connectionNumber: ConnectionNumber
    months: number
    why?: UndoReason
  } & ({ flow: 'issue' } | ({ flow: 'extend' } & TermLeft))
  /** `why`: by the company that holds the service (R23); `back`: where it came from, which is not counted. */
  move: Period & {
    toMprId: MprId
    toPeriodNo: number
    connectionNumber: ConnectionNumber
    why?: MoveReason
    back?: true
  }
  stop: Period & { connectionNumber: ConnectionNumber }
  'answer-request': Period & { request: number; kind: WishKind; answer: Answer; toMprId?: MprId }
  'clear-lock': { mprId: MprId; addresses: number }
  mint: { activationKeyNo: ActivationKeyNo; product: string; mintedFor?: string }
  freeze: { activationKeyNo: ActivationKeyNo }
  unfreeze: { activationKeyNo: ActivationKeyNo }
  void: { activationKeyNo: ActivationKeyNo }
  'import-devices': { file: string; added: number; changed: number }
  'change-mac': { mprId: MprId; from: string | null; to: string }
  'allow-mpcs': { loginId: string; allowed: boolean }
  'show-account': Account
  'disable-account': Account & { sessions: number }
  'enable-account': Account
  'send-login-id': Account
  'export-account': Account
  'erase-account': Account & { successor?: number }
  show: { mprId?: MprId; activationKeyNo?: ActivationKeyNo }
  document: { kind: string; version: number; effectiveFrom: string; mails: number }
  maintenance: { number: number; startsAt: string; endsAt: string | null; mails: number }
  'maintenance-end': { number: number; mails: number }
  'retry-mail': { mail: number; template: string }
  'keep-cards': { cards: number }
  'hand-cards': { company: number; product: string; cards: number }
  'retire-signing-key': { kid: string }
  'change-code-key': { key: number }
  'end-clear-codes': Record<string, never>

  // Somebody tried what their role does not allow (R17)
  denied: { right: string }
}

export type ActName = keyof Acts
/** An act with its data. */
export type Act = { [Name in ActName]: { act: Name; subject: Acts[Name] } }[ActName]

type Period = { mprId: MprId; periodNo: number }

/** The number of an invitation. */
type Invitation = { invitation: number }

/** The number of an account, and the 登録ID that it had then. */
type Account = { account: number; loginId: string }

/** A term before its start has months alone. */
export type TermLeft = { totalMonths: number; startDay: string | null; lastDay: string | null }

/** The number of a row that can be erased with its account, and the names of the fields that changed; none of their words. */
export type Change = {
  change: number
  /**
   * A new registration, a registration of an address that had an account, the account page or the company's, a change of the
   * address, or an invitation that was accepted.
   */
  by: 'register' | 'registration' | 'account' | 'address' | 'invitation'
  fields: string[]
}
