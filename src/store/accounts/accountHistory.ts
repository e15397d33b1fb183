// What is told of an account besides what it says of itself: its history, what it did, and the mails it was sent.
import type { Act, ActName } from '#domain/acts'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { TermsKind } from '#domain/service'
import type { Db, Tx } from '../db.ts'
import type { MailState } from '../notices/mailQueue.ts'
import type { HistoryEntry } from '../services/history.ts'
import { isCodeTo, type Person } from './keptRows.ts'

type Whose = { accountId: number; loginId: string }

/**
 * What operators did about an account, and when its data were changed; the oldest first. Most of what operators do is about
 * cards: the index of those has the others at its end.
 */
export async function accountHistoryOf(db: Db | Tx, { accountId, loginId }: Whose): Promise<HistoryEntry[]> {
  return db<HistoryEntry[]>`
    select h.*, null as "periodNo", null as "activationKeyNo", null as months, null as day, false as undone from (
      select at, act, operator as by, reason, subject, id from audit where ${isByOperators(db, { accountId, loginId })}
      union all
      select at, case by when 'register' then 'register-account' when 'address' then 'change-address'
          else 'update-account' end, 'the account', null,
        jsonb_build_object('change', id, 'by', by, 'fields', (select coalesce(jsonb_agg(k order by k), '[]')
          from jsonb_object_keys(after) k where after -> k is distinct from before -> k)), id
      from profile_changes where account_id = ${accountId}) h
    order by at, id`
}

/** What operators did about it, by what they said of it and not by their names. */
export type OperatorAct = { at: Temporal.Instant; act: ActName; reason: string | null }

export async function operatorActsOf(db: Db | Tx, whose: Whose): Promise<OperatorAct[]> {
  return db<OperatorAct[]>`select at, act, reason from audit where ${isByOperators(db, whose)} order by id`
}

const isByOperators = (db: Db | Tx, { accountId, loginId }: Whose) =>
  db`operator is not null and subject ->> 'activationKeyNo' is null
    and ((subject ->> 'account')::bigint = ${accountId} or subject ->> 'loginId' = ${loginId})`

/** Its mails that will not be tried again. */
export async function countFailedMails(db: Db | Tx, accountId: number): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*) from outbox where state = 'failed' and account_id = ${accountId}`
  return row!.count
}

export type KeptChange = {
  at: Temporal.Instant
  by: string
  before: Record<string, unknown> | null
  after: Record<string, unknown>
}

export async function changesOf(db: Db | Tx, accountId: number): Promise<KeptChange[]> {
  return db<KeptChange[]>`
    select at, by, before, after from profile_changes where account_id = ${accountId} order by id`
}

export type KeptApplication = {
  at: Temporal.Instant
  flow: 'issue' | 'extend'
  mprId: MprId
  periodNo: number
  connectionNumber: ConnectionNumber
  activationKeyNo: ActivationKeyNo
  months: number
  /** The 約款 that was agreed to. */
  termsKind: TermsKind
  termsVersion: number
  undoneAt: Temporal.Instant | null
}

/** Everything that it applied for. */
export async function applicationsOf(db: Db | Tx, accountId: number): Promise<KeptApplication[]> {
  return db<KeptApplication[]>`
    select e.at, e.kind as flow, e.mpr_id as "mprId", e.period_no as "periodNo", s.connection_number as "connectionNumber",
      e.activation_key_no as "activationKeyNo", e.months, e.terms_kind as "termsKind", e.terms_version as "termsVersion",
      e.undone_at as "undoneAt"
    from service_events e join services s using (mpr_id, period_no)
    where e.account_id = ${accountId} and e.kind in ('issue', 'extend') order by e.at, e.mpr_id, e.seq`
}

export type KeptAct = { at: Temporal.Instant; act: ActName; subject: Act['subject']; requestId: string | null }

/** What it did besides applying and signing in. */
export async function actsOf(db: Db | Tx, accountId: number): Promise<KeptAct[]> {
  return db<KeptAct[]>`
    select at, act, subject, request_id as "requestId" from audit
    where account_id = ${accountId} and act not in ('issue', 'extend') and act <> 'sign-in' order by id`
}

export type KeptMail = {
  at: Temporal.Instant
  template: string
  /** Null: its address of that time. */
  recipient: string | null
  state: MailState
  endedAt: Temporal.Instant | null
  /** Why it did not arrive. */
  reason: string | null
  data: Record<string, unknown>
}

/** Also the codes that went to its addresses. */
export async function mailsOf(db: Db | Tx, { accountId, addresses }: Person): Promise<KeptMail[]> {
  return db<KeptMail[]>`
    select created_at as at, template, recipient, state, ended_at as "endedAt", reason, data from outbox
    where account_id = ${accountId} or ${isCodeTo(db, addresses)} order by id`
}
