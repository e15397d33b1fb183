// The writes of an operator's stop (R13).

import type { Service } from '#domain/service'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import { restAnew } from '../care/entryWrites.ts'
import type { Tx } from '../db.ts'
import { mailsFrom } from '../notices/outbox.ts'
import { holderOf, toldOf } from './holders.ts'

/**
 * Ends a service: closes its period, adds the event, queues mails to the holder's 管理者, and writes the audit row. The
 * caller has locked the device.
 * @returns how many rows of the audit trail
 */
export async function writeStop(
  tx: Tx,
  { service, by }: { service: Service; by: Principal },
  now: Temporal.Instant,
): Promise<number> {
  const { mprId, periodNo, connectionNumber } = service
  const about = { mprId, periodNo, connectionNumber }
  const written = await tx`
    with stopped as (
      update services s set closing = 'stopped', closed_at = ${now} where mpr_id = ${mprId} and period_no = ${periodNo}
      returning ${tx.unsafe(holderOf('s'))} as holder
    ), event as (
      insert into service_events (mpr_id, period_no, seq, kind, at)
      select ${mprId}, ${periodNo}, max(seq) + 1, 'stop', ${now}::timestamptz
      from service_events where mpr_id = ${mprId} and period_no = ${periodNo}
    ), mail as (${mailsFrom(tx, { act: 'stop', known: about, account: 'a.id', from: toldOf('stopped') }, now)})
    ${auditOf(tx, { act: 'stop', known: about }, by, now)}`
  await restAnew(tx, [mprId])
  return written.count
}
