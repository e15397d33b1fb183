import { CARE_FIELDS } from '#domain/careEntry'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import { field } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'

export type ManyProps = { path: string; back: string; count: number; values: Form; errors: Form }
type Shown = { title: string; body: Html }

export function fieldsPage(text: Text, { path, back, count, values, errors }: ManyProps): Shown {
  const { devices, common } = text
  const emptyBox = (name: string) =>
    html`<label class="choice inline"><input type="checkbox" name="empty" value="${name}"><span class="choice-text">${devices.fields[name as 'site']}</span></label>
`
  const body = html`${errorList(text, errors)}<h1>${devices.manyTitle}</h1>
<p class="lead">${devices.manyLead(devices.number(count))}</p>
<form method="post" action="${path}" class="card" novalidate>
${CARE_FIELDS.map(name => field({ name, label: devices.fields[name], value: values[name] ?? '', error: errors[name] }))}
${field({ name: 'addTags', label: devices.addTags, hint: devices.tagsHint, value: values.addTags ?? '', error: errors.addTags })}
${field({ name: 'dropTags', label: devices.dropTags, value: values.dropTags ?? '', error: errors.dropTags })}
<fieldset class="field"><legend>${devices.emptyWhich}</legend><div class="choices-inline">${CARE_FIELDS.map(emptyBox)}</div></fieldset>
${buttons({ back: { href: back, text: common.back }, primary: devices.set })}
</form>`
  return { title: devices.manyTitle, body }
}

export function notExtendingPage(text: Text, { path, back, count, values, errors }: ManyProps): Shown {
  const { devices, common } = text
  const n = devices.number(count)
  const body = html`${errorList(text, errors)}<h1>${devices.notExtendingTitle}</h1>
<p class="lead">${devices.notExtendingLead(n)}</p>
<form method="post" action="${path}" class="card" novalidate>
${field({ name: 'reason', label: devices.reason, hint: devices.reasonHint, required: common.required, value: values.reason ?? '', error: errors.reason })}
${buttons({ back: { href: back, text: common.back }, primary: devices.set })}
</form>
<form method="post" action="${path}" class="card"><p>${devices.extendAgainLead(n)}</p>
<div class="buttons"><button class="button secondary" type="submit" name="again" value="yes">${devices.extendAgain}</button></div></form>`
  return { title: devices.notExtendingTitle, body }
}

export function removePage(text: Text, { path, back, count }: ManyProps): Shown {
  const { devices, common } = text
  const body = html`<h1>${devices.removeTitle}</h1>
<p class="lead">${devices.removeLead(devices.number(count))}</p>
<form method="post" action="${path}">${buttons({ back: { href: back, text: common.back }, primary: devices.removeSubmit })}</form>`
  return { title: devices.removeTitle, body }
}
