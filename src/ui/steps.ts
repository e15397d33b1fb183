import { type Html, html } from './html.ts'

/** Where in the journey we are. `current` counts from 0; steps before it are done. */
export function steps(label: string, names: string[], current: number): Html {
  return html`<div class="steps" role="group" aria-label="${label}"><ol>
${names.map(
  (
    name,
    index,
  ) => html`<li${state(index, current)}><span>${index + 1}</span> <span class="step-name">${name}</span></li>
`,
)}</ol></div>
`
}

function state(index: number, current: number) {
  if (index === current) return html` aria-current="step"`
  return index < current ? html` class="done"` : ''
}
