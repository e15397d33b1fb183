import { type Html, html } from './html.ts'

export type CheckboxProps = { name: string; label: string; checked: boolean; note?: string }

/** Yes or no; sent as `yes`, or not at all. */
export function checkbox({ name, label, checked, note }: CheckboxProps): Html {
  return html`<div class="field"><label class="choice"><input type="checkbox" id="${name}" name="${name}" value="yes"${
    checked && html` checked`
  }${note && html` aria-describedby="${name}-note"`}><span class="choice-text">${label}</span></label>
${note && html`<p class="hint" id="${name}-note">${note}</p>`}</div>
`
}
