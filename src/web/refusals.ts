// A refusal on a page: its sentence, a link to the field it is about, and the next step with the three codes carried along.
import type { Refusal } from '#domain/refusal'
import type { Form } from './form.ts'
import type { Text } from './text/text.ts'
import { errorSummary } from './ui/errorSummary.ts'
import { type Html, html } from './ui/html.ts'

/** @param codes the three codes as typed; also decides whether the field to look at is on this page */
export function refusalBlock(text: Text, refusal: Refusal, codes: Form, fieldsHere: boolean): Html {
  const { text: sentence, field, link } = text.refusals[refusal]
  const where = field && fieldsHere ? { href: `#${field}` } : {}
  return html`${errorSummary(text.common.refused, [{ ...where, text: sentence }])}${link ? carry(text, link, codes) : ''}`
}

/** A form, so that the codes never stand in an address. */
function carry(text: Text, link: 'issue' | 'search', codes: Form): Html {
  const label = link === 'issue' ? text.menu.issue : text.menu.searchLink
  const hidden = ['family', 'mprId', 'activationKeyNo', 'registrationId'].map(
    name => html`<input type="hidden" name="${name}" value="${codes[name] ?? (name === 'family' ? 'hdcom' : '')}">`,
  )
  return html`<form method="post" action="/${link}" class="carry">${hidden}<button type="submit" class="button secondary">${label}</button></form>`
}
