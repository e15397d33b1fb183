import { type Html, html } from './html.ts'

/** A code in its groups: monospaced, never broken across lines, and never "translated" by the browser. */
export function code(text: string): Html {
  return html`<span class="code" translate="no">${text}</span>`
}
