import { describedBy, errorLine, type FieldProps } from './field.ts'
import { type Html, html } from './html.ts'

export type SelectProps = Pick<
  FieldProps,
  'name' | 'label' | 'value' | 'hint' | 'error' | 'required' | 'autocomplete'
> & {
  options: { value: string; label: string }[]
}

/** One of many that have names: a list that can be searched by typing. */
export function select(props: SelectProps): Html {
  const { name, hint, error, required, autocomplete } = props
  return html`<div class="${error ? 'field wrong' : 'field'}">
<label for="${name}">${props.label}${required && html` <span class="required">${required}</span>`}</label>
${hint && html`<div class="hint" id="${name}-hint">${hint}</div>`}<div class="select"><select class="input w-full" id="${name}" name="${name}"${
    autocomplete && html` autocomplete="${autocomplete}"`
  }${required && html` aria-required="true"`}${error && html` aria-invalid="true"`}${describedBy(name, hint, error)}>
${props.options.map(
  ({ value, label }) => html`<option value="${value}"${value === props.value && html` selected`}>${label}</option>
`,
)}</select></div>
${error && errorLine(name, error)}</div>
`
}
