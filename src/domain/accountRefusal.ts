// What the rules can say no with about accounts, and what follows from each: the sentence in kebab-case. Each has its words
// in words/ and a test.

/** What follows from a refusal, whoever shows it. Without any, what was typed is wrong: the sentence stands at its field. */
type AccountRefusalTraits = {
  /** A limit (C3, C5, C6): the caller has to wait, and may then go on. */
  wait?: true
  /** Something changed since the page was shown. */
  meanwhile?: true
  /** Nobody is signed in any more: the login says so, and whoever signs in again may go on. */
  toLogin?: true
  /** The step of 新規登録 that puts it right. */
  rightedAt?: 'consent' | 'mail' | 'confirm'
  /** What that step shows without this refusal says it already. */
  saidThere?: true
}

/** Why a password cannot be an account's new one (C1). */
const PASSWORD = {
  'password-too-short': {},
  'password-too-long': {},
  'password-too-easy': {},
  'password-same-as-present': {},
} as const

/** Passkeys (C20): made, and shown. */
const PASSKEY = {
  'passkey-wrong': {},
  'passkey-not-made': {},
  'passkey-known': {},
  'passkeys-full': {},
  'passkey-gone': {},
} as const

/** A code that was mailed to prove a mailbox (P5, C5). */
const MAIL_CODE = { 'mail-code-wrong': {}, 'mail-code-used-up': {}, 'mail-code-expired': {} } as const

/** 販売店／法人のお客様 新規登録 (P3–P7). */
const REGISTRATION = {
  'mailbox-not-proven': { rightedAt: 'mail' },
  'consent-changed': { rightedAt: 'consent' },
  'account-disabled': { rightedAt: 'confirm', saidThere: true },
  'address-registered-meanwhile': { rightedAt: 'confirm' },
  'address-free-meanwhile': { rightedAt: 'confirm' },
  'data-changed-meanwhile': { rightedAt: 'confirm' },
} as const

/** People of a company (R15, R16). */
const PEOPLE = {
  'person-gone': { meanwhile: true },
  'last-admin': {},
  'not-oneself': {},
  'successor-needed': {},
  'invited-already': {},
  'here-already': {},
  'invitation-void': { meanwhile: true },
  'invitation-of-another': {},
  'leave-company-first': {},
  'sign-in-to-join': { meanwhile: true },
} as const

const ACCOUNT_REFUSAL_TRAITS = {
  'login-wrong': {},
  'login-needs-proof': {},
  'session-over': { toLogin: true },
  'present-password-wrong': {},
  'too-many-logins': { wait: true },
  'too-many-wrong-passwords': { wait: true },
  'too-many-temporary-passwords': { wait: true },
  'too-many-mail-codes': { wait: true },
  'too-many-invitations': { wait: true },
  ...PASSWORD,
  ...PASSKEY,
  ...MAIL_CODE,
  ...REGISTRATION,
  ...PEOPLE,
  'address-taken': { meanwhile: true },
  'profile-changed-meanwhile': { meanwhile: true },
  'signed-out-there-already': {},
} as const satisfies Record<string, AccountRefusalTraits>

export type AccountRefusal = keyof typeof ACCOUNT_REFUSAL_TRAITS
export type PasswordRefusal = keyof typeof PASSWORD
type MailCodeRefusal = keyof typeof MAIL_CODE
export type RegistrationRefusal = keyof typeof REGISTRATION

export const ACCOUNT_REFUSALS = Object.keys(ACCOUNT_REFUSAL_TRAITS) as AccountRefusal[]

export const traitsOf = (refusal: AccountRefusal): AccountRefusalTraits => ACCOUNT_REFUSAL_TRAITS[refusal]

/** How often a code may still be tried that was wrong. */
type CodeWrong = { ok: false; refusal: 'mail-code-wrong'; triesLeft: number }

/** Whether somebody reads the mail of an address. */
export type MailCodeDecision =
  | { ok: true; value: 'proven' }
  | { ok: false; refusal: Exclude<MailCodeRefusal, 'mail-code-wrong'> }
  | CodeWrong

/** A limit was reached: after so many seconds there is another try. */
export type Waiting<Refusal extends WaitRefusal = WaitRefusal> = { ok: false; refusal: Refusal; waitSeconds: number }
export type WaitRefusal =
  | 'too-many-invitations'
  | 'too-many-logins'
  | 'too-many-wrong-passwords'
  | 'too-many-temporary-passwords'
  | 'too-many-mail-codes'

/** A refusal with what its sentence says besides. */
export type AccountRefused =
  | { ok: false; refusal: Exclude<AccountRefusal, 'mail-code-wrong' | WaitRefusal> }
  | CodeWrong
  | Waiting
