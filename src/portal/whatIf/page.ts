// 延長後の利用期限の試算: a term and a product in, what would become of it and why out.
import type { ExtendDecision } from '#domain/extend'
import type { Term } from '#domain/term'
import type { Product } from '#operations/services/tryTerm'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import { field } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { lengthField } from '#ui/lengthField'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import { radios } from '#ui/radios'
import type { Text } from '#words/text'
import { beyondCap } from '../extend/beyondCap.ts'
import { termSum } from '../extend/termSum.ts'
import { termText } from '../termText.ts'
import { dayOf } from './day.ts'

export type WhatIf = {
  values: Form
  errors: Form
  products: Product[]
  today: Temporal.PlainDate
  answer: { term: Term; decision: ExtendDecision } | undefined
}

export function whatIfPage(text: Text, { values, errors, products, today, answer }: WhatIf): Html {
  const { whatIf, common, terms } = text
  const state = values.state === 'started' ? 'started' : 'unstarted'
  return html`${errorList(text, errors)}<h1>${whatIf.title}</h1>
<p class="lead">${inPieces(whatIf.lead)}</p>
<div class="columns"><div class="facts">${answer ? result(text, answer) : example(text)}</div>
<form method="get" action="/what-if" class="card" novalidate>
${radios({
  name: 'state',
  legend: whatIf.state,
  options: [
    { value: 'unstarted', label: whatIf.unstarted },
    { value: 'started', label: whatIf.started },
  ],
  value: state,
})}
${field({ name: 'start', label: whatIf.start, hint: whatIf.startHint(terms.date(today)), value: values.start ?? '', error: errors.start, type: typeOf(values.start ?? ''), width: 'code' })}
${lengthField({ legend: whatIf.length, hint: whatIf.lengthHint, years: { label: whatIf.years, value: values.years ?? '' }, months: { label: whatIf.months, value: values.months ?? '' }, error: errors.years })}
${radios({
  name: 'trial',
  legend: whatIf.trial,
  options: [
    { value: 'no', label: whatIf.trialNo },
    { value: 'yes', label: whatIf.trialYes },
  ],
  value: values.trial === 'yes' ? 'yes' : 'no',
  error: errors.trial,
})}
${radios({
  name: 'product',
  legend: whatIf.product,
  options: products.map(product => ({
    value: product.code,
    label: `${common.family[product.family]} ${terms.months(product.months)}`,
    note: product.code,
  })),
  value: values.product ?? products.find(product => product.terms === 'paid')?.code,
  error: errors.product,
})}
${buttons({ back: { href: '/menu', text: common.back }, primary: whatIf.submit })}
</form></div>`
}

/** What there will be to see: a term of a year, and a card of three. */
function example(text: Text): Html {
  const before = { kind: 'unstarted', months: 12, trialMonths: 0 } as const
  return html`<p class="note">${text.whatIf.example}</p>${termSum(text, before, { ...before, months: 48 })}`
}

function result(text: Text, { term, decision }: NonNullable<WhatIf['answer']>): Html {
  const { whatIf, refusals } = text
  const present = html`<p>${inPieces(whatIf.present(termText(text, term)))}</p>`
  if (decision.ok && decision.value.kind === 'open') {
    const { before, after } = decision.value
    return html`<section class="card" id="result"><h2>${whatIf.accepted}</h2>${present}${termSum(text, before, after)}</section>`
  }
  const refusal = decision.ok ? undefined : decision.refusal
  const reason = refusal ? html`<p>${refusals[refusal].text}</p><p>${refusals[refusal].next}</p>` : ''
  const cap = decision.ok ? undefined : decision.beyondCap
  return html`<section class="card" id="result"><h2>${whatIf.refused}</h2>${present}${notice('warn', undefined, reason)}${cap && beyondCap(text, cap)}</section>`
}

/** What is no day would be gone from a date field: whoever typed it sees it again, and can mend it. */
const typeOf = (typed: string) => (typed === '' || dayOf(typed) ? 'date' : 'text')
