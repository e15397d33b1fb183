import { code } from './codes.ts'
import { type Html, html } from './html.ts'

export type SummaryRow = {
  label: string
  value: string | Html
  /** Shows the value as a code. */
  code?: boolean
  /** Stands right after the value. */
  more?: Html
  /** A smaller line below the value. */
  note?: string | undefined
}

/** What was entered or found, row by row: label left, value right; one above the other on a phone. */
export function summary(rows: SummaryRow[]): Html {
  return html`<dl class="summary">
${rows.map(row)}</dl>
`
}

function row({ label, value, more, note, ...kind }: SummaryRow): Html {
  return html`<div><dt>${label}</dt><dd>${kind.code ? code(String(value)) : value}${more}${note && html`<span class="note">${note}</span>`}</dd></div>
`
}
