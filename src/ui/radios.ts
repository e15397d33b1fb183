import { code } from './codes.ts'
import { describedBy, errorLine } from './field.ts'
import { type Html, html } from './html.ts'
import { inPieces } from './pieces.ts'

export type RadiosProps = {
  name: string
  legend: string
  options: { value: string; label: string; note?: string; code?: boolean }[]
  /** The chosen one. */
  value: string | undefined
  error?: string | undefined
}

/** One choice of few, each a box that can be hit anywhere. The first has the name as its id, for the error summary's link. */
export function radios(props: RadiosProps): Html {
  const { name, error } = props
  return html`<fieldset class="${error ? 'field wrong' : 'field'}"${describedBy(name, undefined, error)}>
<legend>${props.legend}</legend>
${error && errorLine(name, error)}<div class="choices">
${props.options.map((option, index) => choice(props, option, index === 0 ? name : `${name}-${index + 1}`))}</div>
</fieldset>
`
}

function choice({ name, value }: RadiosProps, option: RadiosProps['options'][number], id: string): Html {
  const { label, note } = option
  return html`<label class="choice"><input type="radio" id="${id}" name="${name}" value="${option.value}"${
    option.value === value && html` checked`
  }><span class="choice-text">${option.code ? code(label) : label}${note && html` <span class="note">${inPieces(note)}</span>`}</span></label>
`
}
