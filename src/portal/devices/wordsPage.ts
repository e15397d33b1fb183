import { CARE_FIELDS } from '#domain/careEntry'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import { field, nothingWrong } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'

export function wordsPage(text: Text, { id, values, errors }: { id: number; values: Form; errors: Form }): Html {
  const { devices, common } = text
  return html`${errorList(text, errors)}<h1>${devices.changeTitle}</h1>
<p class="lead">${devices.ownHint}</p>
<form method="post" action="/devices/${id}/words" class="card" novalidate>
${CARE_FIELDS.map((name, i) =>
  field({
    name,
    label: devices.fields[name],
    value: values[name] ?? '',
    error: errors[name],
    autocomplete: 'off',
    first: i === 0 && nothingWrong(errors),
  }),
)}
${field({ name: 'tags', label: devices.fields.tags, hint: devices.tagsHint, value: values.tags ?? '', error: errors.tags, autocomplete: 'off' })}
${buttons({ back: { href: `/devices/${id}`, text: common.back }, primary: devices.save })}
</form>`
}
