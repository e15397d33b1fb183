// What the rules are decided on, read for a whole list of requests in one round trip.
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Card, Closing, Device, Family, Service, TermsKind } from '#domain/service'
import type { Term } from '#domain/term'
import type { User } from '#domain/who'
import type { Db, Tx } from '../db.ts'
import type { CodeMarks } from '../keptCodes.ts'
import { rowsInOrder } from '../rows.ts'

/** The three codes that a user typed. */
export type ThreeCodes = { mprId: MprId; activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }

/** What is known of one request's codes, and whether its company may apply for MPCS (R10). */
export type KnownCodes = {
  card: Card | undefined
  device: Device | undefined
  movedAway: boolean
  mpcsAllowed: boolean
}

/** `idMarks` of the Registration ID: a card is known by both of its codes. */
type CodesRequest = Omit<ThreeCodes, 'registrationId'> & { idMarks: CodeMarks; by: User }

/** Reads the facts of each request, in the order given. */
export async function readCodes(db: Db | Tx, requests: CodesRequest[]): Promise<KnownCodes[]> {
  const list = requests.map(({ by, idMarks, mprId, activationKeyNo }) => ({
    mprId,
    activationKeyNo,
    ...idMarks,
    companyId: by.companyId,
  }))
  const found = await db<Row[]>`
    select k.product_code, p.family as card_family, p.months as card_months, p.terms, k.frozen_at, k.voided_at, k.flow,
      d.family as device_family, coalesce(f.period_no, 0) as last_period_no, n.connection_number as former_number,
      ${db.unsafe(serviceColumns('u'))}, ${db.unsafe(serviceColumns('s'))},
      -- The first test looks redundant but is needed: for an unused card the second one is null, not false, so the subquery
      -- would run all the same and take a third of the statement's time.
      k.mpr_id is not null and k.mpr_id <> r.mpr_id and exists (
        select 1 from services old where old.mpr_id = r.mpr_id and old.closing = 'moved' and
          coalesce(old.origin_mpr_id, old.mpr_id) = coalesce(u.origin_mpr_id, u.mpr_id) and
          coalesce(old.origin_period_no, old.period_no) = coalesce(u.origin_period_no, u.period_no)) as moved_away,
      co.mpcs_allowed
    from ${rowsInOrder(db, list, { activationKeyNo: 'text', ...MARKS, mprId: 'text', companyId: 'bigint' })}
    left join activation_keys k on k.activation_key_no = r.activation_key_no and (k.id_mark in (r.mark, r.other_mark)
      or (k.id_mark is null and k.registration_id = r.clear))
    left join products p on p.code = k.product_code
    left join companies co on co.id = r.company_id
    left join devices d on d.mpr_id = r.mpr_id
    left join services u on u.mpr_id = k.mpr_id and u.period_no = k.period_no
    left join lateral (select * from services where mpr_id = r.mpr_id order by period_no desc limit 1) f on true
    left join connection_numbers n on n.connection_number = f.connection_number and n.mpr_id = f.mpr_id
    left join lateral (select * from services where mpr_id = r.mpr_id and closing is distinct from 'undone'
      order by period_no desc limit 1) s on true
    order by r.ord`
  return found.map((row, i) => ({
    card: row.product_code === null ? undefined : cardOf(row),
    device: row.device_family === null ? undefined : deviceOf(row, requests[i]!.mprId),
    movedAway: row.moved_away ?? false,
    mpcsAllowed: row.mpcs_allowed ?? false,
  }))
}

/** The columns of what a code is looked for by. */
export const MARKS = { mark: 'bytea', otherMark: 'bytea', clear: 'text' } as const

type Row = {
  product_code: string | null
  card_family: Family
  card_months: number
  terms: TermsKind
  frozen_at: Temporal.Instant | null
  voided_at: Temporal.Instant | null
  flow: 'issue' | 'extend' | null
  device_family: Family | null
  last_period_no: number
  former_number: ConnectionNumber | null
  moved_away: boolean | null
  mpcs_allowed: boolean | null
}

function cardOf(row: Row): Card {
  const service = serviceAs(row, 'u')
  return {
    productCode: row.product_code!,
    family: row.card_family,
    months: row.card_months,
    terms: row.terms,
    standing: row.voided_at ? 'void' : row.frozen_at ? 'frozen' : 'good',
    use: row.flow && service ? { flow: row.flow, service } : undefined,
  }
}

function deviceOf(row: Row, mprId: MprId): Device {
  return {
    mprId,
    family: row.device_family!,
    latest: serviceAs(row, 's'),
    lastPeriodNo: row.last_period_no,
    formerNumber: row.former_number ?? undefined,
  }
}

/** Named one by one: a star would end what servers have prepared when a column comes. */
const SERVICE_COLUMNS = 'mpr_id period_no connection_number months trial_months start_day closing'.split(' ')

/** The columns of a service under this alias, as serviceFrom reads them. */
export const serviceRowColumns = (alias: string): string => SERVICE_COLUMNS.map(name => `${alias}.${name}`).join(', ')

function serviceColumns(alias: string): string {
  return SERVICE_COLUMNS.map(name => `${alias}.${name} as ${alias}_${name}`).join(', ')
}

/** The service that a row carries under an alias; undefined where the join found none. */
function serviceAs(row: object, alias: 'u' | 's'): Service | undefined {
  const all = row as Record<string, unknown>
  const part = Object.fromEntries(SERVICE_COLUMNS.map(name => [name, all[`${alias}_${name}`]])) as ServiceRow
  return part.mpr_id === null ? undefined : serviceFrom(part)
}

/** A row of `services` as the domain sees it. */
export function serviceFrom(row: ServiceRow): Service {
  return {
    mprId: row.mpr_id as MprId,
    periodNo: row.period_no,
    connectionNumber: row.connection_number as ConnectionNumber,
    term: termFrom(row),
    closing: (row.closing as Closing | null) ?? undefined,
  }
}

export function termFrom(row: Pick<ServiceRow, 'months' | 'trial_months' | 'start_day'>): Term {
  const { months, trial_months: trialMonths, start_day: start } = row
  return start ? { kind: 'started', start, months, trialMonths } : { kind: 'unstarted', months, trialMonths }
}

export type ServiceRow = {
  mpr_id: string
  period_no: number
  connection_number: string
  months: number
  trial_months: number
  start_day: Temporal.PlainDate | null
  closing: string | null
}
