// Maintenance windows (P19), and the mail that tells everybody of one.

import type { MaintenanceWindow, WindowMails } from '#domain/maintenance'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Db, Tx } from '../db.ts'
import { maySignIn } from './everybody.ts'
import { type MailData, mailsFrom } from './outbox.ts'

/** The windows that are not over: planned, announced or on. */
export async function windowsToCome(db: Db | Tx, now: Temporal.Instant): Promise<MaintenanceWindow[]> {
  const rows = await db<Row[]>`
    select * from maintenance_windows
    where (ends_at is null or ends_at > ${now}) and (ended_early_at is null or ended_early_at > ${now}) order by id`
  return rows.map(windowFrom)
}

/** Every one there ever was, the latest first. */
export async function allWindows(db: Db | Tx): Promise<MaintenanceWindow[]> {
  return (await db<Row[]>`select * from maintenance_windows order by starts_at desc, id desc`).map(windowFrom)
}

export async function windowById(tx: Tx, id: number): Promise<MaintenanceWindow | undefined> {
  const [row] = await tx<Row[]>`select * from maintenance_windows where id = ${id}`
  return row && windowFrom(row)
}

/** Lets one writer in at a time; servers can still read. */
export async function lockWindows(tx: Tx): Promise<void> {
  await tx`lock table maintenance_windows in share row exclusive mode`
}

/**
 * Adds a window and says so in the audit trail. @param mail whether every account that can sign in gets a mail of it
 * @returns its number, and how many mails there are
 */
export async function addWindow(
  tx: Tx,
  window: Omit<MaintenanceWindow, 'id' | 'endedEarlyAt'>,
  { mail, by }: { mail: boolean; by: Principal },
  now: Temporal.Instant,
): Promise<{ id: number; mails: number }> {
  const { startsAt, endsAt = null, announceFrom, text } = window
  const times = { startsAt: startsAt.toString(), endsAt: endsAt?.toString() ?? null }
  const data = { ...times, textJa: text.ja, textEn: text.en } satisfies Omit<MailData['maintenance'], 'window'>
  const everybody = tx`accounts a, added w where ${mail} and ${maySignIn(tx)} order by a.id`
  const [row] = await tx<{ id: number; mails: number }[]>`
    with added as (
      insert into maintenance_windows (starts_at, ends_at, announce_from, text_ja, text_en, created_at)
      values (${startsAt}, ${endsAt}, ${announceFrom}, ${text.ja}, ${text.en}, ${now}) returning *
    ), mailed as (${mailsFrom(tx, { act: 'maintenance', known: data, columns: { window: 'w.id' }, account: 'a.id', from: everybody }, now)}
      returning 1
    ), audited as (${auditOf(tx, { act: 'maintenance', columns: ADDED, from: 'added' }, by, now)})
    select id, (select count(*) from mailed) as mails from added`
  return row!
}

const ADDED = { number: 'id', startsAt: 'starts_at', endsAt: 'ends_at', mails: '(select count(*) from mailed)' }

/**
 * Ends a window early or calls it off, unless it is over, and says so in the audit trail. Its mails that still wait are
 * dropped; one that is being sent at this moment may still arrive. @param mail whether those whom its mails have reached get
 * one that puts it right
 * @returns how many such mails there are
 */
export async function endWindow(
  tx: Tx,
  { id, startsAt, endsAt, endedEarlyAt }: MaintenanceWindow,
  { mail, by }: { mail: boolean; by: Principal },
  now: Temporal.Instant,
): Promise<number> {
  const begun = Temporal.Instant.compare(startsAt, endedEarlyAt ?? now) <= 0
  const data = { window: id, startsAt: startsAt.toString(), endsAt: endsAt?.toString() ?? null, begun }
  const told = tx`accounts a where ${mail} and ${maySignIn(tx)} and a.id in (select account_id from outbox
    where ${hasReached(tx, id)}) order by a.id`
  const [row] = await tx<{ mails: number }[]>`
    with ended as (
      update maintenance_windows set ended_early_at = coalesce(ended_early_at, ${now}) where id = ${id} returning id
    ), mailed as (${mailsFrom(tx, { act: 'maintenance-end', known: data, account: 'a.id', from: told }, now)} returning 1
    ), audited as (${auditOf(tx, { act: 'maintenance-end', columns: ENDED, from: 'ended' }, by, now)})
    select count(*) as mails from mailed`
  await tx`update outbox set state = 'dropped', reason = 'maintenance-cancelled', ended_at = ${now}
    where state = 'waiting' and template = 'maintenance' and (data ->> 'window')::bigint = ${id}`
  return row!.mails
}

const ENDED = { number: 'id', mails: '(select count(*) from mailed)' }

/** How many people a window's mails have reached who can still be told, and whether a mail has put it right. */
export async function windowMails(tx: Tx, id: number): Promise<WindowMails> {
  const [row] = await tx<WindowMails[]>`
    select count(distinct a.id) filter (where ${hasReached(tx, id)}) as told,
      count(*) filter (where template = 'maintenance-ended') > 0 as "isPutRight"
    from outbox left join accounts a on a.id = account_id and ${maySignIn(tx)}
    where template in ('maintenance', 'maintenance-ended') and (data ->> 'window')::bigint = ${id}`
  return row!
}

/** Of a row of the outbox: it told of a window, or was under way when the window was called off. */
const hasReached = (tx: Tx, id: number) => tx`template = 'maintenance' and (data ->> 'window')::bigint = ${id}
  and (state = 'sent' or (attempts > 0 and state <> 'failed'))`

type Row = {
  id: number
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant | null
  announce_from: Temporal.Instant
  ended_early_at: Temporal.Instant | null
  text_ja: string
  text_en: string
}

function windowFrom(row: Row): MaintenanceWindow {
  return {
    id: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at ?? undefined,
    announceFrom: row.announce_from,
    endedEarlyAt: row.ended_early_at ?? undefined,
    text: { ja: row.text_ja, en: row.text_en },
  }
}
