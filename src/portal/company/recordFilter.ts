// The filter of 操作の記録 as its address has it: one parser for the form, the list and the links to its further pages.
import type { ActName } from '#domain/acts'
import type { RecordFilter, RecordKey } from '#operations/companies/readRecords'
import type { Form } from '#ui/form'
import type { Text } from '#words/text'

export type RecordedAct = keyof Text['company']['acts']
export type What = keyof Text['company']['whats']

/** Kinds of acts that can be asked for by name. */
const ACTS_OF: Record<Exclude<What, 'all'>, readonly (RecordedAct & ActName)[]> = {
  applications: ['issue', 'extend', 'undo', 'export-applications'],
  devices: ['move', 'keep-device', 'change-devices', 'remove-devices', 'export-devices', 'keep-cards', 'ask-vendor'],
  people: [
    'invite',
    'withdraw-invitation',
    'accept-invitation',
    'change-role',
    'sign-out-person',
    'take-out',
    'close-account',
  ],
  data: ['register-account', 'update-account', 'change-address', 'reissue-login-id', 'news-opt-in', 'news-opt-out'],
  logins: [
    'sign-in',
    'use-temporary-password',
    'change-password',
    'add-passkey',
    'remove-passkey',
    'give-consent',
    'end-sessions',
    'denied',
  ],
}
export const WHATS = ['all', ...Object.keys(ACTS_OF)] as What[]

export type AskedRecords = { filter: RecordFilter; before: RecordKey | undefined; values: Form }

/** What makes no sense in an address made by hand is as if it were not there. */
export function recordsAsked(query: Form): AskedRecords {
  const what = WHATS.find(name => name === query.what) ?? 'all'
  const accountId = /^\d{1,15}$/.test(query.who ?? '') ? Number(query.who) : undefined
  const [from, to] = [dayOf(query.from), dayOf(query.to)]
  const filter: RecordFilter = {
    accountId,
    acts: what === 'all' ? Object.values(ACTS_OF).flat() : ACTS_OF[what],
    from: from && beginOf(from),
    until: to && beginOf(to.add({ days: 1 })),
  }
  const values = {
    who: accountId === undefined ? '' : String(accountId),
    what,
    from: from?.toString() ?? '',
    to: to?.toString() ?? '',
  }
  return { filter, before: keyOf(query.before), values }
}

/** Of the same filter, the page that begins after this row. */
export function pathAfter({ values }: AskedRecords, key: RecordKey | undefined): string {
  const before = key && `${key.at.toString()}_${key.id}`
  const query = Object.entries({ ...values, before }).filter(([, value]) => value)
  return `/company/records${query.length > 0 ? `?${new URLSearchParams(query as [string, string][])}` : ''}`
}

/** Days are Japan's, as the moments on the page. */
const beginOf = (day: Temporal.PlainDate) => day.toZonedDateTime('Asia/Tokyo').toInstant()

function dayOf(typed = ''): Temporal.PlainDate | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(typed)) return undefined
  try {
    return Temporal.PlainDate.from(typed, { overflow: 'reject' })
  } catch {
    return undefined // no such day
  }
}

function keyOf(typed = ''): RecordKey | undefined {
  const [, at, id] = /^(20\d\d-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/.exec(typed) ?? []
  if (at === undefined) return undefined
  try {
    return { at: Temporal.Instant.from(at), id: Number(id) }
  } catch {
    return undefined // no such moment
  }
}
