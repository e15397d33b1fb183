// P16 and P17.
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { Refusal } from '#domain/refusal'
import { FAMILIES, type Family } from '#domain/service'
import type { Status } from '#domain/term'
import type { Result } from '#operations/readResult'
import type { Form } from '#web/form'
import { refusalBlock, refusedField } from '#web/refusals'
import type { Text } from '#web/text/text'
import { buttons } from '#web/ui/buttons'
import { errorSummary } from '#web/ui/errorSummary'
import { type Html, html } from '#web/ui/html'
import { notice } from '#web/ui/notice'
import { radios } from '#web/ui/radios'
import { summary } from '#web/ui/summary'
import { codesFields } from '../codesForm.ts'
import { termText } from '../termText.ts'

export type SearchProps = { values: Form; errors: Form; refusal?: Refusal }

/** P16 */
export function searchPage(text: Text, { values, errors, refusal }: SearchProps): Html {
  const { search, common, codes } = text
  const wrong = Object.entries(errors).map(([field, sentence]) => ({ href: `#${field}`, text: sentence }))
  const options = FAMILIES.map(family => ({
    value: family,
    label: common.family[family],
    ...(family === 'mpcs' ? { note: search.mpcsNote } : {}),
  }))
  return html`${wrong.length > 0 ? errorSummary(common.errorSummary, wrong) : ''}${
    refusal
      ? refusalBlock(text, refusal, { flow: 'search', entry: familyOf(values), codes: values, fieldsHere: true })
      : ''
  }<h1>${search.title}</h1>
<p class="lead">${search.lead}<br>${codes.letters}</p>
<form method="post" action="/search" class="card" novalidate>
${radios({ name: 'family', legend: search.family, options, value: familyOf(values), ...(errors.family ? { error: errors.family } : {}) })}
${codesFields(text, values, refusal ? { ...errors, ...refusedField(text, refusal, values) } : errors)}
${buttons({ back: { href: '/menu', text: common.back }, primary: common.next })}
</form>`
}

const familyOf = (values: Form): Family => (values.family === 'mpcs' ? 'mpcs' : 'hdcom')

/** P17 */
export function foundPage(text: Text, result: Result, status: Status, back: string): Html {
  const { search, common, terms, issue } = text
  const { service } = result
  return html`<h1>${search.resultTitle}</h1>
<p class="lead">${search.resultLead}</p>
${status === 'lapsed' ? notice('warn', terms.ended, issue.endedNext) : ''}
<div class="card">${summary([
    { label: search.family, value: common.family[result.family] },
    { label: common.connectionNumber, value: formatConnectionNumber(service.connectionNumber), code: true },
    { label: common.mprId, value: formatCode(service.mprId), code: true },
    { label: common.macAddress, value: result.macAddress ?? common.unknown, code: result.macAddress !== undefined },
    { label: common.activationKeyNo, value: formatCode(result.activationKeyNo), code: true },
    { label: common.registrationId, value: formatCode(result.registrationId), code: true },
    { label: common.registrationKey, value: formatCode(service.registrationKey), code: true },
    {
      label: common.term,
      value: termText(text, service.term),
      ...(status === 'unstarted' ? { note: terms.fromFirstUseNote } : {}),
    },
  ])}
${buttons({ back: { href: back, text: common.back } })}</div>`
}
