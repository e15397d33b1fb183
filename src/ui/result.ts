import { code } from './codes.ts'
import { type Html, html } from './html.ts'

export type ResultProps = {
  /** Registration Key */
  label: string
  value: string
  /** Stands right after the value. */
  more?: Html | undefined
  /** Stands beside label and value. */
  aside?: Html | undefined
  /** A summary of what belongs to it. */
  rows?: Html
}

/** The loudest thing on its page: the key in a frame of its own, large also on paper. */
export function result(props: ResultProps): Html {
  return html`<section class="result" aria-labelledby="result-label">
${props.aside}<h2 id="result-label">${props.label}</h2>
<p class="result-value">${code(props.value)}</p>${props.more}
${props.rows}</section>
`
}
