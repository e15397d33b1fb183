// The company that holds a service (R19), named by its row: that whose 新規申請 opened its line, or who took it over.
import { rolesWith } from '#domain/may'
import type { Service } from '#domain/service'
import type { Tx } from '../db.ts'

/** Of a row of services under this alias, as an expression. Null: nobody's. A company that is closed holds nothing. */
export function holderOf(service: string): string {
  return `(select c.id from companies c where c.closed_at is null and c.id = ${service}.holder)`
}

/**
 * For the `from` of a statement: the accounts, as `a`, that are told what is corrected (R13), which are the 管理者 of
 * the company in the column `holder` of one of its parts, and the account in its column `applicant` if that is asked for
 * (R22). Somebody who cannot sign in is told nothing. @param answered whether
 * its column `answered` names accounts that another mail tells
 */
export function toldOf(
  part: string,
  { applicantToo = false, answered = false }: { applicantToo?: boolean; answered?: boolean } = {},
): string {
  const leaders = `array(select l.id from accounts l where l.company_id = ${part}.holder and l.role in (${TOLD}))`
  return `${part} join accounts a on a.id = any(${applicantToo ? `${leaders} || ${part}.applicant` : leaders})
    and a.closed_at is null and a.disabled_at is null${answered ? ` and a.id <> all(${part}.answered)` : ''}
    join companies told on told.id = a.company_id and told.disabled_at is null`
}

/** How many are told what is corrected of this service. */
export async function countTold(tx: Tx, { mprId, periodNo }: Pick<Service, 'mprId' | 'periodNo'>): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    with held as (
      select ${tx.unsafe(holderOf('s'))} as holder from services s where mpr_id = ${mprId} and period_no = ${periodNo}
    )
    select count(*) from ${tx.unsafe(toldOf('held'))}`
  return row!.count
}

const TOLD = rolesWith('hear-of-corrections')
  .map(role => `'${role}'`)
  .join(', ')
