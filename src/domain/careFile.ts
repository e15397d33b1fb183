// A row of a file that sets fields in 機器一覧 (P22): what it says, and what it would change.
import {
  CARE_FIELDS,
  type CareField,
  type CareWords,
  type FieldIssue,
  parseCareField,
  parseTags,
  tagsText,
} from './careEntry.ts'
import {
  type ActivationKeyNo,
  type CodeIssue,
  type MprId,
  parseActivationKeyNo,
  parseMprId,
  parseRegistrationId,
  type RegistrationId,
} from './codes.ts'
import type { Refusal } from './refusal.ts'

export const MOST_FILE_ROWS = 10_000 // R21

export const FILE_CODES = ['mprId', 'activationKeyNo', 'registrationId'] as const
export type FileCode = (typeof FILE_CODES)[number]
export type FileColumn = FileCode | CareField | 'tags'

/** A row that can be done. Fields that the file has no column for stay as they are; an empty cell empties its field. */
export type FileRow = {
  line: number
  mprId: MprId
  words: Partial<CareWords>
  /** Proven with the device, which is not listed yet, or not with this card. */
  activationKeyNo?: ActivationKeyNo
}

export type FileProblem =
  | { kind: 'code'; code: FileCode; issue: CodeIssue }
  | { kind: 'field'; field: CareField | 'tags'; issue: FieldIssue | 'tags' }
  | { kind: 'miscounted'; got: number; want: number }
  | { kind: 'repeated'; earlier: number }
  | { kind: 'not-listed' }
  | { kind: 'refused'; refusal: Refusal }
  /** Too many were wrong, or are waited for (C8, R21). */
  | { kind: 'waits' }

export type ReadRow = { mprId: MprId; words: Partial<CareWords>; card: Card | FileProblem | undefined }
type Card = { activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }

/** @param has the columns of the file @returns the first thing that is wrong with the row, from left to right */
export function readFileRow(
  cells: Record<FileColumn, string>,
  has: ReadonlySet<FileColumn>,
): { ok: true; value: ReadRow } | { ok: false; problem: FileProblem } {
  const mprId = parseMprId(cells.mprId)
  if (!mprId.ok) return { ok: false, problem: { kind: 'code', code: 'mprId', issue: mprId.issue } }
  const words: Record<string, string | null | string[]> = {}
  for (const field of CARE_FIELDS) {
    if (!has.has(field)) continue
    const parsed = parseCareField(field, cells[field])
    if (!parsed.ok) return { ok: false, problem: { kind: 'field', field, issue: parsed.issue } }
    words[field] = parsed.value
  }
  if (has.has('tags')) {
    const parsed = parseTags(cells.tags)
    if (!parsed.ok) return { ok: false, problem: { kind: 'field', field: 'tags', issue: parsed.issue } }
    words.tags = parsed.value
  }
  return { ok: true, value: { mprId: mprId.value, words: words as Partial<CareWords>, card: cardOf(cells) } }
}

/** Undefined when the row has no Registration ID: an exported file has the card's number alone. */
function cardOf({ activationKeyNo, registrationId }: Record<FileColumn, string>): ReadRow['card'] {
  if (registrationId.trim() === '') return undefined
  const [no, id] = [parseActivationKeyNo(activationKeyNo), parseRegistrationId(registrationId)]
  if (!no.ok) return { kind: 'code', code: 'activationKeyNo', issue: no.issue }
  if (!id.ok) return { kind: 'code', code: 'registrationId', issue: id.issue }
  return { activationKeyNo: no.value, registrationId: id.value }
}

export const NO_WORDS: CareWords = {
  endCustomer: null,
  site: null,
  orderNo: null,
  assetNo: null,
  reminderContact: null,
  note: null,
  tags: [],
}

export type WordChange = { field: CareField | 'tags' | 'card'; before: string; after: string }

/** What a row changes on an entry; nothing when it says what is there. */
export function wordChanges(before: CareWords, words: Partial<CareWords>): WordChange[] {
  const after = { ...before, ...words }
  const fields = CARE_FIELDS.map(field => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
  const tags = { field: 'tags' as const, before: tagsText(before.tags), after: tagsText(after.tags) }
  return [...fields, tags].filter(change => change.before !== change.after)
}
