// A length of time as one question: years, then months, each a number in front of its unit.
import { describedBy, errorLine } from './field.ts'
import { type Html, html } from './html.ts'

export type LengthProps = {
  legend: string
  hint: string
  /** Also the names of the two fields. */
  years: { label: string; value: string }
  months: { label: string; value: string }
  /** About both; the error summary's link leads to the first. */
  error?: string | undefined
}

export function lengthField({ legend, hint, years, months, error }: LengthProps): Html {
  const part = (name: string, { label, value }: LengthProps['years']) =>
    html`<span class="unit"><input class="input" id="${name}" name="${name}" type="text" value="${value}" inputmode="numeric" autocomplete="off"${
      error && html` aria-invalid="true"`
    }${describedBy('years', hint, error)}><label for="${name}">${label}</label></span>`
  return html`<fieldset class="${error ? 'field wrong' : 'field'}">
<legend>${legend}</legend>
<div class="hint" id="years-hint">${hint}</div>
<div class="length">${part('years', years)}${part('months', months)}</div>
${error && errorLine('years', error)}</fieldset>
`
}
