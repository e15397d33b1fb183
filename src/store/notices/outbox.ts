// Mails to send. A row holds what happened as data and is written in the same transaction; the words are made when the
// mail is sent (src/mail). Nothing else inserts into the outbox.
import type { ActName, TermLeft } from '#domain/acts'
import type { MoveReason } from '#domain/ownMove'
import type { UndoReason } from '#domain/ownUndo'
import type { Answer, WishKind } from '#domain/request'
import type { Role } from '#domain/who'
import type { Db, Tx } from '../db.ts'
import { type Fragment, fragment } from '../fragment.ts'
import { type Data, jsonFrom } from '../jsonFrom.ts'
import { insertRows, inTime } from '../jsonRows.ts'

/** Last days and first days as dates, moments as instants. */
export type MailData = {
  /** 販売店／法人のお客様 登録完了通知; its secret is the issued password. */
  registered: { loginId: string }
  /** Proves a mailbox; its secret is the code. */
  'mail-code': { purpose: 'register' | 'change-address' }
  /** 登録情報更新通知: by a registration of the same address, or on the account page. */
  'profile-updated': { by: 'registration' | 'account' }
  /** Its secret is the temporary password. */
  'temporary-password': Record<string, never>
  'password-changed': Record<string, never>
  'passkey-added': Record<string, never>
  'passkey-removed': Record<string, never>
  /** To the old address and to the new one. */
  'address-changed': { to: 'old' | 'new' }
  'login-id-changed': { loginId: string }
  /** To whoever forgot it and asked the vendor. */
  'login-id': { loginId: string }
  /** The account's data are erased before it is sent, so it carries the name that it greets. `goesOn`: others are in the company. */
  'account-closed': { name?: string; goesOn?: boolean }
  /** To the address that was invited; its secret is the link's. The company's name is looked up when it is sent. */
  invitation: { invitation: number; role: Role }
  /** To whoever accepted it. `broughtAlong`: their company has ended in the other. */
  joined: { loginId: string; role: Role; broughtAlong: boolean }
  /** To whoever invited. */
  'invitation-accepted': { role: Role }
  'role-changed': { role: Role; successor: boolean }
  'signed-out': Record<string, never>
  'taken-out': Record<string, never>
  /** 申請完了通知 (issueWrites.ts). */
  issued: { mprId: string; connectionNumber: string; productCode: string; months: number }
  /** 延長完了通知 (extendWrites.ts). */
  extended: { mprId: string; productCode: string; months: number } & TermLeft
  /** R13, R22 (undoWrites.ts): of an extension with the term that is left. With `why`: by the company that applied. */
  undone: {
    mprId: string
    activationKeyNo: string
    connectionNumber: string
    months: number
    why?: UndoReason
  } & ({ flow: 'issue' } | ({ flow: 'extend' } & TermLeft))
  /** R13, R23 (moveWrites.ts). With `why`: by the company that holds the service. */
  moved: { mprId: string; toMprId: string; connectionNumber: string; why?: MoveReason; back?: true }
  /** Cards that an operator handed over, without paper (R20). */
  'cards-arrived': { productCode: string; cards: number }
  /** R22, R23: what an operator answered, in the operator's words. */
  'request-answered': { kind: WishKind; answer: Answer; mprId: string; toMprId?: string; reason: string }
  /** R13 (stopWrites.ts). */
  stopped: { mprId: string; periodNo?: number; connectionNumber: string }
  /**
   * To everybody, whether they want news or not. `window` is its number, by which its mails are dropped when it is called
   * off. `endsAt` is null while the end is not known.
   */
  maintenance: { window: number; startsAt: string; endsAt: string | null; textJa: string; textEn: string }
  /** Puts that right, to whoever was told: called off before it began, or ended early. */
  'maintenance-ended': { window: number; startsAt: string; endsAt: string | null; begun: boolean }
  /** To everybody: a version of a document begins, or has begun. */
  'document-changed': {
    kind: string
    version: number
    effectiveFrom: string
    titleJa: string
    titleEn: string
    changesJa: string
    changesEn: string
  }
  /** 製品情報のお知らせ, to those who asked for it. */
  news: { titleJa: string; titleEn: string; textJa: string; textEn: string }
}

