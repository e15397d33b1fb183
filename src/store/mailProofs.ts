// Whether somebody reads the mail of an address: the code that was sent there, and how often it was tried (P5).
import type { EmailAddress } from '#domain/emailAddress'
import type { Db, Tx } from './db.ts'

export const CODE_TRIES = 5
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

/** A new code takes the place of an earlier one, and of what was proven of another address. */
export async function putMailCode(
  tx: Tx,
  code: { id: string; email: EmailAddress; sealed: Uint8Array; until: Temporal.Instant },
  now: Temporal.Instant,
): Promise<void> {
  await tx`insert into mail_proofs (id, email, sealed_code, code_until, expires_at)
    values (${code.id}, ${code.email}, ${code.sealed}, ${code.until}, ${now.add({ hours: KEPT_HOURS })})
    on conflict (id) do update set email = excluded.email, sealed_code = excluded.sealed_code, tries = 0,
      code_until = excluded.code_until, proven_at = null, expires_at = excluded.expires_at`
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

export async function markProven(db: Db, id: string, now: Temporal.Instant): Promise<void> {
  await db`update mail_proofs set proven_at = ${now} where id = ${id}`
}

/** What was proven is used up. */
export async function dropMailProof(tx: Tx, id: string): Promise<void> {
  await tx`delete from mail_proofs where id = ${id}`
}
