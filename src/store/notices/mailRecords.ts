// The outbox as operators see it: counts, mails that wait or have failed, and a second chance for one of them.
import type { Principal } from '#domain/who'
import { isCodeTo } from '../accounts/keptRows.ts'
import { auditOf } from '../audit.ts'
import type { Db, Tx } from '../db.ts'
import type { MailState } from './mailQueue.ts'

export type MailRecord = {
  id: number
  template: string
  createdAt: Temporal.Instant
  /** Null: the account is closed, and its address gone. */
  recipient: string | null
  attempts: number
  nextAt: Temporal.Instant | null
  reason: string | null
}

/** Reads the whole table. */
export async function countMails(db: Db): Promise<Record<MailState, number>> {
  const rows = await db<{ state: MailState; n: number }[]>`select state, count(*) as n from outbox group by state`
  return { waiting: 0, sent: 0, failed: 0, dropped: 0, ...Object.fromEntries(rows.map(r => [r.state, r.n])) }
}

/** The newest first. */
export async function newestMails(db: Db, state: 'waiting' | 'failed', limit: number): Promise<MailRecord[]> {
  const inState = state === 'failed' ? db`o.state = 'failed'` : db`o.state = 'waiting'` // so that its index serves
  return db<MailRecord[]>`
    select o.id, o.template, o.created_at as "createdAt", coalesce(o.recipient, a.email) as recipient, o.attempts,
      o.next_at as "nextAt", o.reason
    from outbox o left join accounts a on a.id = o.account_id where ${inState} order by o.id desc limit ${limit}`
}

/** `secretGone`: it carried a secret, which was wiped when it ended. `addressGone`: its account is closed. */
type LockedMail = { template: string; state: MailState; secretGone: boolean; addressGone: boolean }

/** Locks a mail. */
export async function lockMail(tx: Tx, id: number): Promise<LockedMail | undefined> {
  const [row] = await tx<LockedMail[]>`
    select template, state, secret_until is not null and secret is null as "secretGone",
      recipient is null and exists (select from accounts a where a.id = account_id and a.closed_at is not null) as "addressGone"
    from outbox where id = ${id} for update`
  return row
}

/** It waits again as if it had never been tried, and the audit trail says so. @returns how many rows of the trail */
export async function requeueMail(
  tx: Tx,
  { id, by }: { id: number; by: Principal },
  now: Temporal.Instant,
): Promise<number> {
  const written = await tx`
    with again as (
      update outbox set state = 'waiting', ended_at = null, reason = null, attempts = 0, next_at = ${now}
      where id = ${id} returning id, template
    )
    ${auditOf(tx, { act: 'retry-mail', columns: { mail: 'id', template: 'template' }, from: 'again' }, by, now)}`
  return written.count
}

/**
 * Of an account that ends: its mails that wait are dropped, and codes on their way to one of its addresses; of those that
 * have ended it is forgotten whom they went to, and what was answered. A mail that waits with an address of its own tells of
 * what was done before: it goes, and is forgotten then (endMail).
 * @param addresses in small letters
 */
export async function forgetMails(
  tx: Tx,
  accountId: number,
  addresses: string[],
  now: Temporal.Instant,
): Promise<void> {
  const code = isCodeTo(tx, addresses)
  await tx`update outbox set state = 'dropped', reason = 'account-closed', ended_at = ${now}, secret = null, recipient = null
    where state = 'waiting' and ((account_id = ${accountId} and recipient is null) or ${code})`
  await tx`update outbox set recipient = null, reason = ${withoutAnswer(tx)}
    where state <> 'waiting' and recipient is not null and (account_id = ${accountId} or ${code})`
  await tx`update outbox set reason = ${withoutAnswer(tx)} where state = 'failed' and account_id = ${accountId}`
  await tx`update outbox set reason = ${withoutAnswer(tx)} where state = 'waiting' and account_id = ${accountId}`
}

/** Invitations that are not open any more are not sent: their links would open nothing. */
export async function dropInvitationMails(tx: Tx, invitations: number[], now: Temporal.Instant): Promise<void> {
  if (invitations.length === 0) return
  await tx`update outbox set state = 'dropped', reason = 'invitation-over', ended_at = ${now}, secret = null, recipient = null
    where state = 'waiting' and template = 'invitation' and (data ->> 'invitation')::bigint = any(${invitations}::bigint[])`
}

/** A mail server's answer may repeat the address that it refuses; before it stands what was refused, in our words. */
const withoutAnswer = (tx: Tx) => tx`split_part(reason, ':', 1)`
