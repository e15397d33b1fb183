// One row of 機器一覧 (R18): キー検索 remembered. It shows what キー検索 with its card and device would answer, and words for
// what changed.
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { parseLine } from './profile.ts'
import type { Family } from './service.ts'
import { GRACE_MONTHS, lastDayToExtend } from './term.ts'

/** What became of what an entry rests on; `open` until a day is over. */
export const STANDINGS = ['open', 'stopped', 'moved', 'undone', 'handed-over'] as const
export type Standing = (typeof STANDINGS)[number]

/** 利用中, 期限切れ, 初回利用前, 失効, 引き継ぎ済み, 取り消し済み, 移管済み */
export const CARE_STATES = ['active', 'expired', 'unstarted', 'lapsed', 'moved', 'undone', 'handed-over'] as const
export type CareState = (typeof CARE_STATES)[number]

/** A company's own words on an entry (customer.md §1): private to it. */
export const CARE_FIELDS = ['endCustomer', 'site', 'orderNo', 'assetNo', 'reminderContact', 'note'] as const
export type CareField = (typeof CARE_FIELDS)[number]
export type CareWords = Record<CareField, string | null> & { tags: string[] }

export type CareEntry = CareWords & {
  id: number
  mprId: MprId
  family: Family
  activationKeyNo: ActivationKeyNo
  productCode: string
  standing: Standing
  /** Undefined once there is nothing to see of it. */
  periodNo: number | undefined
  connectionNumber: ConnectionNumber | undefined
  months: number | undefined
  lastDay: Temporal.PlainDate | undefined
  issuedAt: Temporal.Instant | undefined
  /** Why it will not be extended (R27). */
  notExtending: string | undefined
}

export function careState(
  { standing, lastDay }: Pick<CareEntry, 'standing' | 'lastDay'>,
  today: Temporal.PlainDate,
): CareState {
  if (standing === 'stopped') return 'lapsed'
  if (standing !== 'open') return standing
  if (!lastDay) return 'unstarted'
  if (Temporal.PlainDate.compare(today, lastDay) <= 0) return 'active'
  return Temporal.PlainDate.compare(lastDay, firstExtendable(today)) >= 0 ? 'expired' : 'lapsed'
}

/** The earliest last day that can still be extended on a day: terms that ended before it have lapsed (R3). */
export function firstExtendable(today: Temporal.PlainDate): Temporal.PlainDate {
  // Months end on different days, so the rule is asked around the day that subtraction gives.
  let day = today.subtract({ months: GRACE_MONTHS }).subtract({ days: 4 })
  while (Temporal.PlainDate.compare(lastDayToExtend(day), today) < 0) day = day.add({ days: 1 })
  return day
}

export const LONGEST_FIELD = 100
export const LONGEST_NOTE = 1000
export const LONGEST_TAG = 30
export const MOST_TAGS = 20

export type FieldIssue = 'length' | 'characters'
export type ParsedField = { ok: true; value: string | null } | { ok: false; issue: FieldIssue }

/** A field as it is kept; nothing visible is none. */
export function parseCareField(field: CareField, typed: string): ParsedField {
  const longest = field === 'note' ? LONGEST_NOTE : LONGEST_FIELD
  const parsed = parseLine(field === 'note' ? typed.replace(/\s*\n\s*/g, ' ') : typed, longest)
  if (parsed.ok) return parsed
  return parsed.issue === 'empty' ? { ok: true, value: null } : { ok: false, issue: parsed.issue }
}

export type ParsedTags = { ok: true; value: string[] } | { ok: false; issue: FieldIssue | 'tags' }

/** Tags typed in a row, between commas of any width; each once. */
export function parseTags(typed: string): ParsedTags {
  const tags: string[] = []
  for (const piece of typed.split(/[,、，､\n\t]/)) {
    const parsed = parseLine(piece, LONGEST_TAG)
    if (!parsed.ok && parsed.issue !== 'empty') return { ok: false, issue: parsed.issue }
    if (parsed.ok && !tags.includes(parsed.value)) tags.push(parsed.value)
  }
  return tags.length > MOST_TAGS ? { ok: false, issue: 'tags' } : { ok: true, value: tags }
}

export const tagsText = (tags: readonly string[]): string => tags.join(', ')
