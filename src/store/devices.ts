// What devices ask for: their service by its key, the answer that stands, and when they were last heard.
import type { MprId, RegistrationKey } from '#domain/codes'
import type { Service } from '#domain/service'
import { lastDayOf } from '#domain/term'
import type { Db, Tx } from './db.ts'
import { type ServiceRow, serviceFrom } from './facts.ts'

export type KeyOfDevice = { mprId: MprId; registrationKey: RegistrationKey }
export type PeriodKey = { mprId: MprId; periodNo: number }

/** Locks the devices in key order, as applications do. */
export async function lockDevices(tx: Tx, devices: { mprId: MprId }[]): Promise<void> {
  await tx`select 1 from devices where mpr_id = any(${devices.map(d => d.mprId)}::text[]) order by mpr_id for no key update`
}

/** The period of each device that its key opened; undefined where the key is wrong or the device unknown. */
export async function servicesByKey(db: Db | Tx, keys: KeyOfDevice[]): Promise<(Service | undefined)[]> {
  const rows = await db<(ServiceRow & { found: boolean })[]>`
    select s.*, s.mpr_id is not null as found
    from unnest(${keys.map(k => k.mprId)}::text[], ${keys.map(k => k.registrationKey)}::text[])
      with ordinality as r (mpr, key, ord)
    left join services s on s.mpr_id = r.mpr and s.registration_key = r.key
    order by r.ord`
  return rows.map(row => (row.found ? serviceFrom(row) : undefined))
}

/** Starts the clocks: terms, events, audit. */
export async function startServices(tx: Tx, services: Service[], now: Temporal.Instant): Promise<void> {
  const started = services.flatMap(s => (s.term.kind === 'started' ? [{ ...s, term: s.term }] : []))
  if (started.length === 0) return
  await tx`
    with r as (
      select r.*, ${now}::timestamptz as at, coalesce((select max(e.seq) from service_events e
        where e.mpr_id = r.mpr_id and e.period_no = r.period_no), 0) + 1 as seq
      from unnest(${started.map(s => s.mprId)}::text[], ${started.map(s => s.periodNo)}::int[],
        ${started.map(s => s.term.start)}::date[], ${started.map(s => lastDayOf(s.term)!)}::date[])
        as r (mpr_id, period_no, start_day, last_day)
    ), begun as (
      update services s set start_day = r.start_day, last_day = r.last_day
      from r where s.mpr_id = r.mpr_id and s.period_no = r.period_no
    ), events as (
      insert into service_events (mpr_id, period_no, seq, kind, day, at)
      select mpr_id, period_no, seq, 'start', start_day, at from r
    )
    insert into audit (at, act, subject)
    select at, 'start', jsonb_build_object('mprId', mpr_id, 'periodNo', period_no, 'startDay', start_day, 'lastDay',
      last_day) from r`
}

/** An answer as it goes out, and until when it stands. */
export type DeviceAnswer = { body: string; etag: string; lastDay: string | undefined }

/** A service as a device asks for it, with the answer that stands; `answer` undefined when a new one must be signed. */
export async function answerFor(
  db: Db,
  { mprId, periodNo }: PeriodKey,
  { kid, businessTime }: { kid: string; businessTime: Temporal.Instant },
): Promise<{ service: () => Service; facts: string; answer: DeviceAnswer | undefined } | undefined> {
  const [row] = await db<(ServiceRow & AnswerRow)[]>`
    select s.mpr_id, s.period_no, s.registration_key, s.connection_number, s.months, s.trial_months, s.start_day, s.closing,
      f.facts, a.body, a.etag, a.last_day::text as told_day,
      a.facts = f.facts and a.kid = ${kid} and a.stands_until > ${businessTime} as stands
    from services s cross join lateral (select concat_ws('|', s.months, s.start_day, s.closing, s.connection_number) as facts) f
    left join device_answers a using (mpr_id, period_no)
    where s.mpr_id = ${mprId} and s.period_no = ${periodNo}`
  if (!row) return undefined
  const { facts, body, etag, told_day: toldDay, stands } = row
  const answer = stands ? { body: body!, etag: etag!, lastDay: toldDay ?? undefined } : undefined
  return { service: () => serviceFrom(row), facts, answer }
}

type AnswerRow = {
  facts: string
  body: string | null
  etag: string | null
  told_day: string | null
  stands: boolean | null
}

/** Keeps a signed answer in place of the one before it. */
export async function keepAnswer(
  db: Db,
  { mprId, periodNo }: PeriodKey,
  answer: DeviceAnswer & { facts: string; kid: string; standsUntil: Temporal.Instant },
): Promise<void> {
  await db`
    insert into device_answers (mpr_id, period_no, facts, kid, body, etag, last_day, stands_until)
    values (${mprId}, ${periodNo}, ${answer.facts}, ${answer.kid}, ${answer.body}, ${answer.etag},
      ${answer.lastDay ?? null}, ${answer.standsUntil})
    on conflict (mpr_id, period_no) do update set facts = excluded.facts, kid = excluded.kid, body = excluded.body,
      etag = excluded.etag, last_day = excluded.last_day, stands_until = excluded.stands_until`
}

export type Contact = PeriodKey & { heardAt: Temporal.Instant; lastDay: string | undefined }

/** Keeps when devices were heard, in key order so that two servers never wait in a circle. */
export async function keepContacts(db: Db, contacts: Contact[]): Promise<void> {
  if (contacts.length === 0) return
  const sorted = contacts.toSorted((a, b) => (a.mprId < b.mprId ? -1 : 1))
  await db`
    insert into device_contacts (mpr_id, period_no, heard_at, known_last_day)
    select * from unnest(${sorted.map(c => c.mprId)}::text[], ${sorted.map(c => c.periodNo)}::int[],
      ${sorted.map(c => c.heardAt)}::timestamptz[], ${sorted.map(c => c.lastDay ?? null)}::date[])
    on conflict (mpr_id) do update set period_no = excluded.period_no, heard_at = excluded.heard_at,
      known_last_day = excluded.known_last_day where device_contacts.heard_at <= excluded.heard_at`
}
