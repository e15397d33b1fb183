// What a company may take back itself (R22): the last application of a service, and how many it has taken back.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import { UNDO_DAYS } from '#domain/ownUndo'
import type { Tx } from '../db.ts'

export type Application = {
  kind: 'issue' | 'extend'
  activationKeyNo: ActivationKeyNo
  months: number
  at: Temporal.Instant
  /** Of whoever applied; null when that is not known any more. */
  companyId: number | null
  /** Who applied; null for somebody who has left. */
  person: string | null
}

/** Of a period the last application that was not taken back. */
export async function lastApplication(tx: Tx, mprId: MprId, periodNo: number): Promise<Application | undefined> {
  const [row] = await tx<Application[]>`
    select e.kind, e.activation_key_no as "activationKeyNo", e.months, e.at, a.company_id as "companyId",
      a.contact_name as person
    from service_events e left join accounts a on a.id = e.account_id
    where e.mpr_id = ${mprId} and e.period_no = ${periodNo} and e.kind in ('issue', 'extend') and e.undone_at is null
    order by e.seq desc limit 1`
  return row
}

/** How many a company has taken back in the last days (R22). */
export async function undosLately(tx: Tx, companyId: number, now: Temporal.Instant): Promise<number> {
  const since = now.subtract({ hours: 24 * UNDO_DAYS })
  const [row] = await tx<{ count: number }[]>`
    select count(*) from audit where company_id = ${companyId} and at > ${since} and act = 'undo'`
  return row!.count
}
