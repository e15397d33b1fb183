// What the tables must say when both servers have worked on them.
import { termName } from '#domain/term'
import type { Db } from '#store/db'
import { type ServiceRow, termFrom } from '#store/services/facts'
import { type KeyColumns, keyFrom } from '#store/services/keyOfService'
import { keyIn } from '../../support/testCodes.ts'
import type { Promised } from './journeys.ts'

/** Each counts rows that must not be there, besides those of the invariants. */
const DIFFERENCES: Record<string, string> = {
  'companies of two who did not join each other': `
    select from accounts where company_id is not null group by company_id having count(*) > 1`,
  'services held by others than who applied': `
    select from services s join service_events e on (e.mpr_id, e.period_no, e.seq) = (s.mpr_id, s.period_no, 1)
    join accounts a on a.id = e.account_id where s.holder <> a.company_id`,
}

/** @param before the services that were there already have a holder, once they are filled */
export async function differences(db: Db, before: Temporal.Instant): Promise<string[]> {
  const found: string[] = []
  for (const [name, sql] of Object.entries(DIFFERENCES)) {
    const [row] = await db.unsafe<{ rows: number }[]>(`select count(*)::int as rows from (${sql}) x`)
    if (row!.rows > 0) found.push(`${row!.rows} ${name}`)
  }
  const [unfilled] = await db<{ rows: number }[]>`
    select count(*)::int as rows from services s join service_events e
      on (e.mpr_id, e.period_no, e.seq) = (s.mpr_id, s.period_no, 1)
    where s.holder is null and e.at < ${before}`
  if (unfilled!.rows > 0) found.push(`${unfilled!.rows} services without a holder`)
  return found
}

/** What was acknowledged and is not there. */
export async function lost(db: Db, promised: Promised): Promise<string[]> {
  return [...(await lostApplications(db, promised)), ...(await lostAccounts(db, promised))]
}

type Used = ServiceRow & KeyColumns & { activation_key_no: string; flow: string }

async function lostApplications(db: Db, { issued, extended }: Promised): Promise<string[]> {
  const cards = [...issued.keys(), ...extended.keys()]
  const rows = await db<Used[]>`
    select k.activation_key_no, k.flow, s.* from activation_keys k join services s using (mpr_id, period_no)
    join service_events e on e.activation_key_no = k.activation_key_no and e.kind = k.flow and e.undone_at is null
    where k.activation_key_no = any(${cards})`
  const found = new Map(rows.map(row => [row.activation_key_no, row]))
  const isThere = (no: string, flow: string, mprId: string, holds: (row: Used) => boolean) => {
    const row = found.get(no)
    return row?.flow === flow && row.mpr_id === mprId && holds(row)
  }
  const lostIssues = [...issued]
    .filter(
      ([no, { mprId, key }]) =>
        !isThere(no, 'issue', mprId, row => key === '' || keyIn(keyFrom(row), row.mpr_id) === key),
    )
    .map(([no]) => `the key of card ${no}`)
  const lostExtensions = [...extended]
    .filter(([no, { mprId, term }]) => !isThere(no, 'extend', mprId, row => termName(termFrom(row)) === term))
    .map(([no]) => `the extension by card ${no}`)
  return [...lostIssues, ...lostExtensions]
}

async function lostAccounts(db: Db, { companies, closed }: Promised): Promise<string[]> {
  const open = await db<{ email: string; company: string }[]>`
    select a.email, c.name as company from accounts a join companies c on c.id = a.company_id
    where lower(a.email) = any(${[...companies.keys()]})`
  const names = new Map(open.map(row => [row.email, row.company]))
  const left = await db<{ id: string }[]>`
    select login_id as id from accounts where login_id = any(${[...closed]}) and closed_at is not null`
  const gone = new Set(left.map(row => row.id))
  return [
    ...[...companies].filter(([email, name]) => names.get(email) !== name).map(([email]) => `the data of ${email}`),
    ...[...closed].filter(id => !gone.has(id)).map(id => `the end of ${id}`),
  ]
}
