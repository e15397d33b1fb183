// P12 and P13: pages are functions of finished props.

import { formatCode } from '#domain/codes'
import { type ConnectionNumber, formatConnectionNumber } from '#domain/connectionNumber'
import type { Card } from '#domain/service'
import { buttons, secondaryButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { radios } from '#ui/radios'
import { summary } from '#ui/summary'
import type { PageProps } from '#web/journey/step'
import { deviceAndCard, titleFor } from '../applicationPages.ts'
import type { InputAnswer } from '../codesForm.ts'
import { asEntered } from '../drawings.ts'

type Input = { input: InputAnswer }
type Terms = Input & { terms: { version: number } }
type Numbered = Terms & { number: { number: ConnectionNumber } }

export type Offer = {
  numbers: ConnectionNumber[]
  redrawsLeft: number
  former: ConnectionNumber | undefined
  card: Card
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
  return html`<h1>${titleFor(text, data.card.family, issue.numberTitle)}</h1>
<div class="columns"><div class="card facts">${deviceAndCard(text, known.input, data.card)}</div>
<form method="post" action="${here}" class="card">
${seen}${radios({ name: 'number', legend: issue.choose, options, value: chosen, ...(errors.number ? { error: errors.number } : {}) })}
<div class="row">${redrawsLeft > 0 && secondaryButton({ text: issue.redraw, name: 'action', value: 'redraw', form: 'redraw' })}
<p class="note">${redrawsLeft > 0 ? issue.redrawsLeft(redrawsLeft) : issue.noRedraws}</p></div>
<p class="note">${issue.held}</p>
${buttons({ back: { href: back, text: common.back }, primary: common.next })}
</form></div>
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
  const { application, issue, common } = text
  return html`<h1>${titleFor(text, data.card.family, issue.confirmTitle)}</h1>
<p class="lead">${issue.confirmLead}</p>
<div class="columns"><form method="post" action="${here}" class="card">
${seen}${summary([
  { label: common.connectionNumber, value: formatConnectionNumber(known.number.number), code: true },
  { label: common.mprId, value: formatCode(known.input.mprId), code: true },
  { label: common.activationKeyNo, value: formatCode(known.input.activationKeyNo), code: true },
  ...(known.input.held
    ? []
    : [{ label: common.registrationId, value: formatCode(known.input.registrationId), code: true }]),
  {
    label: common.term,
    value: text.terms.fromFirstUse(text.terms.months(data.card.months)),
    note: text.terms.fromFirstUseNote,
  },
])}
${data.card.terms === 'paid' && data.firstService ? html`<p class="note">${issue.forfeitsTrial}</p>` : ''}
${buttons({ back: { href: back, text: common.back }, primary: application.register })}
</form>
${asEntered(text, data.card.family, known.input)}</div>`
}
