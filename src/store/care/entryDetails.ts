// What P23 tells of one device besides its entry: its service, what is known of the device, and its history.
import type { MprId } from '#domain/codes'
import type { Service } from '#domain/service'
import type { Db } from '../db.ts'
import type { SealedCode } from '../keptCodes.ts'
import { deviceLineOf } from '../services/deviceLine.ts'
import { type ServiceRow, serviceFrom, serviceRowColumns } from '../services/facts.ts'
import { type KeyColumns, keyFrom } from '../services/keyOfService.ts'

export type DeviceDetails = {
  service: Service
  registrationKey: SealedCode
  macAddress: string | undefined
  /** Whose paper it is. */
  company: { name: string; phone: string | undefined }
  heard: { at: Temporal.Instant; lastDay: Temporal.PlainDate | undefined } | undefined
  /** The company holds the service (R19). */
  holds: boolean
}

/** Of the period that an entry of the company rests on. */
export async function deviceDetails(
  db: Db,
  { companyId, mprId, periodNo }: { companyId: number; mprId: MprId; periodNo: number },
): Promise<DeviceDetails | undefined> {
  const [row] = await db<
    (ServiceRow &
      KeyColumns & {
        mac_address: string | null
        company: string
        phone: string | null
        holds: boolean
        heard_at: Temporal.Instant | null
        known_last_day: Temporal.PlainDate | null
      })[]
  >`
    select ${db.unsafe(serviceRowColumns('s'))}, d.mac_address, c.name as company, c.phone, h.heard_at, h.known_last_day,
      s.key_sealed, s.registration_key, s.holder is not distinct from ${companyId}::bigint as holds
    from services s join devices d on d.mpr_id = s.mpr_id join companies c on c.id = ${companyId}
      left join device_contacts h on h.mpr_id = s.mpr_id and h.period_no = s.period_no
    where s.mpr_id = ${mprId} and s.period_no = ${periodNo}`
  return (
    row && {
      service: serviceFrom(row),
      registrationKey: keyFrom(row),
      macAddress: row.mac_address ?? undefined,
      company: { name: row.company, phone: row.phone ?? undefined },
      holds: row.holds,
      heard: row.heard_at ? { at: row.heard_at, lastDay: row.known_last_day ?? undefined } : undefined,
    }
  )
}

/** One thing that happened to a service, or how it came into the company's list. Of what other companies did neither name nor card is told (R18). */
export type DeviceEvent = {
  at: Temporal.Instant
  kind: 'issue' | 'extend' | 'start' | 'undo' | 'move' | 'stop' | 'keep' | 'words'
  by: 'own' | 'other' | 'vendor' | 'device'
  /** Of one's own company; null for somebody who has left. */
  person: string | null
  /** One's own. */
  card: string | null
  months: number | null
  day: Temporal.PlainDate | null
  /** Taken back later. */
  undone: boolean
  /** Of an undo: what was taken back. */
  of: 'issue' | 'extend' | null
}

/** The newest first. */
export async function deviceEvents(
  db: Db,
  { companyId, mprId, periodNo }: { companyId: number; mprId: MprId; periodNo: number },
): Promise<DeviceEvent[]> {
  return db<DeviceEvent[]>`
    select x.at, x.kind, x.months, x.undone_at is not null as undone,
      case when x.kind = 'start' then x.day end as day,
      case when x.kind = 'start' then 'device' when x.account_id is null then 'vendor'
        when a.company_id = ${companyId} then 'own' else 'other' end as by,
      case when a.company_id = ${companyId} then a.contact_name end as person,
      case when a.company_id = ${companyId} or (x.kind = 'undo' and exists (select from service_events o
        join accounts oa on oa.id = o.account_id and oa.company_id = ${companyId}
        where o.mpr_id = x.mpr_id and o.period_no = x.period_no and o.activation_key_no = x.activation_key_no))
        then x.activation_key_no end as card,
      case when x.kind = 'undo' then (select u.kind from service_events u where u.mpr_id = x.mpr_id
        and u.period_no = x.period_no and u.seq < x.seq and u.activation_key_no = x.activation_key_no
        and u.kind in ('issue', 'extend') order by u.seq desc limit 1) end as of,
      x.mpr_id = s.mpr_id as here, x.period_no, x.seq
    from services s cross join lateral ${deviceLineOf(db)} l
      join service_events x on x.mpr_id = l.mpr_id and x.period_no = l.period_no
      left join accounts a on a.id = x.account_id
    where s.mpr_id = ${mprId} and s.period_no = ${periodNo}
    union all
    select k.at, 'keep', null, false, null, 'own', a.contact_name, k.subject ->> 'activationKeyNo', null, l.mpr_id = s.mpr_id,
      l.period_no, 32767
    from services s cross join lateral ${deviceLineOf(db)} l
      join audit k on k.act = 'keep-device' and k.company_id = ${companyId}
        and k.subject ->> 'mprId' = l.mpr_id and (k.subject ->> 'periodNo')::int = l.period_no
      left join accounts a on a.id = k.account_id and a.company_id = ${companyId}
    where s.mpr_id = ${mprId} and s.period_no = ${periodNo}
    order by at desc, here desc, period_no desc, seq desc`
}

/** The last change of what the company wrote on its entry. */
export async function lastWords(db: Db, { companyId, mprId }: { companyId: number; mprId: MprId }) {
  return db<DeviceEvent[]>`
    select e.words_at as at, 'words' as kind, null as months, false as undone, null as day, 'own' as by,
      a.contact_name as person, null as card, null as of
    from care_entries e left join accounts a on a.id = e.words_by and a.company_id = e.company_id
    where e.company_id = ${companyId} and e.mpr_id = ${mprId} and e.words_at is not null`
}

/** What is left to tell of a device whose service the company does not see any more: its own acts, and what was taken back of them. */
export async function ownEvents(
  db: Db,
  { companyId, mprId }: { companyId: number; mprId: MprId },
): Promise<DeviceEvent[]> {
  const [last] = await db<{ periodNo: number }[]>`
    select x.period_no as "periodNo" from service_events x join accounts a on a.id = x.account_id
    where x.mpr_id = ${mprId} and a.company_id = ${companyId} order by x.period_no desc limit 1`
  const events = last ? await deviceEvents(db, { companyId, mprId, periodNo: last.periodNo }) : []
  return events.filter(event => event.card !== null)
}
