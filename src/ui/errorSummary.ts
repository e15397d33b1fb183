// What is wrong with a form, before everything else of its page.

import type { Form } from '#ui/form'
import type { Text } from '#words/text'
import { type Html, html } from './html.ts'

/** The sentences of a form, each with a link to the field that it is about; nothing when there are none. */
export function errorList({ common }: Text, errors: Form): Html | '' {
  const wrong = Object.entries(errors).map(([name, sentence]) => ({ href: `#${name}`, text: sentence }))
  return wrong.length > 0 ? errorSummary(common.errorSummary, wrong) : ''
}

/**
 * All errors of a page, before everything else, each with a link to its field.
 * A labelled region that takes the focus (enhance.ts) rather than role="alert": an alert that is there when the
 * page loads is announced by some screen readers twice and by others not at all; the focus is announced by all.
 * Its title is no heading, because it stands before the page's h1.
 * @param more what to do, where the fields alone do not say it
 */
export function errorSummary(title: string, errors: { href?: string | undefined; text: string }[], more?: Html): Html {
  return html`<section class="error-summary" id="error-summary" tabindex="-1" aria-labelledby="error-summary-title">
<p class="error-summary-title" id="error-summary-title">${title}</p>
<ul>
${errors.map(
  ({ href, text }) => html`<li>${href ? html`<a href="${href}">${text}</a>` : text}</li>
`,
)}</ul>
${more}</section>
`
}