/** The mail that tells of each act; those without one tell nobody. */
export const MAIL_OF = {
  issue: 'issued',
  extend: 'extended',
  start: undefined,
  'keep-device': undefined,
  'change-devices': undefined,
  'remove-devices': undefined,
  'export-devices': undefined,
  'ask-vendor': undefined,
  'register-account': 'registered',
  'update-account': 'profile-updated',
  'change-address': 'address-changed',
  'reissue-login-id': 'login-id-changed',
  'change-password': 'password-changed',
  'add-passkey': 'passkey-added',
  'remove-passkey': 'passkey-removed',
  'sign-in': undefined,
  'fail-sign-in': undefined,
  'use-temporary-password': undefined,
  'end-sessions': undefined,
  'news-opt-in': undefined,
  'news-opt-out': undefined,
  'close-account': 'account-closed',
  invite: 'invitation',
  'withdraw-invitation': undefined,
  'accept-invitation': 'joined',
  'change-role': 'role-changed',
  'sign-out-person': 'signed-out',
  'take-out': 'taken-out',
  'export-applications': undefined,
  'give-consent': undefined,
  undo: 'undone',
  move: 'moved',
  stop: 'stopped',
  'answer-request': 'request-answered',
  'clear-lock': undefined,
  mint: undefined,
  freeze: undefined,
  unfreeze: undefined,
  void: undefined,
  'import-devices': undefined,
  'change-mac': undefined,
  'allow-mpcs': undefined,
  'show-account': undefined,
  'disable-account': undefined,
  'enable-account': undefined,
  'send-login-id': 'login-id',
  'export-account': undefined,
  'erase-account': 'account-closed',
  show: undefined,
  document: 'document-changed',
  maintenance: 'maintenance',
  'maintenance-end': 'maintenance-ended',
  'retry-mail': undefined,
  'keep-cards': undefined,
  'hand-cards': 'cards-arrived',
  'retire-signing-key': undefined,
  'change-code-key': undefined,
  'end-clear-codes': undefined,
  denied: undefined,
} as const satisfies Record<ActName, keyof MailData | undefined>

type MailOf<Name extends ActName> = Extract<(typeof MAIL_OF)[Name], string>
/** Acts that a mail tells of. */
export type ToldAct = { [Name in ActName]: MailOf<Name> extends never ? never : Name }[ActName]
/** Mails that come before an act, or without one. */
type WithoutAct = Exclude<keyof MailData, MailOf<ActName>>

export type NewMail = (
  | { [Name in ToldAct]: { act: Name; data: MailData[MailOf<Name>] } }[ToldAct]
  | { [T in WithoutAct]: { template: T; data: MailData[T] } }[WithoutAct]
) & {
  /** Undefined: none, the mail goes to its recipient. */
  accountId?: number | undefined
  /** Undefined: the account's address when it is sent. */
  recipient?: string | undefined
  /** Undefined: the account's language when it is sent. */
  language?: 'ja' | 'en' | undefined
  /** Sealed; the mail is dropped when it could not be sent in time. */
  secret?: { sealed: Uint8Array; until: Temporal.Instant } | undefined
}

export async function queueMail(tx: Db | Tx, mail: NewMail, now: Temporal.Instant): Promise<void> {
  const { accountId = null, recipient = null, language = null, secret } = mail
  await tx`insert into outbox (template, account_id, recipient, language, data, secret, secret_until, created_at)
    values (${'act' in mail ? MAIL_OF[mail.act] : mail.template}, ${accountId}, ${recipient}, ${language}, ${tx.json(mail.data as never)},
      ${secret?.sealed ?? null}, ${secret?.until ?? null}, ${now})`
}

/** Mails of a statement's own rows, as a part of it. @param account the expression of `from` that is the addressee */
export function mailsFrom<Name extends ToldAct, const Known extends object = object>(
  tx: Tx,
  {
    act,
    account = 'account_id',
    from,
    ...data
  }: { act: Name; account?: string; from: string | Fragment } & Data<MailData[MailOf<Name>], Known>,
  now: Temporal.Instant,
): Fragment {
  const [addressee, source] = [account, from].map(part => (typeof part === 'string' ? fragment(tx, [part], []) : part))
  return tx`insert into outbox (template, account_id, data, created_at)
    select ${MAIL_OF[act]}, ${addressee!}, ${jsonFrom(tx, data)}, ${now}::timestamptz from ${source!}`
}

/** The mail of a temporary password, as the last part of a statement. For a 登録ID that nobody has it is a dropped one (C3). */
export function temporaryPasswordMail(
  db: Db | Tx,
  { loginId, sealed, until }: { loginId: string; sealed: Uint8Array; until: Temporal.Instant },
  now: Temporal.Instant,
): Fragment {
  return db`
    insert into outbox (template, account_id, data, secret, secret_until, state, reason, ended_at, created_at)
    select 'temporary-password', a.id, '{}', case when a.id is not null then ${sealed}::bytea end, ${until},
      case when a.id is null then 'dropped' else 'waiting' end, case when a.id is null then 'no-such-account' end,
      case when a.id is null then ${now}::timestamptz end, ${now}
    from (values (1)) one left join (accounts a join companies c on c.id = a.company_id)
      on a.login_id = ${loginId} and a.disabled_at is null and c.disabled_at is null`
}

export type PastMail = { template: keyof MailData; data: MailData[keyof MailData] } & {
  accountId: number
  createdAt: Temporal.Instant
}

/** As the sender leaves them: taken at once, and gone a second later. None waits, so nobody is told of what is long past. */
export function addPastMails(tx: Tx, mails: PastMail[]): Promise<void> {
  return insertRows(tx, 'outbox', inTime(mails, 'createdAt'), 'template account_id data created_at', {
    state: `'sent'`,
    attempts: '1',
    next_at: `created_at + interval '2 minutes'`,
    ended_at: `created_at + interval '1 second'`,
  })
}
