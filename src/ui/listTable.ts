import { type Html, html } from './html.ts'

export type ListTable = {
  /** What the table lists, for those who cannot see it. */
  label: string
  heads: string[]
  /** As many cells as heads; the first one names its row. */
  rows: (string | Html)[][]
}

/** Things of one kind, a row each; on a phone a card each, whose cells say what they are. */
export function listTable({ label, heads, rows }: ListTable): Html {
  const cell = (value: string | Html, i: number) =>
    i === 0
      ? html`<th scope="row" data-label="${heads[0]!}">${value}</th>`
      : html`<td data-label="${heads[i]!}">${value}</td>`
  return html`<table class="beside listed" aria-label="${label}"><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    row => html`<tr>${row.map(cell)}</tr>
`,
  )}</tbody></table>
`
}
