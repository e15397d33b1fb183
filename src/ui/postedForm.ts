// A form that came in vain: what was typed is shown, and carried along to be sent again. Secrets are neither.
import { ADDRESS_LINES } from '#domain/profile'
import type { Form } from '#web/form'
import { countryName } from '#words/countries'
import type { Text } from '#words/text'
import { buttons } from './buttons.ts'
import { type Html, html } from './html.ts'
import { notice } from './notice.ts'
import { isSecretField } from './secretFields.ts'
import { summary } from './summary.ts'

export type PostedFormProps = {
  /** Where it was sent, and will be again. */
  path: string
  form: Form
  title: string
  why: string
  /** How to send it again. */
  next: string | Html
}

export function postedForm(text: Text, { path, form, title, why, next }: PostedFormProps): Html {
  const { posted } = text.maintenance
  const kept = Object.entries(form).filter(([name]) => !isSecretField(name))
  const typed = typedIn(text, form)
  const hasSecrets = Object.keys(form).some(isSecretField)
  return html`${notice('warn', title, html`<p>${why}</p><p>${next}</p>${hasSecrets && html`<p>${posted.secrets}</p>`}`)}
<form method="post" action="${path}" class="card">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${typed.length > 0 && html`<h2>${posted.typed}</h2>${summary(typed.map(([name, value]) => typedRow(text, name, value)))}`}
${buttons({ primary: posted.again })}
</form>`
}

/** What a person typed, of fields that have a name in words. */
export function typedIn(text: Text, form: Form): [string, string][] {
  const labels = labelsOf(text)
  return Object.entries(form).filter(([name, value]) => labels.has(name) && value.trim() !== '')
}

function typedRow(text: Text, name: string, value: string) {
  const label = labelsOf(text).get(name) ?? name
  if (name === 'news') return { label, value: text.profile.newsYes }
  return { label, value: name === 'country' ? countryName(text.lang, value) : html`<bdi>${value}</bdi>` }
}

/** Fields of forms, as they are called where they were typed. */
function labelsOf({ common, login, profile }: Text): Map<string, string> {
  const lines = Array.from({ length: ADDRESS_LINES }, (_, i) => [`address${i + 1}`, profile.address(i + 1)] as const)
  return new Map([
    ['loginId', login.loginId],
    ['mprId', common.mprId],
    ['activationKeyNo', common.activationKeyNo],
    ['registrationId', common.registrationId],
    ['number', common.connectionNumber],
    ['company', profile.company],
    ['country', profile.country],
    ['postalCode', profile.postalCode],
    ...lines,
    ['phone', profile.phone],
    ['contactName', profile.contactName],
    ['email', profile.email],
    ['emailAgain', profile.emailAgain],
    ['news', profile.news],
  ])
}
