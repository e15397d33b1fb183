// The outbox as a queue: mails are claimed for a time in one short statement, so no connection is held while a mail server
// talks, several servers share the work, and what a server that died had in hand is taken up when its claim runs out.
import type { Db, Tx } from '../db.ts'
import { transaction } from '../transaction.ts'

export type MailState = 'waiting' | 'sent' | 'failed' | 'dropped'

/** A mail in hand, with what its account and company say at this moment. */
export type ClaimedMail = {
  id: number
  template: string
  data: unknown
  createdAt: Temporal.Instant
  /** Undefined: the account is closed, and its address gone. */
  recipient: string | undefined
  language: 'ja' | 'en'
  secret: Uint8Array | undefined
  secretUntil: Temporal.Instant | undefined
  account: { id: number; company: string | null; contactName: string | null; news: boolean } | undefined
  /** Of the mail code and of an invitation: whether an account has the address that it goes to. */
  addressIsRegistered: boolean
  /** Of an invitation that is still open: the company's name. */
  invitedTo: string | undefined
}

type Row = {
  [K in 'id' | 'template' | 'data' | 'createdAt' | 'language' | 'addressIsRegistered']: ClaimedMail[K]
} & {
  recipient: string | null
  secret: Uint8Array | null
  secretUntil: Temporal.Instant | null
  accountId: number | null
  company: string | null
  contactName: string | null
  news: boolean | null
  invitedTo: string | null
}

/**
 * Claims mails that are due, those with a secret first. A claim is also the wait before the next try: two minutes, doubled
 * with each try up to four hours. Sending never takes as long as the shortest claim (src/mail/smtp.ts).
 */
export async function claimMails(db: Db, limit: number, now: Temporal.Instant): Promise<ClaimedMail[]> {
  const rows = await db<Row[]>`
    with due as (
      select id from outbox where state = 'waiting' and coalesce(next_at, created_at) <= ${now}
      order by secret is null, coalesce(next_at, created_at), id limit ${limit} for update skip locked
    ), claimed as (
      update outbox o set attempts = attempts + 1,
        next_at = ${now}::timestamptz + least(interval '4 hours', interval '2 minutes' * power(2, least(attempts, 10)))
      from due where o.id = due.id returning o.*
    )
    select c.id, c.template, c.data, c.created_at as "createdAt", coalesce(c.recipient, a.email) as recipient,
      coalesce(c.language, a.language, 'ja') as language, c.secret, c.secret_until as "secretUntil",
      a.id as "accountId", co.name as company, a.contact_name as "contactName", a.news,
      c.template in ('mail-code', 'invitation') and exists (select from accounts k where lower(k.email) = lower(c.recipient))
        as "addressIsRegistered",
      case when c.template = 'invitation' then (select o.name from invitations i join companies o on o.id = i.company_id
        where i.id = (c.data ->> 'invitation')::bigint) end as "invitedTo"
    from claimed c left join accounts a on a.id = c.account_id left join companies co on co.id = a.company_id
    order by c.secret is null, c.id`
  return rows.map(({ accountId, company, contactName, news, ...row }) => ({
    ...row,
    invitedTo: row.invitedTo ?? undefined,
    recipient: row.recipient ?? undefined,
    secret: row.secret ?? undefined,
    secretUntil: row.secretUntil ?? undefined,
    account: accountId === null ? undefined : { id: accountId, company, contactName, news: news === true },
  }))
}

/** The mail no longer waits. Its secret is wiped; of a closed account also its name, its address, and what was answered. */
export async function endMail(
  db: Db,
  {
    id,
    state,
    reason = null,
  }: { id: number; state: Exclude<MailState, 'waiting'>; reason?: string | null | undefined },
  now: Temporal.Instant,
): Promise<void> {
  const isClosed = db`exists (select from accounts a where a.id = account_id and a.closed_at is not null)`
  await db`update outbox set state = ${state}, ended_at = ${now}, secret = null, data = ${withoutName(db)},
    reason = case when ${isClosed} then split_part(${reason}, ':', 1) else ${reason} end,
    recipient = case when ${isClosed} then null else recipient end where id = ${id} and state = 'waiting'`
}

/** Only the mail that tells of a closed account still has its name; once it has ended, that goes too. */
const withoutName = (db: Db | Tx) => db`case when template = 'account-closed' then '{}' else data end`

/** Why the last try did not succeed; the mail goes on waiting. */
export async function noteTry(db: Db, id: number, reason: string): Promise<void> {
  await db`update outbox set reason = ${reason} where id = ${id} and state = 'waiting'`
}

/** The last try does not count; the next one is at `nextAt`. */
export async function undoTry(db: Db, id: number, reason: string, nextAt: Temporal.Instant): Promise<void> {
  await db`update outbox set reason = ${reason}, attempts = greatest(attempts - 1, 0), next_at = ${nextAt}
    where id = ${id} and state = 'waiting'`
}

/**
 * Called at each start. The first time that this database sends mails, those that were written before are dropped: they
 * would tell of what is long past. @returns how many; undefined when it is not the first time
 */
export async function firstStart(db: Db, now: Temporal.Instant): Promise<number | undefined> {
  return transaction(db, async tx => {
    const [first] = await tx`insert into mail_sender (started_at) values (${now}) on conflict do nothing returning 1`
    if (!first) return undefined
    const closed = await tx`update outbox set state = 'dropped', reason = 'before-first-start', ended_at = ${now},
      secret = null, data = ${withoutName(tx)} where state = 'waiting' and created_at < ${now}`
    return closed.count
  })
}

/** Mails that somebody may have to look after: each count reads an index of just those. */
export async function openMails(db: Db): Promise<{ waiting: number; failed: number }> {
  const [row] = await db<{ waiting: number; failed: number }[]>`
    select (select count(*) from outbox where state = 'waiting') as waiting,
      (select count(*) from outbox where state = 'failed') as failed`
  return row!
}
