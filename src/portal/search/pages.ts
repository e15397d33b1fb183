// P16 and P17.
import { formatCode } from '#domain/codes'
import { may } from '#domain/may'
import type { Refusal } from '#domain/refusal'
import { FAMILIES, type Family } from '#domain/service'
import type { Status, Term } from '#domain/term'
import type { User } from '#domain/who'
import type { Result } from '#operations/services/readResult'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { keySheet, printButton, sheetHeading } from '#ui/keySheet'
import { inPieces } from '#ui/pieces'
import { radios } from '#ui/radios'
import type { SummaryRow } from '#ui/summary'
import type { Text } from '#words/text'
import { codesFields, codesStatus } from '../codesForm.ts'
import { endedNotice } from '../endedNotice.ts'
import { wayIntoDevice } from '../keyWay.ts'
import { noOf, waitOf } from '../refusals.ts'
import { serviceRows, sheetOf } from '../serviceRows.ts'
import { dayText } from '../termText.ts'
import { whatIfPath } from '../whatIf/path.ts'

export type SearchProps = { values: Form; errors: Form; refused?: Refused; by: User }

/** `waitSeconds` comes with a limit (C8). */
type Refused = { refusal: Refusal; waitSeconds?: number }

/** P16 */
export function searchPage(text: Text, { values, errors, refused, by }: SearchProps): Html {
  const { search, common, codes } = text
  const place = { flow: 'search', entry: familyOf(values), by } as const
  const no = refused && noOf(refused.refusal, place, waitOf(refused))
  const options = FAMILIES.map(family => ({
    value: family,
    label: common.family[family],
    ...(family === 'mpcs' ? { note: search.mpcsNote } : {}),
  }))
  return html`${errorList(text, errors)}${no ? no.block(text, values, values) : ''}<h1>${search.title}</h1>
<p class="lead">${search.lead}<br>${codes.letters}</p>
<form method="post" action="/search" class="card" novalidate>
${radios({ name: 'family', legend: search.family, options, value: familyOf(values), ...(errors.family ? { error: errors.family } : {}) })}
${codesFields(text, familyOf(values), values, { ...errors, ...no?.atField(text, values) })}
${buttons({ back: { href: '/menu', text: common.back }, primary: common.next, more: codesStatus(text) })}
</form>`
}

/** What the last day is counted from: whoever wants to try an extension needs it (whatIf). */
function startRows({ search, extend, terms }: Text, term: Term): SummaryRow[] {
  if (term.kind !== 'started') return []
  const note = search.counted(terms.months(term.months), term.trialMonths > 0)
  return [{ label: extend.start, value: terms.firstDay(term.start), note }]
}

/** What the device itself knows; nothing until it was first heard. */
function heardRows(text: Text, { heard }: Result): SummaryRow[] {
  const { search, terms } = text
  if (!heard) return []
  const known = heard.lastDay ? dayText(text, heard.lastDay) : search.knowsNone
  return [
    { label: search.heardAt, value: terms.moment(heard.at.toZonedDateTimeISO('Asia/Tokyo')), onScreen: true },
    { label: search.knownTerm, value: known, onScreen: true },
  ]
}

/** Whoever has it can use the card, so it is shown to those who may (R17). */
function registrationIdRows({ common }: Text, { registrationId }: Result, by: User): SummaryRow[] {
  if (!may(by, 'see-registration-id')) return []
  return [{ label: common.registrationId, value: formatCode(registrationId), code: true }]
}

const familyOf = (values: Form): Family => (values.family === 'mpcs' ? 'mpcs' : 'hdcom')

/** P17, with the key first: it is what people come for. The other rows stand in the manual's order (M§7). */
export function foundPage(
  text: Text,
  result: Result & { portal: string },
  status: Status,
  { back, keep, by }: { back: string; keep: string; by: User },
): Html {
  const { search, common } = text
  const { service } = result
  const { number, term, mprId } = serviceRows(text, service, status)
  const rows = [
    { label: search.family, value: common.family[result.family] },
    number,
    mprId,
    { label: common.macAddress, value: result.macAddress ?? common.unknown, code: result.macAddress !== undefined },
    { label: common.activationKeyNo, value: formatCode(result.activationKeyNo), code: true },
    ...registrationIdRows(text, result, by),
    term,
    ...startRows(text, service.term),
    ...heardRows(text, result),
  ]
  const below = html`${whatIfLink(text, service.term, status)}${buttons({ back: { href: back, text: common.back }, more: printButton(text) })}${keepForm(text, keep, by)}`
  return html`${sheetHeading(text, search.resultTitle)}
<p class="lead on-screen">${inPieces(search.resultLead)}</p>
${endedNotice(text, result, status, by)}
${keySheet(text, { ...sheetOf(text, result), rows, ...wayIntoDevice(text, result, status), below })}`
}

/** 一覧に加える: what was found once need not be searched for again (R18). */
function keepForm({ devices }: Text, keep: string, by: User): Html | '' {
  if (!may(by, 'keep-device')) return ''
  return html`<form class="on-screen" method="post" action="${keep}"><button class="button plain" type="submit">${devices.keep}</button></form>
`
}

/** A term that can be extended is tried out with a press: its numbers need not be typed again. */
function whatIfLink({ whatIf }: Text, term: Term, status: Status): Html | '' {
  if (status === 'lapsed') return ''
  return html`<p class="on-screen"><a href="${whatIfPath(term)}">${whatIf.ofThisTerm}</a></p>
`
}
