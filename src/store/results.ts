// Result pages: which account may see which service period, under which address.
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import type { Family, Service } from '#domain/service'
import type { Db, Tx } from './db.ts'
import { type ServiceRow, serviceFrom } from './facts.ts'

export type ResultKind = 'issue' | 'again' | 'search'

export type NewResult = {
  id: string
  accountId: number
  kind: ResultKind
  mprId: MprId
  periodNo: number
  activationKeyNo: ActivationKeyNo
}

/** A result page's facts as they are now. */
export type Result = {
  kind: ResultKind
  service: Service
  family: Family
  macAddress: string | undefined
  activationKeyNo: ActivationKeyNo
  registrationId: RegistrationId
}

/** Keeps each result page; one whose address exists is left as it is, so that sending twice changes nothing. */
export async function addResults(tx: Db | Tx, results: NewResult[], now: Temporal.Instant): Promise<void> {
  if (results.length === 0) return
  await tx`
    insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at)
    select id, account_id, kind, mpr_id, period_no, activation_key_no, ${now} from unnest(
      ${results.map(r => r.id)}::uuid[], ${results.map(r => r.accountId)}::bigint[], ${results.map(r => r.kind)}::text[],
      ${results.map(r => r.mprId)}::text[], ${results.map(r => r.periodNo)}::int[],
      ${results.map(r => r.activationKeyNo)}::text[]) as r (id, account_id, kind, mpr_id, period_no, activation_key_no)
    on conflict (id) do nothing`
}

/** Undefined when there is none or it is another account's: the same answer for both (C13). */
export async function resultOf(db: Db, id: string, accountId: number): Promise<Result | undefined> {
  const [row] = await db<(ServiceRow & ResultRow)[]>`
    select r.kind, r.activation_key_no, k.registration_id, d.family, d.mac_address,
      s.mpr_id, s.period_no, s.registration_key, s.connection_number, s.months, s.start_day, s.closing
    from results r join services s using (mpr_id, period_no) join devices d using (mpr_id)
    join activation_keys k on k.activation_key_no = r.activation_key_no
    where r.id = ${id} and r.account_id = ${accountId}`
  if (!row) return undefined
  return {
    kind: row.kind,
    service: serviceFrom(row),
    family: row.family,
    macAddress: row.mac_address ?? undefined,
    activationKeyNo: row.activation_key_no,
    registrationId: row.registration_id,
  }
}

type ResultRow = {
  kind: ResultKind
  family: Family
  mac_address: string | null
  activation_key_no: ActivationKeyNo
  registration_id: RegistrationId
}
