// A form that came in vain: what was typed is shown, and carried along to be sent again. Secrets are neither.

import type { Text } from '#words/text'
import { buttons } from './buttons.ts'
import type { Form, FormFields } from './form.ts'
import { type Html, html } from './html.ts'
import { notice } from './notice.ts'
import { inPieces } from './pieces.ts'
import { isSecretField } from './secretFields.ts'
import { summary } from './summary.ts'

export type PostedFormProps = {
  /** Where it was sent, and will be again. */
  path: string
  form: Form
  fields: FormFields
  title: string
  why: string
  /** How to send it again. */
  next: string | Html
}

export function postedForm(text: Text, { path, form, fields, title, why, next }: PostedFormProps): Html {
  const { posted } = text.maintenance
  const kept = Object.entries(form).filter(([name]) => !isSecretField(name))
  const typed = typedIn(fields, form)
  const hasSecrets = Object.keys(form).some(isSecretField)
  return html`${notice('warn', title, html`<p>${why}</p><p>${next}</p>${hasSecrets && html`<p>${inPieces(posted.secrets)}</p>`}`)}
<form method="post" action="${path}" class="card">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${typed.length > 0 && html`<h2>${posted.typed}</h2>${summary(typed.map(([name, value]) => typedRow(fields, name, value)))}`}
${buttons({ primary: posted.again })}
</form>`
}

/** What a person typed: fields that have a name in words. */
export function typedIn(fields: FormFields, form: Form): [string, string][] {
  return Object.entries(form).filter(([name, value]) => Object.hasOwn(fields, name) && value.trim() !== '')
}

function typedRow(fields: FormFields, name: string, value: string) {
  const { label, shown } = fields[name]!
  return { label, value: shown ? shown(value) : html`<bdi>${value}</bdi>` }
}
