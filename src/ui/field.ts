// One question of a form, after the Digital Agency's form contract: label, hint, control, error, in this order.
import { type Html, html } from './html.ts'
import { inPieces } from './pieces.ts'

export type FieldProps = {
  name: string
  label: string
  /** As it was typed, also when it was wrong. */
  value: string
  hint?: string | Html | undefined
  /** What to do, as a sentence; the ＊ before it is ours. */
  error?: string | undefined
  /** The label's mark, ※必須. */
  required?: string | undefined
  type?: 'text' | 'password' | 'date'
  autocomplete?: string
  width?: 'full' | 'code' | 'short'
  autocapitalize?: string
  spellcheck?: boolean
  /** Has the focus when the page opens: the first field of a page that is for typing, unless something is wrong. */
  first?: boolean | undefined
  /** Further classes of the control. */
  look?: string
  /** Further attributes of the control. */
  more?: Html
}

export function field(props: FieldProps): Html {
  const { name, hint, error } = props
  return html`<div class="${error ? 'field wrong' : 'field'}">
<label for="${name}">${props.label}${props.required && html` <span class="required">${props.required}</span>`}</label>
${hint && html`<div class="hint" id="${name}-hint">${typeof hint === 'string' ? inPieces(hint) : hint}</div>`}${control(props)}
${error && errorLine(name, error)}</div>
`
}

type PasswordField = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error' | 'required' | 'first'> & {
  autocomplete: 'current-password' | 'new-password'
}

/** Where something is wrong, the focus is on the summary (errorSummary.ts). */
export const nothingWrong = (errors: Record<string, string | undefined>): boolean => Object.keys(errors).length === 0

/** Empty, whatever was typed. */
export const passwordField = (props: PasswordField): Html => field({ ...props, value: '', type: 'password' })

/** The sentence at the field, named so that the control can point to it. */
export function errorLine(name: string, error: string): Html {
  return html`<p class="field-error" id="${name}-error"><span aria-hidden="true">＊</span>${inPieces(error)}</p>`
}

/** The attribute that ties a control to its hint and error, or nothing. */
export function describedBy(name: string, hint: unknown, error: unknown): Html | '' {
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(id => id !== '')
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : ''
}

function control(props: FieldProps): Html {
  const { name, hint, error, type = 'text', width = 'full', look = '' } = props
  return html`<input class="input w-${width}${look}" id="${name}" name="${name}" type="${type}"${
    type === 'password' ? '' : html` value="${props.value}"`
  }${attribute('autocomplete', props.autocomplete)}${attribute(
    'autocapitalize',
    props.autocapitalize,
  )}${attribute('spellcheck', props.spellcheck)}${
    // Not the attribute `required`: the browser's bubble would hide our sentence, and a space would pass it.
    props.required && html` aria-required="true"`
  }${error && html` aria-invalid="true"`}${describedBy(name, hint, error)}${props.first && html` autofocus`}${props.more}>`
}

function attribute(name: 'autocomplete' | 'autocapitalize' | 'spellcheck', value?: string | boolean) {
  return value === undefined ? '' : html` ${name}="${String(value)}"`
}
