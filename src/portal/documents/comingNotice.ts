// What is announced of documents: which version begins when, and what changes with it (約款 §12).
import type { ComingDocument } from '#operations/documents/knownDocuments'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import type { Text } from '#words/text'
import { readerOf } from './readers.ts'

/** Nothing when nothing is announced. The text itself opens in a new tab, so that nothing typed is lost. */
export function comingNotice(text: Text, coming: ComingDocument[]): Html | '' {
  if (coming.length === 0) return ''
  const { lang, terms, common } = text
  const words = text.documents.coming
  const each = coming.map(({ kind, version, title, effectiveFrom, changes }) => {
    const reader = readerOf(kind, version)
    const read = html`<br><a href="${reader}" target="_blank">${words.read}<span class="visually-hidden">${common.newTab}</span></a>`
    const from = terms.moment(effectiveFrom.toZonedDateTimeISO('Asia/Tokyo'))
    return html`<p>${words.from(title[lang], from)}<br>${changes[lang]}${reader && read}</p>
`
  })
  return notice('info', words.title, html`${each}`)
}
