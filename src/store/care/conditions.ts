// A filter of 機器一覧 as conditions of a statement on care_entries, there called e.
import { type CareFilter, type Span, TAB_DAYS, type Tab } from '#domain/careFilter'
import type { Db, Tx } from '../db.ts'
import type { Fragment } from '../fragment.ts'

export function inSpan(db: Db | Tx, span: Span): Fragment {
  switch (span.of) {
    case 'running':
      return span.to
        ? db`(e.standing = 'open' and e.last_day >= ${span.from} and e.last_day <= ${span.to})`
        : db`(e.standing = 'open' and e.last_day >= ${span.from})`
    case 'unstarted':
      return db`(e.standing = 'open' and e.last_day is null)`
    case 'lapsed':
      return db`(e.standing = 'open' and e.last_day < ${span.before})`
    case 'closed':
      return db`(e.standing <> 'open' and e.standing = any(${span.standings}::text[]))`
  }
}

/** @param spans one at least */
export function anyOf(db: Db | Tx, spans: Span[]): Fragment {
  const [first, ...others] = spans.map(span => inSpan(db, span))
  return db`(${others.reduce((all, one) => db`${all} or ${one}`, first!)})`
}

/** All of a filter but its spans, each with an `and` before it. */
export function conditionsOf(db: Db | Tx, filter: CareFilter, today: Temporal.PlainDate): Fragment {
  const { tab, family, tag, customer, product, silent, notExtending, search } = filter
  const parts: Fragment[] = []
  parts.push(ofTabAlone(db, tab, today))
  if (family) parts.push(db`and e.family = ${family}`)
  if (tag) parts.push(db`and ${tag} = any(e.tags)`)
  if (customer) parts.push(db`and e.end_customer = ${customer}`)
  if (product) parts.push(db`and e.product_code = ${product}`)
  if (notExtending !== undefined)
    parts.push(notExtending ? db`and e.not_extending is not null` : db`and e.not_extending is null`)
  if (silent !== undefined) parts.push(silentFor(db, today.subtract({ days: silent })))
  if (search) parts.push(found(db, search))
  return parts.reduce((all, part) => db`${all} ${part}`, db``)
}

/** What a tab asks for besides its spans. */
export function ofTabAlone(db: Db | Tx, tab: Tab, today: Temporal.PlainDate): Fragment {
  if (tab === 'due') return db`and e.not_extending is null`
  if (tab === 'extended')
    return db`and e.extended_at >= ${today.subtract({ days: TAB_DAYS }).toZonedDateTime('UTC').toInstant()}`
  return db``
}

/** Of a device that its company sees: in use, and not heard since. */
function silentFor(db: Db | Tx, day: Temporal.PlainDate): Fragment {
  return db`and e.last_day is not null and not exists (select from device_contacts d
    where d.mpr_id = e.mpr_id and d.heard_at >= ${day.toZonedDateTime('UTC').toInstant()})`
}

/** Everything that the company wrote, and codes whole or by their last four (R26). */
function found(db: Db | Tx, search: string): Fragment {
  const words = search.normalize('NFKC').toLowerCase()
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const ending = codeEndingOf(search)
  if (ending) return db`and (e.words like ${like} or ${endsIn(db, ending)})`
  const code = codeIn(search)
  if (/^[0-9A-F]{11}$|^[0-9A-F]{16}$/.test(code))
    return db`and (e.words like ${like} or e.mpr_id = ${code} or e.activation_key_no = ${code} or e.connection_number = ${code})`
  return db`and e.words like ${like}`
}

const codeIn = (search: string) => search.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

/** What may be the last four of a code. */
export function codeEndingOf(search: string | undefined): string | undefined {
  const code = search && codeIn(search)
  return code && /^[0-9A-F]{4}$/.test(code) ? code : undefined
}

/** Whether a code of the entry ends in these four; never null. */
export function endsIn(db: Db | Tx, ending: string): Fragment {
  const like = `%${ending}`
  return db`(e.mpr_id like ${like} or e.activation_key_no like ${like} or coalesce(e.connection_number, '') like ${like})`
}
