// 操作の記録 of a company, a page at a time (P26).
import type { User } from '#domain/who'
import {
  type CompanyRecord,
  everybodyOf,
  type RecordedPerson,
  type RecordFilter,
  type RecordKey,
  recordsOf,
} from '#store/companies/records'
import type { OperationDeps } from '../deps.ts'

export type { CompanyRecord, RecordedPerson, RecordFilter, RecordKey }

export const RECORDS_A_PAGE = 50

type Look = { by: User; filter: RecordFilter; before: RecordKey | undefined }

/** `next`: where the page after this one begins; undefined on the last one. */
export async function readRecords(
  { db }: Pick<OperationDeps, 'db'>,
  { by, filter, before }: Look,
): Promise<{ records: CompanyRecord[]; next: RecordKey | undefined }> {
  const found = await recordsOf(db, by.companyId, filter, { before, limit: RECORDS_A_PAGE + 1 })
  const records = found.slice(0, RECORDS_A_PAGE)
  const last = records.at(-1)
  return { records, next: found.length > records.length && last ? { at: last.at, id: last.id } : undefined }
}

export function readRecordedPeople({ db }: Pick<OperationDeps, 'db'>, by: User): Promise<RecordedPerson[]> {
  return everybodyOf(db, by.companyId)
}
