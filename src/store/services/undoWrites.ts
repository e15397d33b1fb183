// The writes of an undo: an operator's (R13), or that of the company that applied (R22).

import type { ActivationKeyNo } from '#domain/codes'
import type { Undo } from '#domain/correction'
import type { UndoReason } from '#domain/ownUndo'
import { lastDayOf } from '#domain/term'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import { careUndone } from '../care/entryWrites.ts'
import type { Tx } from '../db.ts'
import { mailsFrom } from '../notices/outbox.ts'
import { holderOf, toldOf } from './holders.ts'

type ToUndo = {
  activationKeyNo: ActivationKeyNo
  undo: Undo
  by: Principal
  /** Why the company took it back itself. */
  why?: UndoReason
  /** Accounts that are told by the answer to what they asked for. */
  answered?: readonly number[]
}

/**
 * Takes a card's use back: changes the service, marks the event, frees the card, queues mails to the holder's
 * 管理者 and, when the company that applied takes it back, to whoever applied, and writes the audit row. The caller has locked the card and its device.
 * @returns how many rows of the audit trail
 */
export async function writeUndo(
  tx: Tx,
  { activationKeyNo, undo, by, why, answered = [] }: ToUndo,
  now: Temporal.Instant,
): Promise<number> {
  const { mprId, periodNo, connectionNumber } = undo.before
  if (undo.flow === 'issue') await closeUndone(tx, undo, now)
  else await writeTerm(tx, undo.after!)
  const about = { mprId, periodNo, activationKeyNo, connectionNumber, ...(why && { why }) }
  const known = undo.flow === 'issue' ? { ...about, flow: 'issue' as const } : { ...about, ...extensionUndone(undo) }
  const what = { known, columns: { months: 'period.months' } }
  const written = await tx`
    with undone as (
      update service_events set undone_at = ${now}
      where mpr_id = ${mprId} and period_no = ${periodNo} and seq = ${undo.seq} returning months, account_id
    ), period as (
      select ${tx.unsafe(holderOf('s'))} as holder, undone.months, undone.account_id as applicant,
        ${answered}::bigint[] as answered
      from undone, services s where s.mpr_id = ${mprId} and s.period_no = ${periodNo}
    ), event as (
      insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, account_id, at)
      select ${mprId}, ${periodNo}, max(seq) + 1, 'undo', ${activationKeyNo}, ${accountOf(by)}::bigint, ${now}::timestamptz
      from service_events where mpr_id = ${mprId} and period_no = ${periodNo}
    ), freed as (
      update activation_keys set flow = null, mpr_id = null, period_no = null, used_at = null
      where activation_key_no = ${activationKeyNo}
    ), offered as (
      update held_cards set pending_until = null, pending_by = null where activation_key_no = ${activationKeyNo}
    ), mail as (${mailsFrom(tx, { act: 'undo', ...what, account: 'a.id', from: toldOf('period', { applicantToo: why !== undefined, answered: true }) }, now)})
    ${auditOf(tx, { act: 'undo', ...what, from: 'period' }, by, now)}`
  await careUndone(tx, mprId, activationKeyNo)
  return written.count
}

const accountOf = (by: Principal): number | null => (by.kind === 'user' ? by.accountId : null)

/** With the term that is left. */
function extensionUndone({ after }: Undo) {
  const { term } = after!
  const startDay = term.kind === 'started' ? term.start.toString() : null
  return { flow: 'extend' as const, totalMonths: term.months, startDay, lastDay: lastDayOf(term)?.toString() ?? null }
}

/** Closes the period as undone, and opens the one before it again if the rule says so. */
async function closeUndone(tx: Tx, { before, after }: Undo, now: Temporal.Instant): Promise<void> {
  const { mprId, periodNo } = before
  await tx`update services set closing = 'undone', closed_at = ${now} where mpr_id = ${mprId} and period_no = ${periodNo}`
  if (after && !after.closing)
    await tx`update services set closing = null, closed_at = null where mpr_id = ${mprId} and period_no = ${after.periodNo}`
}

async function writeTerm(tx: Tx, { mprId, periodNo, term }: NonNullable<Undo['after']>): Promise<void> {
  const start = term.kind === 'started' ? term.start : null
  await tx`update services set months = ${term.months}, trial_months = ${term.trialMonths}, start_day = ${start},
    last_day = ${lastDayOf(term) ?? null} where mpr_id = ${mprId} and period_no = ${periodNo}`
}
