// P3 once more, for people who have registered: what they agreed to has a new version.
import type { PastChange } from '#operations/documents/knownDocuments'
import type { PublishedDocument } from '#operations/documents/readDocument'
import { buttons, secondaryButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import type { Text } from '#words/text'
import { documentsToAgree } from '../documents/page.ts'

export type ConsentAnew = {
  consent: PublishedDocument
  privacyPolicy: PublishedDocument
  /** What changed with these versions. */
  changes: PastChange[]
  /** Where the form is sent, with the way on. */
  action: string
  /** Another version began while the page was open. */
  changed: boolean
}

export function consentAnewPage(text: Text, props: ConsentAnew): Html {
  const { consent, privacyPolicy, action, changed } = props
  const { consentAnew: words, register, account } = text
  const form = html`<form method="post" action="${action}" class="card facts">
<input type="hidden" name="version" value="${consent.version}">
<p>${words.ask}</p>
${buttons({
  primary: register.agree,
  more: secondaryButton({ text: register.disagree, name: 'answer', value: 'no' }),
})}${changesOf(text, props)}<h2>${words.otherwise}</h2>
<ul class="notes">${words.otherwiseFacts.map(fact => html`<li>${fact}</li>`)}
<li>${words.orClose} <a href="/account/close">${account.closeLink}</a></li></ul>
</form>`
  return html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${changed && notice('warn', undefined, words.changed)}${documentsToAgree(text, [consent, privacyPolicy], form)}`
}

function changesOf({ lang, consentAnew }: Text, { changes }: ConsentAnew): Html | '' {
  if (changes.length === 0) return ''
  return html`<h2>${consentAnew.changes}</h2>
<ul class="notes">${changes.map(({ changes: said }) => html`<li>${said[lang]}</li>`)}</ul>
`
}
