// The writes of 新規申請 for a whole list: two statements, however many requests there are.
import type { ConnectionNumber } from '#domain/connectionNumber'
import { auditOfUsers } from '../audit.ts'
import { careOfIssued } from '../care/entryWrites.ts'
import type { Tx } from '../db.ts'
import type { KeptCode } from '../keptCodes.ts'
import { mailsFrom } from '../notices/outbox.ts'
import { rows } from '../rows.ts'
import { applicantColumns, type NewApplication } from './application.ts'

/** A service period to open, with the months of its card. */
export type NewService = NewApplication & {
  periodNo: number
  registrationKey: KeptCode
  connectionNumber: ConnectionNumber
  /** The device owns the number already, so no row is added to connection_numbers. */
  numberOwned: boolean
  /** How many of the months a trial brought. */
  trialMonths: number
}

/** Closes the lapsed period that a new one follows, where the device had a service before. */
export async function supersedeLapsed(tx: Tx, services: NewService[], now: Temporal.Instant): Promise<void> {
  const later = services.filter(s => s.periodNo > 1)
  if (later.length === 0) return
  await tx`
    update services s set closing = 'superseded', closed_at = ${now}
    from ${rows(tx, later, { mprId: 'text', periodNo: 'int' })}
    where s.mpr_id = r.mpr_id and s.period_no < r.period_no and s.closing is null`
}

/** Writes everything of the new periods: numbers, services, events, the cards' use, result pages, mails, audit. */
export async function openServices(tx: Tx, services: NewService[], now: Temporal.Instant): Promise<void> {
  if (services.length === 0) return
  const list = services.map(s => ({ ...s, ...s.registrationKey, ...applicantColumns(s) }))
  await tx`
    with r as (
      select r.*, ${now}::timestamptz as at
      from ${rows(tx, list, {
        mprId: 'text',
        periodNo: 'int',
        activationKeyNo: 'text',
        mark: 'bytea',
        sealed: 'bytea',
        clear: 'text',
        connectionNumber: 'text',
        numberOwned: 'boolean',
        months: 'int',
        trialMonths: 'int',
        productCode: 'text',
        accountId: 'bigint',
        companyId: 'bigint',
        resultId: 'uuid',
        requestId: 'text',
        termsVersion: 'int',
        termsKind: 'text',
        draftId: 'uuid',
        draftEnd: 'text',
      })}
    ), numbers as (
      insert into connection_numbers (connection_number, mpr_id, given_at)
      select connection_number, mpr_id, at from r where not number_owned order by connection_number
    ), opened as (
      insert into services (mpr_id, period_no, key_mark, key_sealed, registration_key, connection_number, months, trial_months, holder)
      select mpr_id, period_no, mark, sealed, clear, connection_number, months, trial_months, company_id from r
    ), events as (
      insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_kind, terms_version, account_id, at)
      select mpr_id, period_no, 1, 'issue', activation_key_no, months, terms_kind,
        terms_version, account_id, at from r
    ), used as (
      update activation_keys k set flow = 'issue', mpr_id = r.mpr_id, period_no = r.period_no, used_at = r.at
      from r where k.activation_key_no = r.activation_key_no
    ), released as (
      delete from connection_number_holds h using r where h.activation_key_no = r.activation_key_no
    ), finished as (
      -- Not joined, since a plan for a join could read all drafts (decision 008).
      update drafts d set finished = (select draft_end from r where r.draft_id = d.id)
      where d.id = any(${list.map(s => s.draftId ?? null)}::uuid[])
    ), pages as (
      insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at)
      select result_id, account_id, 'issue', mpr_id, period_no, activation_key_no, at from r
    ), care as (${careOfIssued(tx)}
    ), mails as (${mailsFrom(tx, { act: 'issue', columns: { ...ISSUED, productCode: 'product_code' }, from: 'r' }, now)})
    ${auditOfUsers(tx, { act: 'issue', columns: { ...ISSUED, ...PERIOD_AND_CARD }, from: 'r' }, now)}`
}

const ISSUED = { mprId: 'mpr_id', connectionNumber: 'connection_number', months: 'months' }
const PERIOD_AND_CARD = { periodNo: 'period_no', activationKeyNo: 'activation_key_no' }
