// What the rules can say no with about accounts: the sentence in kebab-case. Each has its words in words/ and a test.

/** A code that was mailed to prove a mailbox (P5, C5). */
const MAIL_CODE_REFUSALS = ['mail-code-wrong', 'mail-code-used-up', 'mail-code-expired'] as const

/** Limits: whoever waits may go on. */
export const LIMIT_REFUSALS = ['too-many-mail-codes'] as const

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
  'session-over',
  ...LIMIT_REFUSALS,
  ...MAIL_CODE_REFUSALS,
  ...REGISTRATION_REFUSALS,
  'address-taken',
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
