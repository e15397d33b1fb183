// P10–P13: pages are functions of finished props.

import { formatCode } from '#domain/codes'
import { type ConnectionNumber, formatConnectionNumber } from '#domain/connectionNumber'
import type { Card } from '#domain/service'
import type { PublishedDocument } from '#operations/readDocument'
import type { PageProps } from '#web/journey/step'
import type { Text } from '#web/text/text'
import { buttons, secondaryButton } from '#web/ui/buttons'
import { type Html, html } from '#web/ui/html'
import { radios } from '#web/ui/radios'
import { summary } from '#web/ui/summary'
import { type Codes, codesFields } from '../codesForm.ts'
import { documentBody } from '../documents/page.ts'

type Input = { input: Codes }
type Terms = Input & { terms: { version: number } }
type Numbered = Terms & { number: { number: ConnectionNumber } }

export type Offer = {
  numbers: ConnectionNumber[]
  redrawsLeft: number
  former: ConnectionNumber | undefined
  card: Card
}

/** P10 */
export function inputPage({ text, values, errors, back, here, seen }: PageProps<unknown, undefined>): Html {
  const { issue, codes, common } = text
  return html`<div class="title-row"><h1>${issue.inputTitle}</h1><p class="note">${issue.readTerms}
<a href="/terms/trial" target="_blank">${issue.readTrial}<span class="visually-hidden">${issue.newTab}</span></a>
<a href="/terms/paid" target="_blank">${issue.readPaid}<span class="visually-hidden">${issue.newTab}</span></a></p></div>
<p class="lead">${codes.letters}</p>
<form method="post" action="${here}" class="card" novalidate>
${seen}${codesFields(text, values, errors)}
${buttons({ back: { href: back, text: common.back }, primary: common.next })}
</form>`
}

/** P11 */
export function termsPage({ text, data, back, here, seen }: PageProps<Input, PublishedDocument>): Html {
  return html`${documentBody(text, data)}
<form method="post" action="${here}" class="agree">
${seen}<input type="hidden" name="version" value="${data.version}">
${buttons({
  back: { href: back, text: text.common.back },
  primary: text.issue.agree,
  more: html`<a class="button plain" href="/menu?declined=1">${text.issue.disagree}</a>`,
})}
</form>`
}

/** P12 */
export function numberPage({ text, known, data, values, errors, back, here, seen }: PageProps<Terms, Offer>): Html {
  const { issue, common } = text
  const { numbers, redrawsLeft, former } = data
  const options = [
    ...(former ? [{ value: former, label: formatConnectionNumber(former), note: issue.former, code: true }] : []),
    ...numbers.map(number => ({ value: number as string, label: formatConnectionNumber(number), code: true })),
  ]
  const chosen = options.some(option => option.value === values.number) ? values.number : options[0]?.value
  return html`<h1>${issue.numberTitle}</h1>
${device(text, known.input, data.card)}
<form method="post" action="${here}" class="card">
${seen}${radios({ name: 'number', legend: issue.choose, options, value: chosen, ...(errors.number ? { error: errors.number } : {}) })}
<div class="row">${redrawsLeft > 0 && secondaryButton({ text: issue.redraw, name: 'action', value: 'redraw', form: 'redraw' })}
<p class="note">${redrawsLeft > 0 ? issue.redrawsLeft(redrawsLeft) : issue.noRedraws}</p></div>
<p class="note">${issue.held}</p>
${buttons({ back: { href: back, text: common.back }, primary: common.next })}
</form>
${redrawsLeft > 0 ? html`<form method="post" action="${here}" id="redraw">${seen}</form>` : ''}`
}

/** P13 */
export function confirmPage({
  text,
  known,
  data,
  back,
  here,
  seen,
}: PageProps<Numbered, { card: Card; firstService: boolean }>): Html {
  const { issue, common } = text
  return html`<h1>${issue.confirmTitle}</h1>
<p class="lead">${issue.confirmLead}</p>
<form method="post" action="${here}" class="card">
${seen}${summary([
  { label: common.connectionNumber, value: formatConnectionNumber(known.number.number), code: true },
  { label: common.mprId, value: formatCode(known.input.mprId), code: true },
  { label: common.activationKeyNo, value: formatCode(known.input.activationKeyNo), code: true },
  { label: common.registrationId, value: formatCode(known.input.registrationId), code: true },
  {
    label: common.term,
    value: text.terms.fromFirstUse(text.terms.months(data.card.months)),
    note: text.terms.fromFirstUseNote,
  },
])}
${data.card.terms === 'paid' && data.firstService ? html`<p class="note">${issue.forfeitsTrial}</p>` : ''}
${buttons({ back: { href: back, text: common.back }, primary: issue.register })}
</form>`
}

function device(text: Text, codes: Codes, card: Card): Html {
  return html`<p>${text.issue.forDevice}</p>
${summary([{ label: text.common.mprId, value: formatCode(codes.mprId), code: true }])}
<p>${text.issue.cardOf(text.terms.months(card.months))}</p>`
}
