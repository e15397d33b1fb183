import { describedBy, errorLine } from './field.ts'
import { type Html, html } from './html.ts'
import { inPieces } from './pieces.ts'

export type CheckboxProps = { name: string; label: string; checked: boolean; note?: string; error?: string | undefined }

/** Yes or no; sent as `yes`, or not at all. */
export function checkbox({ name, label, checked, note, error }: CheckboxProps): Html {
  return html`<div class="${error ? 'field wrong' : 'field'}"><label class="choice"><input type="checkbox" id="${name}" name="${name}" value="yes"${
    checked && html` checked`
  }${error && html` aria-invalid="true"`}${describedBy(name, note, error)}><span class="choice-text">${label}</span></label>
${note && html`<p class="hint" id="${name}-hint">${inPieces(note)}</p>`}${error && errorLine(name, error)}</div>
`
}
