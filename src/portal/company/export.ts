import type { Hono } from 'hono'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { exportApplications, type RecordedApplication } from '#operations/companies/exportApplications'
import { csvText } from '#operations/csv/text'
import { type Html, html } from '#ui/html'
import { select } from '#ui/select'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { data, see } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { plainName } from '../personName.ts'

const PATH = '/company/records/export'
/** This one and those of two years before. */
const MONTHS = 25

/** A month's applications as CSV (P26): a POST, since the record says who took them along. */
export function exportRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe(PATH, text => ({
    month: { label: text.company.month, shown: typed => monthText(text, typed) },
  }))
  app.post(PATH, async c => {
    const month = monthOf((await formOf(c)).month)
    if (!month) return see('/company/records')
    const text = c.get('text')
    const applications = await exportApplications(deps, { by: c.get('by'), month })
    const rows = applications.map(application => row(text, application))
    return data(csvText([text.company.heads, ...rows], true), 'text/csv; charset=utf-8', {
      'content-disposition': `attachment; filename="${text.company.fileName(month.toString())}"`,
    })
  })
}

export function exportForm(c: Ctx, deps: PortalDeps): Html {
  const { company } = c.get('text')
  const now = deps.clock.now().toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toPlainYearMonth()
  const months = Array.from({ length: MONTHS }, (_, i) => now.subtract({ months: i }))
  const options = months.map(month => ({ value: month.toString(), label: company.monthOf(month) }))
  return html`<form method="post" action="${PATH}" class="card filter"><div><h2>${company.exportTitle}</h2>
<p class="note">${company.exportLead}</p></div>
${select({ name: 'month', label: company.month, value: now.toString(), options })}
<button type="submit" class="button secondary">${company.export}</button></form>`
}

function monthOf(typed = ''): Temporal.PlainYearMonth | undefined {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(typed) ? Temporal.PlainYearMonth.from(typed) : undefined
}

function monthText({ company }: Text, typed: string): string {
  const month = monthOf(typed)
  return month ? company.monthOf(month) : ''
}

/** Codes as text, moments as people write them there. */
function row(text: Text, application: RecordedApplication): string[] {
  const { at, act, undoneAt } = application
  return [
    japanTime(at),
    text.company.acts[act],
    formatCode(application.mprId),
    formatConnectionNumber(application.connectionNumber),
    formatCode(application.activationKeyNo),
    application.productCode,
    String(application.months),
    plainName(text, application),
    undoneAt ? japanTime(undoneAt) : '',
    application.requestId ?? '',
  ]
}

function japanTime(at: Temporal.Instant): string {
  const { year, month, day, hour, minute, second } = at.toZonedDateTimeISO('Asia/Tokyo')
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}
