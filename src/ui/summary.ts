import { code } from './codes.ts'
import { type Html, html } from './html.ts'
import { inPieces } from './pieces.ts'

export type SummaryRow = {
  label: string
  value: string | Html
  /** Shows the value as a code. */
  code?: boolean
  /** Stands right after the value. */
  more?: Html
  /** A smaller line below the value. */
  note?: string | undefined
  /** Paper does without it. */
  onScreen?: true
}

/** What was entered or found, row by row: label left, value right; one above the other on a phone. */
export function summary(rows: SummaryRow[]): Html {
  return html`<dl class="summary">
${rows.map(row)}</dl>
`
}

function row({ label, value, more, note, onScreen, ...kind }: SummaryRow): Html {
  const plain = typeof value === 'string' ? inPieces(value) : value
  return html`<div${onScreen && html` class="on-screen"`}><dt>${label}</dt><dd>${kind.code ? code(String(value)) : plain}${more}${note && html`<span class="note">${inPieces(note)}</span>`}</dd></div>
`
}
