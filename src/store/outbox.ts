// Mails to be: what happened, in data, written in the effect's transaction; words come when the mail is sent (src/mail).
import type { Db, Tx } from './db.ts'

/** What each template is told. Applications and corrections write theirs in their own statement (issueWrites.ts, …). */
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
  /** To the old address and to the new one. */
  'address-changed': { to: 'old' | 'new' }
  'login-id-changed': { loginId: string }
  /** The account's data are gone when it is sent, so it carries the name to greet. */
  'account-closed': { name: string }
}

export type NewMail = {
  [T in keyof MailData]: { template: T; data: MailData[T] }
}[keyof MailData] & {
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
    values (${mail.template}, ${accountId}, ${recipient}, ${language}, ${tx.json(mail.data)},
      ${secret?.sealed ?? null}, ${secret?.until ?? null}, ${now})`
}
