// 使い方 (P21): each section is one way, with a picture of what it is about. The words are the document's.
import type { Section } from '#operations/documents/readDocument'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import { cardDrawing, labelDrawing, screenAndRemote, screenDrawing, wayDrawing } from '../drawings.ts'
import { termSum } from '../extend/termSum.ts'
import { contents, section, wordsIn } from './sections.ts'

/** By the id of the section that they stand beside, whoever wrote its words. */
const PICTURES: Record<string, (text: Text) => Html> = {
  flow: wayDrawing,
  'mpr-id': labelDrawing,
  'mpr-id-on-screen': text => screenAndRemote(text.drawings.mprIdScreen),
  card: cardDrawing,
  'enter-key': text => screenAndRemote(text.drawings.keyScreen('0758-2C91-E4A0-B63D'), 'green'),
  'key-refused': text => screenDrawing(text.drawings.keyRefused),
  term: text => screenDrawing(text.drawings.shown(EXAMPLE.start.add({ years: 1 }))),
  extension: text => termSum(text, { ...EXAMPLE, months: 12 }, { ...EXAMPLE, months: 24 }),
}

/** 4/1 + 1年: R2's own example. */
const EXAMPLE = { kind: 'started', start: Temporal.PlainDate.from('2027-04-01'), trialMonths: 0 } as const

/** @param history stands below them */
export function guideSections(text: Text, sections: Section[], history: Html | ''): Html {
  const parts = html`${sections.map(part => partOf(text, part))}${history && html`<section class="card document">${history}</section>`}`
  return html`<div class="guide-parts">${contents(text.documents.contents, sections)}<div>${parts}</div></div>`
}

function partOf(text: Text, part: Section): Html {
  const picture = part.id && PICTURES[part.id]?.(text)
  const words = section(part, wordsIn(text.lang))
  return html`<section class="card document${picture && ' pictured'} about-${part.id}"><div>${words}</div>${picture && html`<div class="picture">${picture}</div>`}</section>
`
}
