// Result pages: which company may see which service period, under which address.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { Family, Service } from '#domain/service'
import type { User } from '#domain/who'
import type { Db, Tx } from '../db.ts'
import type { SealedCode } from '../keptCodes.ts'
import { rows } from '../rows.ts'
import type { EventKey } from './events.ts'
import { type ServiceRow, serviceFrom } from './facts.ts'
import { type KeyColumns, keyFrom } from './keyOfService.ts'

export type ResultKind = 'issue' | 'again' | 'search' | 'extend' | 'extend-again'

export type NewResult = {
  id: string
  /** Whose company may see it. */
  by: User
  kind: Exclude<ResultKind, 'extend' | 'extend-again'>
  mprId: MprId
  periodNo: number
  activationKeyNo: ActivationKeyNo
}

/** A result page's facts as they are now. */
export type StoredResult = {
  kind: ResultKind
  service: Service
  registrationKey: SealedCode
  family: Family
  macAddress: string | undefined
  activationKeyNo: ActivationKeyNo
  registrationId: SealedCode
  /** When the Registration Key was issued. */
  issuedAt: Temporal.Instant
  /** Whose page it is, as the key sheet names them. */
  company: { name: string; phone: string | undefined }
  /** When the device was last heard with this period's key, and which last day it was told. */
  heard: { at: Temporal.Instant; lastDay: Temporal.PlainDate | undefined } | undefined
  /** The event of an extension. After a move it is in another period than the service. */
  event: EventKey | undefined
}

/** A card that extended before, and the service that it is bound to now. */
export type RepeatedExtension = Omit<NewResult, 'kind'>

/** Result pages for cards that had extended before: each shows the extension that its card made and that still counts. */
export async function addRepeatedExtensions(
  tx: Tx,
  repeated: RepeatedExtension[],
  now: Temporal.Instant,
): Promise<void> {
  if (repeated.length === 0) return
  await tx`
    insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at, event_mpr_id,
      event_period_no, event_seq)
    select r.id, r.account_id, 'extend-again', r.mpr_id, r.period_no, r.activation_key_no, ${now}, e.mpr_id, e.period_no, e.seq
    from ${rows(tx, repeated.map(accountOf), { id: 'uuid', accountId: 'bigint', mprId: 'text', periodNo: 'int', activationKeyNo: 'text' })}
    join service_events e on e.activation_key_no = r.activation_key_no and e.kind = 'extend' and e.undone_at is null
    on conflict (id) do nothing`
}

/** Adds result pages. One whose id exists already is left as it is, so that a form sent twice changes nothing. */
export async function addResults(tx: Db | Tx, results: NewResult[], now: Temporal.Instant): Promise<void> {
  if (results.length === 0) return
  await tx`
    insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at)
    select id, account_id, kind, mpr_id, period_no, activation_key_no, ${now}
    from ${rows(tx, results.map(accountOf), {
      id: 'uuid',
      accountId: 'bigint',
      kind: 'text',
      mprId: 'text',
      periodNo: 'int',
      activationKeyNo: 'text',
    })}
    on conflict (id) do nothing`
}

const accountOf = <Row extends { by: User }>({ by, ...row }: Row) => ({ ...row, accountId: by.accountId })

/** Undefined when there is none or it is another company's: the same answer for both (C13, R15). */
export async function resultOf(db: Db | Tx, id: string, by: User): Promise<StoredResult | undefined> {
  const [row] = await db<(ServiceRow & KeyColumns & ResultRow)[]>`
    select r.kind, r.activation_key_no, r.event_mpr_id, r.event_period_no, r.event_seq, k.registration_id,
      k.id_sealed, s.key_sealed,
      first.at as issued_at, co.name as company, co.phone, c.heard_at, c.known_last_day, d.family, d.mac_address,
      s.mpr_id, s.period_no, s.registration_key, s.connection_number, s.months, s.trial_months, s.start_day, s.closing
    from results r join services s using (mpr_id, period_no) join devices d using (mpr_id)
    join activation_keys k on k.activation_key_no = r.activation_key_no
    join companies co on co.id = ${by.companyId}
    join service_events first on first.mpr_id = s.mpr_id and first.period_no = s.period_no and first.seq = 1
    left join device_contacts c on c.mpr_id = s.mpr_id and c.period_no = s.period_no
    -- One's own needs no look at whose else it is: most results are shown to whoever made them.
    where r.id = ${id} and (r.account_id = ${by.accountId}
      or (select company_id from accounts where id = r.account_id) = ${by.companyId})`
  if (!row) return undefined
  return {
    kind: row.kind,
    service: serviceFrom(row),
    registrationKey: keyFrom(row),
    family: row.family,
    macAddress: row.mac_address ?? undefined,
    activationKeyNo: row.activation_key_no,
    registrationId: { sealed: row.id_sealed, clear: row.registration_id },
    issuedAt: row.issued_at,
    company: { name: row.company, phone: row.phone ?? undefined },
    heard: row.heard_at ? { at: row.heard_at, lastDay: row.known_last_day ?? undefined } : undefined,
    event: row.event_mpr_id
      ? { mprId: row.event_mpr_id, periodNo: row.event_period_no!, seq: row.event_seq! }
      : undefined,
  }
}

type ResultRow = {
  kind: ResultKind
  family: Family
  mac_address: string | null
  activation_key_no: ActivationKeyNo
  registration_id: string | null
  id_sealed: Uint8Array | null
  issued_at: Temporal.Instant
  company: string
  phone: string | null
  heard_at: Temporal.Instant | null
  known_last_day: Temporal.PlainDate | null
  event_mpr_id: MprId | null
  event_period_no: number | null
  event_seq: number | null
}
