import { type Contact, unbroken } from '#words/vendor'
import { type Html, html } from './html.ts'

type ContactText = {
  title: string
  guide: string
  guideFirst: string
  phone: string
  email: string
  hours: string
}
/** `whom`: the one to ask, by name. `guide`: where to read on. */
export type ContactProps = { text: ContactText; whom: string; contact: Contact; guide: string }

/**
 * Where to read on and whom to ask, below a page on which users may be stuck (product.md §5).
 * @param sentence whom to ask; how to reach them follows it
 */
export function contactBlock({ text, contact, guide }: ContactProps, sentence: string): Html {
  const { phone, email, hours } = contact
  return html`<section class="contact" aria-labelledby="contact-title">
<h2 id="contact-title">${text.title}</h2>
<p><a href="${guide}">${text.guide}</a>${text.guideFirst}</p>
<p>${sentence}</p>
${
  (phone || email || hours) &&
  html`<dl class="contact-ways">
${phone && way(text.phone, call(phone))}${
  email && way(text.email, html`<a href="mailto:${email}">${email}</a>`)
}${hours && way(text.hours, hours)}</dl>`
}</section>
`
}

const call = (phone: string) => html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${unbroken(phone)}</a>`

const way = (label: string, value: Html | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>
`
