// The audit trail: who did what, in the effect's transaction, only ever added to (C17). Nothing else inserts into it.
import type { Act, ActName, Acts } from '#domain/acts'
import type { Principal } from '#domain/who'
import type { Db, Tx } from './db.ts'
import { type Fragment, fragment } from './fragment.ts'
import { type Data, jsonFrom } from './jsonFrom.ts'
import { insertRows, inTime } from './jsonRows.ts'

/** One act, as a statement of its own. */
export async function addAudit(tx: Db | Tx, { act, subject }: Act, by: Principal, now: Temporal.Instant) {
  const who = columnsOf(by)
  await tx`insert into audit (at, account_id, company_id, operator, act, subject, reason, request_id)
    values (${now}, ${who.accountId}, ${who.companyId}, ${who.operator}, ${act}, ${tx.json(subject as never)},
      ${who.reason}, ${who.requestId})`
}

/** Who acted, as the trail has it. A device, and the program itself, are known by what they did. */
function columnsOf(by: Principal) {
  const nobody = { accountId: null, companyId: null, operator: null, reason: null, requestId: null }
  switch (by.kind) {
    case 'user':
      return { ...nobody, accountId: by.accountId, companyId: by.companyId, requestId: by.requestId }
    case 'operator':
      return { ...nobody, operator: by.name, reason: by.reason ?? null }
    case 'browser':
      return { ...nobody, ...by.proven, requestId: by.requestId }
    case 'device':
    case 'server':
      return nobody
  }
}

/** Rows of an effect's own statement: `from` is one of its parts, and `columns` are that part's columns, or expressions. */
type Rows<Name extends ActName, Known> = { act: Name; from?: string | Fragment } & Data<Acts[Name], Known>

/** What one did, as the last or another part of the statement that does it. Without `from` it is one row. */
export function auditOf<Name extends ActName, const Known extends object = object>(
  tx: Tx,
  { act, from, ...data }: Rows<Name, Known>,
  by: Principal,
  now: Temporal.Instant,
): Fragment {
  const who = columnsOf(by)
  return tx`insert into audit (at, account_id, company_id, operator, act, subject, reason, request_id)
    select ${now}::timestamptz, ${who.accountId}::bigint, ${who.companyId}::bigint, ${who.operator}, ${act},
      ${jsonFrom(tx, data)}, ${who.reason}, ${who.requestId} ${source(tx, from)}`
}

/** What several people did, each row by its own columns `account_id`, `company_id` and `request_id`. */
export function auditOfUsers<Name extends ActName, const Known extends object = object>(
  tx: Tx,
  { act, from, ...data }: Rows<Name, Known>,
  now: Temporal.Instant,
): Fragment {
  return tx`insert into audit (at, account_id, company_id, act, subject, request_id)
    select ${now}::timestamptz, account_id, company_id, ${act}, ${jsonFrom(tx, data)}, request_id ${source(tx, from)}`
}

function source(tx: Tx, from: string | Fragment | undefined): Fragment {
  if (from === undefined) return tx``
  return typeof from === 'string' ? fragment(tx, [`from ${from}`], []) : tx`from ${from}`
}

/** Without who: a device. */
export type PastAudit = Act & { at: Temporal.Instant; accountId?: number; operator?: string; reason?: string }

/** What was done elsewhere, as it would have been written here. */
export function addPastAudit(tx: Tx, acts: PastAudit[]): Promise<void> {
  return insertRows(tx, 'audit', inTime(acts, 'at'), 'at account_id operator act subject reason', {
    company_id: '(select a.company_id from accounts a where a.id = r.account_id)',
    request_id: 'case when account_id is not null then gen_random_uuid()::text end',
  })
}
