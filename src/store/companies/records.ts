// What the people of a company did (P26, 操作の記録), from the audit trail. Rows of before there were companies name none.
import type { ActName, Acts } from '#domain/acts'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Db, Tx } from '../db.ts'

/** Names a place in the list: the moment and the number of the row before it. */
export type RecordKey = { at: Temporal.Instant; id: number }

export type RecordFilter = {
  /** Only of this person of the company. */
  accountId?: number | undefined
  acts: readonly ActName[]
  /** From this moment on, and before that one. */
  from?: Temporal.Instant | undefined
  until?: Temporal.Instant | undefined
}

export type CompanyRecord = RecordKey & {
  act: ActName
  subject: Acts[ActName]
  accountId: number
  /** Null: they have none, or it was erased with their account. */
  contactName: string | null
  email: string | null
  /** Whom an act was about: another person of the company. */
  about: string | null
  requestId: string | null
}

/** The newest first, after `before` in that order. */
export async function recordsOf(
  db: Db,
  companyId: number,
  { accountId, acts, from, until }: RecordFilter,
  { before, limit }: { before: RecordKey | undefined; limit: number },
): Promise<CompanyRecord[]> {
  return db<CompanyRecord[]>`
    select r.id, r.at, r.act, r.subject, r.account_id as "accountId", a.contact_name as "contactName", a.email,
      coalesce(t.contact_name, t.email) as about, r.request_id as "requestId"
    from audit r join accounts a on a.id = r.account_id
      left join accounts t on t.company_id = r.company_id and t.id = (r.subject ->> 'account')::bigint
    where r.company_id = ${companyId} and r.act = any(${acts}::text[])
      and (${accountId ?? null}::bigint is null or r.account_id = ${accountId ?? null})
      and r.at >= ${from ?? '-infinity'}::timestamptz and r.at < ${until ?? 'infinity'}::timestamptz
      and (${before?.at ?? null}::timestamptz is null or (r.at, r.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::bigint))
    order by r.at desc, r.id desc limit ${limit}`
}

export type RecordedPerson = { accountId: number; contactName: string | null; email: string | null; gone: boolean }

/** Everybody who was ever in the company, those who left too. */
export async function everybodyOf(db: Db, companyId: number): Promise<RecordedPerson[]> {
  return db<RecordedPerson[]>`
    select id as "accountId", contact_name as "contactName", email, closed_at is not null as gone
    from accounts where company_id = ${companyId} order by closed_at is not null, id`
}

export type RecordedApplication = {
  at: Temporal.Instant
  act: 'issue' | 'extend'
  mprId: MprId
  connectionNumber: ConnectionNumber
  activationKeyNo: ActivationKeyNo
  productCode: string
  months: number
  contactName: string | null
  email: string | null
  undoneAt: Temporal.Instant | null
  requestId: string | null
}

/** Of a company between two moments, the oldest first. */
export async function applicationsBetween(
  tx: Tx,
  companyId: number,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<RecordedApplication[]> {
  return tx<RecordedApplication[]>`
    select r.at, r.act, e.mpr_id as "mprId", s.connection_number as "connectionNumber",
      e.activation_key_no as "activationKeyNo", k.product_code as "productCode", e.months,
      a.contact_name as "contactName", a.email, e.undone_at as "undoneAt", r.request_id as "requestId"
    from audit r join accounts a on a.id = r.account_id
      join service_events e on e.mpr_id = r.subject ->> 'mprId' and e.period_no = (r.subject ->> 'periodNo')::int
        and e.activation_key_no = r.subject ->> 'activationKeyNo' and e.kind = r.act and e.at = r.at
      join services s on s.mpr_id = e.mpr_id and s.period_no = e.period_no
      join activation_keys k on k.activation_key_no = e.activation_key_no
    where r.company_id = ${companyId} and r.act in ('issue', 'extend') and r.at >= ${from} and r.at < ${until}
    order by r.at, r.id`
}
