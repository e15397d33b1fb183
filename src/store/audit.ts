// The audit trail: who did what, in the effect's transaction, only ever added to (C17). Nothing else inserts into it.
import type { Actor } from '#domain/actor'
import type { Act, ActName, Acts } from '#domain/acts'
import type { Db, Tx } from './db.ts'
import { type Fragment, fragment } from './fragment.ts'
import { type Data, jsonFrom } from './jsonFrom.ts'
import { insertRows, inTime } from './jsonRows.ts'

/** Whoever acts: an account, or an operator, who gives a reason for everything but reading. */
export type ActedBy = { accountId: number; requestId: string } | { operator: string; reason: string | undefined }

export async function addAudit(tx: Db | Tx, { act, subject, ...by }: Act & ActedBy, now: Temporal.Instant) {
  const who = { accountId: null, requestId: null, operator: null, reason: null, ...by }
  await tx`insert into audit (at, account_id, operator, act, subject, reason, request_id)
    values (${now}, ${who.accountId}, ${who.operator}, ${act}, ${tx.json(subject as never)}, ${who.reason ?? null},
      ${who.requestId})`
}

/** Rows of an effect's own statement: `from` is one of its parts, and `columns` are that part's columns, or expressions. */
type Rows<Name extends ActName, Known> = { act: Name; from?: string | Fragment } & Data<Acts[Name], Known>

/** What an operator did, as the last or another part of the statement that does it. Without `from` it is one row. */
export function auditOfOperator<Name extends ActName, const Known extends object = object>(
  tx: Tx,
  { act, from, ...data }: Rows<Name, Known>,
  { operator, reason }: Actor,
  now: Temporal.Instant,
): Fragment {
  return tx`insert into audit (at, operator, act, subject, reason)
    select ${now}::timestamptz, ${operator}, ${act}, ${jsonFrom(tx, data)}, ${reason} ${source(tx, from)}`
}

/** What accounts did, each row by its own columns `account_id` and `request_id`. */
export function auditOfAccounts<Name extends ActName, const Known extends object = object>(
  tx: Tx,
  { act, from, ...data }: Rows<Name, Known>,
  now: Temporal.Instant,
): Fragment {
  return tx`insert into audit (at, account_id, act, subject, request_id)
    select ${now}::timestamptz, account_id, ${act}, ${jsonFrom(tx, data)}, request_id ${source(tx, from)}`
}

/** What devices did. */
export function auditOfDevices<Name extends ActName, const Known extends object = object>(
  tx: Tx,
  { act, from, ...data }: Rows<Name, Known>,
  now: Temporal.Instant,
): Fragment {
  return tx`insert into audit (at, act, subject)
    select ${now}::timestamptz, ${act}, ${jsonFrom(tx, data)} ${source(tx, from)}`
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
    request_id: 'case when account_id is not null then gen_random_uuid()::text end',
  })
}
