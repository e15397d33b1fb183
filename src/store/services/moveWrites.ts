// The writes of a move: an operator's (R13), or that of the company that holds the service (R23).

import type { ActivationKeyNo } from '#domain/codes'
import type { Move } from '#domain/correction'
import type { MoveReason } from '#domain/ownMove'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import { careMoves } from '../care/entryWrites.ts'
import type { Tx } from '../db.ts'
import type { KeptCode } from '../keptCodes.ts'
import { mailsFrom } from '../notices/outbox.ts'
import { toldOf } from './holders.ts'

/** Why a company moved it, and whether it went back where it came from. */
type OwnReason = { why: MoveReason; back?: true }

type ToMove = {
  move: Move
  /** The key that the service gets on its new device. */
  registrationKey: KeptCode
  cards: ActivationKeyNo[]
  by: Principal
  own?: OwnReason
  /** Accounts that are told by the answer to what they asked for. */
  answered?: readonly number[]
}

/**
 * Moves a service to another device: opens a period there with the number, term, cards and holder, closes the old period,
 * queues mails to the holder's 管理者, and writes the audit row. The caller has locked the cards and both devices.
 * @returns how many rows of the audit trail
 */
export async function writeMove(
  tx: Tx,
  { move, registrationKey, cards, by, own, answered = [] }: ToMove,
  now: Temporal.Instant,
): Promise<number> {
  const { before, after } = move
  const about = {
    mprId: before.mprId,
    periodNo: before.periodNo,
    toMprId: after.mprId,
    toPeriodNo: after.periodNo,
    connectionNumber: after.connectionNumber,
    ...own,
  }
  // A statement of its own: the constraint of one open period per device is checked within a statement too.
  await tx`update services set closing = 'superseded', closed_at = ${now} where mpr_id = ${after.mprId} and closing is null`
  const written = await tx`
    with left_behind as (
      update services s set closing = 'moved', closed_at = ${now}
      where mpr_id = ${before.mprId} and period_no = ${before.periodNo}
      returning s.connection_number, s.months, s.trial_months, s.start_day, s.last_day,
        coalesce(s.origin_mpr_id, s.mpr_id) as first_mpr_id, coalesce(s.origin_period_no, s.period_no) as first_no,
        s.holder, ${answered}::bigint[] as answered
    ), opened as (
      insert into services (mpr_id, period_no, key_mark, key_sealed, registration_key, connection_number, months,
        trial_months, start_day, last_day, origin_mpr_id, origin_period_no, holder)
      select ${after.mprId}, ${after.periodNo}, ${registrationKey.mark}, ${registrationKey.sealed},
        ${registrationKey.clear}, connection_number, months, trial_months, start_day, last_day, first_mpr_id, first_no, holder from left_behind
    ), event as (
      insert into service_events (mpr_id, period_no, seq, kind, months, trial_months, day, account_id, at)
      select ${after.mprId}, ${after.periodNo}, 1, 'move', months, trial_months, start_day,
        ${by.kind === 'user' ? by.accountId : null}::bigint, ${now}::timestamptz from left_behind
    ), number as (
      update connection_numbers n set mpr_id = ${after.mprId} from left_behind l where n.connection_number = l.connection_number
    ), bound as (
      update activation_keys set mpr_id = ${after.mprId}, period_no = ${after.periodNo}
      where activation_key_no = any(${cards}::text[])
    ), mail as (${mailsFrom(tx, { act: 'move', known: about, account: 'a.id', from: toldOf('left_behind', { answered: true }) }, now)})
    ${auditOf(tx, { act: 'move', known: about }, by, now)}`
  await careMoves(tx, before.mprId, after.mprId)
  return written.count
}
