// The sections of a document, as they stand in the database.
import type { Section } from '#operations/documents/readDocument'
import { type Html, html } from '#ui/html'
import { marked } from '#ui/japanese'
import { inBarePieces } from '#ui/pieces'
import type { Text } from '#words/text'

/** Of a document whose sections have names: the guide is read in parts. */
export function contents(title: string, sections: Section[]): Html | '' {
  const named = sections.filter(({ id }) => id !== undefined)
  if (named.length === 0) return ''
  return html`<nav class="contents" aria-label="${title}"><ul>
${named.map(
  ({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>
`,
)}</ul></nav>
`
}

/** @param level of its heading */
export function section(
  { id, heading, paragraphs, items, steps, table, roman, notes, links }: Section,
  words: Words,
  level: 2 | 3 = 2,
): Html {
  const listItem = (item: string) => html`<li>${words(item)}</li>
`
  return html`<h${level}${id && html` id="${id}"`}>${heading}</h${level}>
${paragraphs.map(paragraph => html`<p>${words(paragraph)}</p>`)}
${items && html`<ul>${items.map(listItem)}</ul>`}${steps && html`<ol${roman && html` class="roman"`}>${steps.map(listItem)}</ol>`}${
  table && tableOf(table, words)
}${notes?.map(note => html`<p>${words(note)}</p>`)}${
  links && html`<ul>${links.map(({ text, href }) => html`<li><a href="${href}">${words(text)}</a></li>`)}</ul>`
}`
}

/** A list rather than a table: on a phone three columns would break names and sentences into pieces. */
function tableOf({ head, rows }: NonNullable<Section['table']>, words: Words): Html {
  const cell = (value: string, column: number) =>
    html`<dd>${head[column] && html`<b>${head[column]}</b> `}${words(value)}</dd>`
  return html`<dl class="rows">${rows.map(
    ([name = '', ...cells]) =>
      html`<div><dt>${isCode(name) ? html`<span class="code">${name}</span>` : words(name)}</dt>${cells.map((value, i) => cell(value, i + 1))}</div>`,
  )}</dl>`
}

/** The name of a cookie. */
const isCode = (name: string) => /^[a-z_][\w-]*$/.test(name)

type Words = (text: string) => Html | string

/** What belongs together stays on one line; in English, words of a Japanese screen are marked as what they are. */
export const wordsIn =
  (lang: Text['lang']): Words =>
  text =>
    marked(lang, text, inBarePieces)
