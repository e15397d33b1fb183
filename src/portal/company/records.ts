import type { Hono } from 'hono'
import type { Acts } from '#domain/acts'
import { formatCode } from '#domain/codes'
import {
  type CompanyRecord,
  type RecordedPerson,
  readRecordedPeople,
  readRecords,
} from '#operations/companies/readRecords'
import { linkButton } from '#ui/buttons'
import { code } from '#ui/codes'
import { field } from '#ui/field'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { listTable } from '#ui/listTable'
import { select } from '#ui/select'
import type { Ctx, Env } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { personName, plainName, roleText, shortMoment } from '../personName.ts'
import { exportForm } from './export.ts'
import { type AskedRecords, pathAfter, type RecordedAct, recordsAsked, WHATS } from './recordFilter.ts'

/** 操作の記録: who did what when, newest first, page by page (P26). */
export function recordRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/company/records', async c => {
    const by = c.get('by')
    const asked = recordsAsked(c.req.query())
    const [{ records, next }, people] = await Promise.all([
      readRecords(deps, { by, ...asked }),
      readRecordedPeople(deps, by),
    ])
    const text = c.get('text')
    const body = html`<h1>${text.company.records}</h1>
<p class="lead">${text.company.recordsLead}</p>
${filterForm(text, asked, people)}
<section class="card">${records.length === 0 ? html`<p>${text.company.recordsNone}</p>` : recordTable(text, records)}</section>
<div class="buttons">${linkButton({ href: '/company', text: text.common.back, kind: 'secondary' })}${asked.before && linkButton({ href: pathAfter(asked, undefined), text: text.company.newest, kind: 'secondary' })}${next && linkButton({ href: pathAfter(asked, next), text: text.company.older, kind: 'secondary' })}</div>
${exportForm(c, deps)}`
    return show(c, deps, body)
  })
}

function show(c: Ctx, deps: PortalDeps, body: Html): Response {
  return page(layout(frameOf(c, deps), { title: c.get('text').company.records, wide: true, body }))
}

function filterForm(text: Text, { values }: AskedRecords, people: RecordedPerson[]): Html {
  const { company } = text
  const who = people.map(person => ({ value: String(person.accountId), label: plainName(text, person) }))
  return html`<form method="get" action="/company/records" class="card filter">
${select({ name: 'who', label: company.who, value: values.who ?? '', options: [{ value: '', label: company.whoAll }, ...who] })}
${select({ name: 'what', label: company.what, value: values.what ?? 'all', options: WHATS.map(value => ({ value, label: company.whats[value] })) })}
${field({ name: 'from', label: company.from, value: values.from ?? '', type: 'date', width: 'code' })}
${field({ name: 'to', label: company.to, value: values.to ?? '', type: 'date', width: 'code' })}
<button type="submit" class="button secondary">${company.filter}</button></form>`
}

function recordTable(text: Text, records: CompanyRecord[]): Html {
  const { company } = text
  return listTable({
    label: company.records,
    heads: [company.when, company.who, company.what, company.about],
    rows: records.map(record => [
      shortMoment(text, record.at),
      personName(text, record),
      company.acts[record.act as RecordedAct],
      aboutText(text, record),
    ]),
  })
}

/** What it was about; of what people do to their own account the act says it all. */
function aboutText(text: Text, record: CompanyRecord): Html | string {
  const { company, terms } = text
  switch (record.act) {
    case 'issue':
    case 'extend': {
      const { mprId, months } = record.subject as Acts['issue']
      return html`${code(formatCode(mprId))}<span class="note">${terms.months(months)}</span>`
    }
    case 'undo': {
      const { mprId, why } = record.subject as Acts['undo']
      return html`${code(formatCode(mprId))}${why && html`<span class="note">${text.undo.whys[why]}</span>`}`
    }
    case 'move': {
      const { mprId, toMprId, why } = record.subject as Acts['move']
      return html`${code(formatCode(mprId))} → ${code(formatCode(toMprId))}${why && html`<span class="note">${text.replace.whys[why]}</span>`}`
    }
    case 'ask-vendor': {
      const { mprId, kind } = record.subject as Acts['ask-vendor']
      return html`${code(formatCode(mprId))}<span class="note">${text.request.kinds[kind]}</span>`
    }
    case 'keep-device':
      return code(formatCode((record.subject as Acts['keep-device']).mprId))
    case 'change-devices':
    case 'remove-devices':
    case 'export-devices':
      return text.devices.count(text.devices.number((record.subject as Acts['remove-devices']).devices))
    case 'keep-cards':
      return text.cards.count(text.devices.number((record.subject as Acts['keep-cards']).cards))
    case 'invite':
      return roleText(text, (record.subject as Acts['invite']).role)
    case 'accept-invitation': {
      const { role, from } = record.subject as Acts['accept-invitation']
      return html`${roleText(text, role)}${from !== null && html`<span class="note">${company.broughtAlong}</span>`}`
    }
    case 'change-role': {
      const { from, to } = record.subject as Acts['change-role']
      return html`<bdi>${company.changed(record.about ?? company.left, roleText(text, from), roleText(text, to))}</bdi>`
    }
    case 'sign-out-person':
    case 'take-out':
      return html`<bdi>${record.about ?? company.left}</bdi>`
    case 'export-applications':
      return company.monthOf(Temporal.PlainYearMonth.from((record.subject as Acts['export-applications']).month))
    default:
      return text.profile.none
  }
}
