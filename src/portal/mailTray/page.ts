import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { summary } from '#ui/summary'
import type { Text } from '#words/text'

/** A mail as its reader would get it. `name` is its address among the pages. */
export type KeptMail = {
  name: string
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  messageId: string
  date: string
  headers: Record<string, string>
  /** When it was put here, as text (ISO 8601). */
  keptAt: string
}

export function trayList({ mailTray: words, terms }: Text, mails: KeptMail[]): Html {
  const when = ({ keptAt }: KeptMail) => terms.moment(Temporal.Instant.from(keptAt).toZonedDateTimeISO('Asia/Tokyo'))
  return html`<h1>${words.title}</h1>
<p>${words.lead}</p>
${
  mails.length === 0
    ? html`<p>${words.none}</p>`
    : html`<section class="card"><dl class="rows">
${mails.map(
  mail => html`<div><dt><a href="/dev/mail/${mail.name}">${mail.subject}</a></dt><dd>${mail.to}</dd><dd>${when(mail)}</dd></div>
`,
)}</dl></section>`
}
<div class="buttons">${linkButton({ href: '/dev/mail', text: words.reload, kind: 'secondary' })}</div>`
}

export function trayMail({ mailTray: words }: Text, mail: KeptMail): Html {
  const { from, to, subject, date, messageId, headers, text } = mail
  return html`<h1>${subject}</h1>
<section class="card">${summary([
    { label: words.from, value: `${from.name} <${from.address}>` },
    { label: words.to, value: to },
    { label: words.subject, value: subject },
    { label: words.date, value: date },
    { label: 'Message-ID', value: messageId },
    ...Object.entries(headers).map(([label, value]) => ({ label, value })),
  ])}</section>
<pre class="mail">${linked(text)}</pre>
<div class="buttons">${linkButton({ href: '/dev/mail', text: words.back, kind: 'secondary' })}</div>`
}

/** Addresses of pages can be followed, as mail programs let them be. */
function linked(text: string): (Html | string)[] {
  return text.split(/(https?:\/\/[^\s]+)/).map((part, i) => (i % 2 ? html`<a href="${part}">${part}</a>` : part))
}
