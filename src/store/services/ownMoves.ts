// How often companies have moved services themselves (R23), and how a service came to its device.
import type { MprId } from '#domain/codes'
import { COMPANY_DAYS, LINE_DAYS, type OwnMoveFacts } from '#domain/ownMove'
import type { Tx } from '../db.ts'
import { deviceLineOf } from './deviceLine.ts'

type Period = { companyId: number; mprId: MprId; periodNo: number }

/** Of the period that a company's entry rests on. The caller has locked its device. */
export async function ownMovesOf(
  tx: Tx,
  { companyId, mprId, periodNo }: Period,
  now: Temporal.Instant,
): Promise<Pick<OwnMoveFacts, 'isHolder' | 'ofLine' | 'ofCompany' | 'last'>> {
  const [lineSince, companySince] = [LINE_DAYS, COMPANY_DAYS].map(days => now.subtract({ hours: 24 * days }))
  const [row] = await tx<Row[]>`
    select s.holder is not distinct from ${companyId}::bigint as "isHolder",
      (select count(*) from audit m where m.act = 'move' and m.account_id is not null and m.at > ${lineSince!}
        and not m.subject ? 'back' and m.subject ->> 'mprId' = any(array(select l.mpr_id from ${deviceLineOf(tx)} l))) as "ofLine",
      (select count(*) from audit m where m.company_id = ${companyId} and m.at > ${companySince!} and m.act = 'move'
        and not m.subject ? 'back') as "ofCompany",
      came.at, came.from,
      exists (select from device_contacts h where h.mpr_id = s.mpr_id and h.period_no = s.period_no) as registered
    from services s left join lateral (
      select e.at, old.mpr_id as from from service_events e
        join services old on old.closing = 'moved' and old.closed_at = e.at
          and coalesce(old.origin_mpr_id, old.mpr_id) = s.origin_mpr_id
          and coalesce(old.origin_period_no, old.period_no) = s.origin_period_no
      where e.mpr_id = s.mpr_id and e.period_no = s.period_no and e.seq = 1 and e.kind = 'move' and e.account_id is not null
    ) came on true
    where s.mpr_id = ${mprId} and s.period_no = ${periodNo}`
  const { at, from, registered, ...counts } = row!
  return { ...counts, last: at && from ? { at, from, registered } : undefined }
}

type Row = Pick<OwnMoveFacts, 'isHolder' | 'ofLine' | 'ofCompany'> & {
  at: Temporal.Instant | null
  from: MprId | null
  registered: boolean
}
