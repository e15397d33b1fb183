// The writes of 期間の延長 for a whole list: one statement, however many requests there are.
import { lastDayOf, type Term } from '#domain/term'
import { auditOfUsers } from '../audit.ts'
import { careOfExtended, careOfOthersExtended } from '../care/entryWrites.ts'
import type { Tx } from '../db.ts'
import { mailsFrom } from '../notices/outbox.ts'
import { rowsInOrder } from '../rows.ts'
import { applicantColumns, type NewApplication } from './application.ts'

/** Months to add to a service period. */
export type NewExtension = NewApplication & {
  periodNo: number
  /** The term as it is from now on, after the extensions before this one in the list. */
  after: Term
}

/**
 * Writes everything of these extensions: terms, events, the cards' use, result pages, mails, audit. The caller has locked
 * their cards and devices.
 * @param today the GMT day that the count may begin on (R5)
 */
export async function extendTerms(
  tx: Tx,
  extensions: NewExtension[],
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  if (extensions.length === 0) return
  const list = extensions.map(e => ({
    ...e,
    ...applicantColumns(e),
    totalMonths: e.after.months,
    trialMonths: e.after.trialMonths,
    startDay: e.after.kind === 'started' ? e.after.start : undefined,
    lastDay: lastDayOf(e.after),
  }))
  await tx`
    with r as (
      select r.*, ${now}::timestamptz as at, ${today}::date as day,
        coalesce((select max(e.seq) from service_events e where e.mpr_id = r.mpr_id and e.period_no = r.period_no), 0)
          + row_number() over (partition by r.mpr_id, r.period_no order by ord) as seq,
        ord = max(ord) over (partition by r.mpr_id, r.period_no) as is_last
      from ${rowsInOrder(tx, list, {
        mprId: 'text',
        periodNo: 'int',
        activationKeyNo: 'text',
        months: 'int',
        totalMonths: 'int',
        trialMonths: 'int',
        startDay: 'date',
        lastDay: 'date',
        productCode: 'text',
        termsKind: 'text',
        termsVersion: 'int',
        accountId: 'bigint',
        companyId: 'bigint',
        resultId: 'uuid',
        requestId: 'text',
        draftId: 'uuid',
        draftEnd: 'text',
      })}
    ), extended as (
      update services s set months = r.total_months, trial_months = r.trial_months, start_day = r.start_day,
        last_day = r.last_day
      from r where is_last and s.mpr_id = r.mpr_id and s.period_no = r.period_no
    ), events as (
      insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, day, terms_kind,
        terms_version, account_id, at)
      select mpr_id, period_no, seq, 'extend', activation_key_no, months, day, terms_kind, terms_version, account_id, at
      from r
    ), used as (
      update activation_keys k set flow = 'extend', mpr_id = r.mpr_id, period_no = r.period_no, used_at = r.at
      from r where k.activation_key_no = r.activation_key_no
    ), finished as (
      -- Not joined, since a plan for a join could read all drafts (decision 008).
      update drafts d set finished = (select draft_end from r where r.draft_id = d.id)
      where d.id = any(${list.map(e => e.draftId ?? null)}::uuid[])
    ), pages as (
      insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at, event_mpr_id,
        event_period_no, event_seq)
      select result_id, account_id, 'extend', mpr_id, period_no, activation_key_no, at, mpr_id, period_no, seq from r
    ), care as (${careOfExtended(tx)}
    ), others as (${careOfOthersExtended(tx)}
    ), mails as (${mailsFrom(tx, { act: 'extend', columns: { ...EXTENDED, productCode: 'product_code' }, from: 'r' }, now)})
    ${auditOfUsers(tx, { act: 'extend', columns: { ...EXTENDED, ...PERIOD_AND_CARD }, from: 'r' }, now)}`
}

const EXTENDED = {
  mprId: 'mpr_id',
  months: 'months',
  totalMonths: 'total_months',
  startDay: 'start_day',
  lastDay: 'last_day',
}
const PERIOD_AND_CARD = { periodNo: 'period_no', activationKeyNo: 'activation_key_no' }
