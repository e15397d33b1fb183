// What happened to a device and its cards, and who did it: service events, and the operators' rows of the audit trail.
import type { ActName } from '#domain/acts'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { Db, Tx } from '../db.ts'

/** One thing that happened. `by` is an operator's name, or an account's 登録ID and company. */
export type HistoryEntry = {
  at: Temporal.Instant
  act: ActName
  by: string | null
  reason: string | null
  periodNo: number | null
  activationKeyNo: ActivationKeyNo | null
  months: number | null
  /** The day that a clock started on. */
  day: Temporal.PlainDate | null
  /** Of an application: it was taken back (R13, R22). */
  undone: boolean
  /** What an operator's act, or a company's undo, was about, as the audit trail has it. */
  subject: Record<string, string | number | boolean | string[] | null> | null
}

/**
 * The oldest first. An import has one audit row for all its devices, without an MPR ID: it is found by the instant that it
 * shares with them. An operator's correction is taken from its audit row, which says who and why. A move has one row for both devices:
 * it names the old one and is found for the new one by its instant.
 */
export async function historyOf(db: Db | Tx, mprId: MprId | null, cards: ActivationKeyNo[]): Promise<HistoryEntry[]> {
  return db<HistoryEntry[]>`
    select e.at, e.kind as act, coalesce(a.login_id || ' (' || coalesce(c.name, 'closed') || ')',
      'account ' || e.account_id) as by,
      null as reason, e.period_no as "periodNo", e.activation_key_no as "activationKeyNo", e.months,
      case e.kind when 'start' then e.day end as day, e.undone_at is not null as undone,
      case when e.kind in ('undo', 'move') then (select o.subject from audit o where o.account_id = e.account_id
        and o.act = e.kind and o.at = e.at and (o.subject ->> 'activationKeyNo' = e.activation_key_no
          or o.subject ->> 'toMprId' = e.mpr_id)) end as subject,
      e.period_no::bigint * 1000 + e.seq as ord
    from service_events e left join accounts a on a.id = e.account_id left join companies c on c.id = a.company_id
    where e.mpr_id = ${mprId} and (e.kind not in ('undo', 'move', 'stop') or e.account_id is not null)
    union all
    select m.at, m.act, coalesce(a.login_id || ' (' || coalesce(c.name, 'closed') || ')', 'account ' || m.account_id),
      null, null, null, null, null, false, m.subject, m.id
    from audit m left join accounts a on a.id = m.account_id left join companies c on c.id = m.company_id
    where m.act = 'move' and m.account_id is not null and m.subject ->> 'mprId' = ${mprId}
    union all
    select at, act, operator, reason, null, subject ->> 'activationKeyNo', null, null, false, subject, id
    from audit where operator is not null and (subject ->> 'mprId' = ${mprId}
      or subject ->> 'activationKeyNo' = any(${cards}::text[])
      or (act = 'import-devices' and at = (select imported_at from devices where mpr_id = ${mprId}))
      or (act = 'move' and subject ->> 'toMprId' = ${mprId}
        and at = any(array(select at from service_events where mpr_id = ${mprId} and kind = 'move'))))
    order by at, ord`
}
