// Maintenance windows (P19), and the mail that tells everybody of one.

import type { MaintenanceWindow } from '#domain/maintenance'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Db, Tx } from '../db.ts'
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
 * Ends a window early or calls it off, and says so in the audit trail. Its mails that still wait are dropped; one that is
 * being sent at this moment may still arrive.
 * @returns how many rows of the audit trail
 */
export async function endWindow(tx: Tx, id: number, by: Principal, now: Temporal.Instant): Promise<number> {
  const written = await tx`
    with ended as (
      update maintenance_windows set ended_early_at = ${now} where id = ${id} returning id
    )
    ${auditOf(tx, { act: 'maintenance-end', columns: { number: 'id' }, from: 'ended' }, by, now)}`
  await tx`update outbox set state = 'dropped', reason = 'maintenance-cancelled', ended_at = ${now}
    where state = 'waiting' and template = 'maintenance' and (data ->> 'window')::bigint = ${id}`
  return written.count
}

/** How many accounts a mail to all would go to. */
export async function countOpenAccounts(tx: Tx): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) from accounts a where ${maySignIn(tx)}`
  return row!.count
}

const maySignIn = (tx: Tx) => tx`a.closed_at is null and a.disabled_at is null
  and exists (select from companies c where c.id = a.company_id and c.disabled_at is null)`

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
