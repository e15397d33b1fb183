// The rows of a file of 機器一覧: the whole list, or what is ticked, in slices. Days come as text, since nothing here counts
// with them, and a hundred thousand of them would take longer to read than the file to write.
import { firstExtendable, type Standing } from '#domain/careEntry'
import { NO_FILTER, type Order, parseCareQuery } from '#domain/careFilter'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Family } from '#domain/service'
import type { Db, Tx } from '../db.ts'
import { type Fragment, fragment } from '../fragment.ts'
import { codeEndingOf, endsIn } from './conditions.ts'
import { type Pick, picked } from './picks.ts'

const SLICE = 500

export type ExportList = { companyId: number; pick: Omit<Pick, 'id'>; order: Order; today: Temporal.PlainDate }

/** As the columns of a statement come: an object for each would take a third more time. */
export type ExportRow = [
  id: string,
  mprId: MprId,
  standing: Standing,
  lastDay: string | null,
  connectionNumber: ConnectionNumber | null,
  family: Family,
  productCode: string,
  activationKeyNo: ActivationKeyNo,
  /** Sealed, in base64; a key that is not sealed yet is as long as a key is. */
  registrationKey: string | null,
  issuedOn: string | null,
  notExtending: string | null,
  endCustomer: string | null,
  site: string | null,
  orderNo: string | null,
  assetNo: string | null,
  reminderContact: string | null,
  note: string | null,
  tags: string,
]

/** What the company wrote, of a row. */
export const wordsOfRow = (row: ExportRow): readonly (string | null)[] => row.slice(10)

/** Tags are told apart by a comma, as they are typed. */
const COLUMNS = `e.id::text, e.mpr_id, e.standing, e.last_day::text, e.connection_number, e.family::text, e.product_code,
  e.activation_key_no, coalesce(encode(s.key_sealed, 'base64'), s.registration_key::text), to_char(e.issued_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD'), e.not_extending,
  e.end_customer, e.site, e.order_no, e.asset_no, e.reminder_contact, e.note, array_to_string(e.tags, ', ')`

/** The query of an export, also for those who measure it. */
export function exportQuery(db: Db | Tx, list: ExportList): Fragment {
  const { companyId, pick, today } = list
  return db`select ${fragment(db, [COLUMNS], [])}
    from care_entries e left join services s on s.mpr_id = e.mpr_id and s.period_no = e.period_no
    where ${picked(db, companyId, pick, today)} order by ${ordered(db, list)}`
}

/** The next slice is fetched while one is worked on: each takes about as long. */
export async function* exportRows(tx: Tx, list: ExportList): AsyncGenerator<ExportRow[]> {
  const slices = slicesOf(tx, list)
  let next = slices.next()
  try {
    while (true) {
      const slice = await next
      if (slice.done) return
      next = slices.next()
      yield slice.value
    }
  } finally {
    // Whoever stops early waits for what was fetched beside it; how that ended is told to nobody.
    await next.catch(() => undefined)
    await slices.return(undefined)
  }
}

async function* slicesOf(tx: Tx, list: ExportList): AsyncGenerator<ExportRow[]> {
  const slices = tx<Record<string, string | null>[]>`${exportQuery(tx, list)}`.values().cursor(SLICE)
  for await (const rows of slices) yield rows as ExportRow[]
}

/** As the list shows them (entries.ts). */
function ordered(db: Db | Tx, { pick, order, today }: ExportList): Fragment {
  const { tab, search } = pick.filter === undefined ? NO_FILTER : parseCareQuery(pick.filter)
  const ending = codeEndingOf(search)
  const byCode = ending === undefined ? db`` : db`${endsIn(db, ending)} desc,`
  if (order === 'customer') return db`${byCode} e.end_customer nulls last, e.id`
  if (tab === 'extended') return db`${byCode} e.extended_at desc, e.id desc`
  const lapsed = db`e.last_day < ${firstExtendable(today)}`
  return db`${byCode}
    case when e.standing <> 'open' then 3 when e.last_day is null then 1 when ${lapsed} then 2 else 0 end,
    case when ${lapsed} then '2000-01-01'::date - e.last_day else e.last_day - '2000-01-01'::date end,
    case when ${lapsed} then -e.id else e.id end`
}
