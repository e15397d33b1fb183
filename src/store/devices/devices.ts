// What devices ask for: their service by its key, the answer that stands, and when they were last heard.
import type { MprId } from '#domain/codes'
import type { Service } from '#domain/service'
import { lastDayOf } from '#domain/term'
import { auditOf } from '../audit.ts'
import { careOfStarted } from '../care/entryWrites.ts'
import type { Db, Tx } from '../db.ts'
import type { CodeMarks } from '../keptCodes.ts'
import { rows, rowsInOrder } from '../rows.ts'
import { MARKS, type ServiceRow, serviceFrom, serviceRowColumns } from '../services/facts.ts'

/** A device and what its Registration Key is looked for by. */
type KeyOfDevice = { mprId: MprId } & CodeMarks
export type PeriodKey = { mprId: MprId; periodNo: number }

/** The period of each device that its key opened; undefined where the key is wrong or the device unknown. */
export async function servicesByKey(db: Db | Tx, keys: KeyOfDevice[]): Promise<(Service | undefined)[]> {
  const periods = await db<(ServiceRow & { found: boolean })[]>`
    select ${db.unsafe(serviceRowColumns('s'))}, s.mpr_id is not null as found
    from ${rowsInOrder(db, keys, { mprId: 'text', ...MARKS })}
    left join services s on s.mpr_id = r.mpr_id and (s.key_mark in (r.mark, r.other_mark)
      or (s.key_mark is null and s.registration_key = r.clear))
    order by r.ord`
  return periods.map(row => (row.found ? serviceFrom(row) : undefined))
}

/** Writes what the start of these services changes: terms, events, audit. */
export async function startServices(tx: Tx, services: Service[], now: Temporal.Instant): Promise<void> {
  const started = services.flatMap(({ mprId, periodNo, term }) =>
    term.kind === 'started' ? [{ mprId, periodNo, startDay: term.start, lastDay: lastDayOf(term) }] : [],
  )
  if (started.length === 0) return
  await tx`
    with r as (
      select r.*, ${now}::timestamptz as at, coalesce((select max(e.seq) from service_events e
        where e.mpr_id = r.mpr_id and e.period_no = r.period_no), 0) + 1 as seq
      from ${rows(tx, started, { mprId: 'text', periodNo: 'int', startDay: 'date', lastDay: 'date' })}
    ), begun as (
      update services s set start_day = r.start_day, last_day = r.last_day
      from r where s.mpr_id = r.mpr_id and s.period_no = r.period_no
    ), events as (
      insert into service_events (mpr_id, period_no, seq, kind, day, at)
      select mpr_id, period_no, seq, 'start', start_day, at from r
    ), care as (${careOfStarted(tx)}
    )
    ${auditOf(tx, { act: 'start', columns: STARTED, from: 'r' }, { kind: 'device' }, now)}`
}

const STARTED = { mprId: 'mpr_id', periodNo: 'period_no', startDay: 'start_day', lastDay: 'last_day' }

/** An answer as it goes out. `lastDay` is the one that it tells, as 2027-04-01. */
export type DeviceAnswer = { body: string; etag: string; lastDay: string | undefined }

/** The last answer of a period, the id of the key that signed it, and until when it is good (milliseconds since 1970). */
export async function lastAnswer(
  db: Db,
  { mprId, periodNo }: PeriodKey,
): Promise<(DeviceAnswer & { kid: string; standsUntil: number }) | undefined> {
  const [row] = await db<{ body: string; etag: string; lastDay: string | null; kid: string; standsUntil: number }[]>`
    select body, etag, last_day::text as "lastDay", kid, stands_until as "standsUntil" from device_answers
    where mpr_id = ${mprId} and period_no = ${periodNo}`
  return row && { ...row, lastDay: row.lastDay ?? undefined }
}

/** Undefined when there is no such period. */
export async function serviceOfPeriod(db: Db, { mprId, periodNo }: PeriodKey): Promise<Service | undefined> {
  const [row] = await db<ServiceRow[]>`
    select ${db.unsafe(serviceRowColumns('s'))} from services s where mpr_id = ${mprId} and period_no = ${periodNo}`
  return row && serviceFrom(row)
}

/**
 * Keeps an answer and the id of the key that signed it, in place of the one before, unless the service has changed since
 * it was read. The row lock makes this and a change of the service wait for each other.
 */
export async function keepAnswer(
  db: Db,
  { mprId, periodNo, term, closing }: Service,
  answer: DeviceAnswer & { kid: string; standsUntil: Temporal.Instant },
): Promise<void> {
  const start = term.kind === 'started' ? term.start : null
  await db`
    insert into device_answers (mpr_id, period_no, kid, body, etag, last_day, stands_until)
    select mpr_id, period_no, ${answer.kid}, ${answer.body}, ${answer.etag}, ${answer.lastDay ?? null}::date,
      ${answer.standsUntil.epochMilliseconds}::bigint
    from services where mpr_id = ${mprId} and period_no = ${periodNo} and months = ${term.months}
      and start_day is not distinct from ${start}::date and closing is not distinct from ${closing ?? null}
    for share
    on conflict (mpr_id, period_no) do update set kid = excluded.kid, body = excluded.body, etag = excluded.etag,
      last_day = excluded.last_day, stands_until = excluded.stands_until`
}

export type Contact = PeriodKey & { heardAt: Temporal.Instant; lastDay: string | undefined }

/** Keeps when devices were heard. In key order, so that two servers never wait for each other. */
export async function keepContacts(db: Db, contacts: Contact[]): Promise<void> {
  if (contacts.length === 0) return
  const sorted = contacts.toSorted((a, b) => (a.mprId < b.mprId ? -1 : 1))
  await db`
    insert into device_contacts (mpr_id, period_no, heard_at, known_last_day)
    select mpr_id, period_no, heard_at, last_day
    from ${rows(db, sorted, { mprId: 'text', periodNo: 'int', heardAt: 'timestamptz', lastDay: 'date' })}
    on conflict (mpr_id) do update set period_no = excluded.period_no, heard_at = excluded.heard_at,
      known_last_day = excluded.known_last_day where device_contacts.heard_at <= excluded.heard_at`
}
