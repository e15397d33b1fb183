// A month's applications of a company, to be written as CSV (P26). Who took them along is in the audit trail.
import type { User } from '#domain/who'
import { applicationsBetween, type RecordedApplication } from '#store/companies/records'
import { act, type DoorDeps } from '../act.ts'

export type { RecordedApplication }

/** @param month of Japan, as people count it */
export async function exportApplications(
  deps: DoorDeps,
  { by, month }: { by: User; month: Temporal.PlainYearMonth },
): Promise<RecordedApplication[]> {
  return act(deps, by, 'export-applications', async ({ tx, audit }) => {
    const applications = await applicationsBetween(tx, by.companyId, monthInJapan(month))
    await audit({ act: 'export-applications', subject: { month: month.toString(), rows: applications.length } })
    return applications
  })
}

const monthInJapan = (month: Temporal.PlainYearMonth) => {
  const begin = (of: Temporal.PlainYearMonth) => of.toPlainDate({ day: 1 }).toZonedDateTime('Asia/Tokyo').toInstant()
  return { from: begin(month), until: begin(month.add({ months: 1 })) }
}
