// 約款 and policies as pages read them (P11, P18).
import type { Section, VersionedDocument } from '#operations/readDocument'
import type { Text } from '#web/text/text'
import { type Html, html } from '#web/ui/html'

export function documentBody(text: Text, document: VersionedDocument): Html {
  const { lang } = text
  const from = document.effectiveFrom.toZonedDateTimeISO('Asia/Tokyo').toPlainDate()
  return html`<article class="card document"><h1>${document.title[lang]}</h1>
<p class="note">${text.documents.version(document.version, text.terms.date(from))}</p>
${document.body[lang].map(section)}</article>`
}

function section({ heading, paragraphs, items, table }: Section): Html {
  return html`<h2>${heading}</h2>
${paragraphs.map(paragraph => html`<p>${paragraph}</p>`)}
${items ? html`<ul>${items.map(item => html`<li>${item}</li>`)}</ul>` : ''}
${table ? tableOf(table) : ''}`
}

/** A list rather than a table: on a phone three columns would break names and sentences into pieces. */
function tableOf({ head, rows }: NonNullable<Section['table']>): Html {
  return html`<dl class="rows">${rows.map(
    ([name, ...cells]) =>
      html`<div><dt><span class="code">${name}</span></dt>${cells.map((cell, i) => html`<dd><b>${head[i + 1]}</b> ${cell}</dd>`)}</div>`,
  )}</dl>`
}
