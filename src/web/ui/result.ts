import { code } from './codes.ts'
import { type Html, html } from './html.ts'

export type ResultProps = {
  /** Registration Key */
  label: string
  value: string
  /** A summary of what belongs to it. */
  rows: Html
}

/** The loudest thing on its page: the key in a frame of its own, large also on paper. */
export function result(props: ResultProps): Html {
  return html`<section class="result" aria-labelledby="result-label">
<h2 id="result-label">${props.label}</h2>
<p class="result-value">${code(props.value)}</p>
${props.rows}</section>
`
}
