// What the rules can say no with about accounts: the sentence in kebab-case. Each has its words in words/ and a test.

/** Why a password cannot be an account's new one (C1). */
const PASSWORD_REFUSALS = [
  'password-too-short',
  'password-too-long',
  'password-too-easy',
  'password-same-as-present',
] as const
export type PasswordRefusal = (typeof PASSWORD_REFUSALS)[number]

/** A code that was mailed to prove a mailbox (P5, C5). */
const MAIL_CODE_REFUSALS = ['mail-code-wrong', 'mail-code-used-up', 'mail-code-expired'] as const

/** Limits (C3, C5, C6): whoever waits may go on. */
export const LIMIT_REFUSALS = [
  'too-many-logins',
  'too-many-wrong-passwords',
  'too-many-temporary-passwords',
  'too-many-mail-codes',
] as const

/** 販売店／法人のお客様 新規登録 (P3–P7). */
export const REGISTRATION_REFUSALS = [
  'mailbox-not-proven',
  'consent-changed',
  'account-disabled',
  'address-registered-meanwhile',
  'address-free-meanwhile',
  'data-changed-meanwhile',
] as const
export type RegistrationRefusal = (typeof REGISTRATION_REFUSALS)[number]

/** All of them. */
export const ACCOUNT_REFUSALS = [
  'login-wrong',
  'session-over',
  'present-password-wrong',
  ...LIMIT_REFUSALS,
  ...PASSWORD_REFUSALS,
  ...MAIL_CODE_REFUSALS,
  ...REGISTRATION_REFUSALS,
  'address-taken',
  'profile-changed-meanwhile',
  'signed-out-there-already',
] as const
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number]

/** How often a code may still be tried that was wrong. */
type CodeWrong = { ok: false; refusal: 'mail-code-wrong'; triesLeft: number }

/** Whether somebody reads the mail of an address. */
export type MailCodeDecision =
  | { ok: true; value: 'proven' }
  | { ok: false; refusal: Exclude<(typeof MAIL_CODE_REFUSALS)[number], 'mail-code-wrong'> }
  | CodeWrong

/** A refusal with what its sentence says besides. */
export type AccountRefused = { ok: false; refusal: Exclude<AccountRefusal, 'mail-code-wrong'> } | CodeWrong
