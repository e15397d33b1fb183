// Whether somebody reads the mail of an address: the code that was sent there, and how often it was tried (P5).
import type { EmailAddress } from '#domain/emailAddress'
import { MAIL_CODE } from '#domain/limits'
import type { Db, Tx } from '../db.ts'

const CODE_TRIES = MAIL_CODE.tries
const KEPT_HOURS = 24

export type MailProof = {
  email: EmailAddress
  tries: number
  codeUntil: Temporal.Instant
  provenAt: Temporal.Instant | null
}

/** @param id of the draft or change that it belongs to */
export async function mailProofOf(db: Db | Tx, id: string): Promise<MailProof | undefined> {
  const [row] = await db<MailProof[]>`
    select email, tries, code_until as "codeUntil", proven_at as "provenAt" from mail_proofs where id = ${id}`
  return row
}

/** The same, locked until the transaction ends. */
export async function lockMailProof(tx: Tx, id: string): Promise<MailProof | undefined> {
  await tx`select from mail_proofs where id = ${id} for update`
  return mailProofOf(tx, id)
}

/** Whether the mail with the code that the address waits for was refused for good. */
export async function isCodeUndelivered(db: Db, { id, email }: { id: string; email: EmailAddress }): Promise<boolean> {
  const [row] = await db`
    select from mail_proofs p join outbox o on o.recipient = p.email and o.secret_until = p.code_until
    where p.id = ${id} and p.email = ${email} and p.proven_at is null and o.template = 'mail-code' and o.state = 'failed'
      and o.ended_at >= p.expires_at - make_interval(hours => ${KEPT_HOURS}) limit 1`
  return row !== undefined
}

export type NewCode = {
  id: string
  /** Whose change of address it belongs to. */
  accountId: number | undefined
  email: EmailAddress
  sealed: Uint8Array
  until: Temporal.Instant
  again: boolean
}

/**
 * Saves a new code. It replaces one that was for another address or has run out; one that is still good only when the user
 * asks for a new one (`again`). @returns false when the code that is there was kept
 */
export async function putMailCode(tx: Tx, code: NewCode, now: Temporal.Instant): Promise<boolean> {
  const put = await tx`
    insert into mail_proofs as p (id, account_id, email, sealed_code, code_until, expires_at)
    values (${code.id}, ${code.accountId ?? null}, ${code.email}, ${code.sealed}, ${code.until}, ${now.add({ hours: KEPT_HOURS })})
    on conflict (id) do update set email = excluded.email, sealed_code = excluded.sealed_code, tries = 0,
      code_until = excluded.code_until, proven_at = null, expires_at = excluded.expires_at
    where p.email <> excluded.email or (p.proven_at is null and (p.code_until <= ${now} or ${code.again}))`
  return put.count === 1
}

/** Counts a try, before it is known whether it is right. @returns undefined when no try is left, or nothing to try */
export async function takeTry(
  db: Db,
  { id, email }: { id: string; email: EmailAddress },
  now: Temporal.Instant,
): Promise<{ sealed: Uint8Array; triesLeft: number } | undefined> {
  const [row] = await db<{ sealed: Uint8Array; triesLeft: number }[]>`
    update mail_proofs set tries = tries + 1
    where id = ${id} and email = ${email} and tries < ${CODE_TRIES} and code_until > ${now} and proven_at is null
    returning sealed_code as sealed, ${CODE_TRIES}::int - tries as "triesLeft"`
  return row
}

/**
 * The code that was tried was right. Another address or code may have replaced it meanwhile; then nothing is proven.
 * @returns false when it was replaced
 */
export async function markProven(
  db: Db,
  tried: { id: string; email: EmailAddress; sealed: Uint8Array },
  now: Temporal.Instant,
): Promise<boolean> {
  const marked = await db`
    update mail_proofs set proven_at = ${now}, sealed_code = ''
    where id = ${tried.id} and email = ${tried.email} and sealed_code = ${tried.sealed}`
  return marked.count === 1
}

/** What was proven is used up. */
export async function dropMailProof(tx: Tx, id: string): Promise<void> {
  await tx`delete from mail_proofs where id = ${id}`
}
