// 約款, policies and the guide as pages read them (P11, P18, P21).
import type { PastChange } from '#operations/documents/knownDocuments'
import type { PublishedDocument } from '#operations/documents/readDocument'
import { type Html, html, raw } from '#ui/html'
import type { Text } from '#words/text'
import { guideSections } from './guide.ts'
import { contents, section, wordsIn } from './sections.ts'

/** @param history what changed with which version, to stand below the text */
export function documentBody(text: Text, document: PublishedDocument, history: PastChange[] = []): Html {
  if (document.kind === 'guide')
    return html`<article class="guide">${opening(text, document)}
${guideSections(text, document.body[text.lang], historyOf(text, history))}</article>`
  return html`<article class="card document">${opening(text, document)}
${sectionsOf(text, document)}${historyOf(text, history)}</article>`
}

/**
 * A document in a box that scrolls, so that what is to be pressed stays in sight beside it. Without room for that, and on
 * paper, it is as long as its text.
 * @param form where it is agreed to
 */
export function documentToAgree(text: Text, document: PublishedDocument, form: Html): Html {
  return html`${opening(text, document)}
<div class="columns">${documentBox(text, document)}
${form}</div>`
}

/** The box alone, on a page that has a title of its own. */
export const documentBox = (text: Text, document: PublishedDocument): Html =>
  html`<section class="card document to-scroll" aria-label="${document.title[text.lang]}" tabindex="0">
${sectionsOf(text, document)}</section>`

/**
 * Several, one after the other in such a box, below a title of the page's own. Their links are left out: what they lead to
 * stands in the box or in the page's head.
 */
export function documentsToAgree(text: Text, documents: PublishedDocument[], form: Html): Html {
  const titles = documents.map(({ title }) => title[text.lang]).join(' · ')
  const each = (document: PublishedDocument) => html`<h2>${document.title[text.lang]}</h2>
${versionOf(text, document)}
${document.body[text.lang].map(({ links: _, ...part }) => section(part, wordsIn(text.lang), 3))}`
  return html`<div class="columns"><section class="card document to-scroll" aria-label="${titles}" tabindex="0">
${documents.map(each)}</section>
${form}</div>`
}

function opening(text: Text, document: PublishedDocument): Html {
  return html`<h1>${document.title[text.lang]}</h1>
${versionOf(text, document)}`
}

function versionOf({ lang, documents, terms }: Text, document: PublishedDocument): Html {
  const words = wordsIn(lang)
  return html`<p class="note">${words(documents.version(document.version, terms.date(inJapan(document))))}<br>${words(documents.issuer(document.issuer[lang]))}</p>`
}

/** A text that everybody who applies reads is made into markup once, for as long as a server keeps it (knownDocuments.ts). */
const made = new WeakMap<object, Html>()

function sectionsOf({ lang, documents }: Text, { body }: PublishedDocument): Html {
  const text = body[lang]
  const words = wordsIn(lang)
  if (!made.has(text))
    made.set(text, raw(String(html`${contents(documents.contents, text)}${text.map(part => section(part, words))}`)))
  return made.get(text)!
}

const inJapan = ({ effectiveFrom }: { effectiveFrom: Temporal.Instant }) =>
  effectiveFrom.toZonedDateTimeISO('Asia/Tokyo').toPlainDate()

function historyOf({ lang, documents, terms }: Text, history: PastChange[]): Html | '' {
  if (history.length === 0) return ''
  const change = (one: PastChange) =>
    html`<li>${documents.version(one.version, terms.date(inJapan(one)))}<br>${one.changes[lang]}</li>
`
  return html`<h2>${documents.history}</h2>
<ul>${history.map(change)}</ul>`
}
