// The one page between a device and its extension with a held card: which card, what comes of it, and the 約款.
import type { CareEntry } from '#domain/careEntry'
import { formatCode } from '#domain/codes'
import type { ExtendAnswer } from '#domain/extend'
import type { CardPick } from '#domain/heldCard'
import { termName } from '#domain/term'
import type { ComingDocument } from '#operations/documents/knownDocuments'
import type { PublishedDocument } from '#operations/documents/readDocument'
import { buttons } from '#ui/buttons'
import { errorSummary } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import { radios } from '#ui/radios'
import { summary } from '#ui/summary'
import type { Text } from '#words/text'
import { titleFor } from '../applicationPages.ts'
import { comingNotice } from '../documents/comingNotice.ts'
import { documentBox } from '../documents/page.ts'
import { termText } from '../termText.ts'
import { ownNameOf } from './devicePage.ts'

/** Before the number of a card: the term that its radio promises. */
export const PROMISED = 'promised-'

type Open = { pick: CardPick } & Extract<ExtendAnswer, { kind: 'open' }>
export type ExtendProps = {
  entry: CareEntry
  /** Cards that the device can be extended with, one of each kind. */
  open: Open[]
  document: PublishedDocument
  coming: ComingDocument[]
  /** Names this page, so that a form sent twice is one extension. */
  attempt: string
  values: Form
  wrong: { sentence: string; next?: Html } | undefined
  /** Why no card that the company holds can extend it. */
  shut: { sentence: string; next?: Html } | undefined
  /** Where codes are typed instead. */
  typed: string
}

export function extendPage(text: Text, props: ExtendProps): Html {
  const { entry, open, document, coming, wrong, typed } = props
  const { cards, common, extend, documents, terms } = text
  const { extend: words } = cards
  const href = open.length > 0 ? '#card' : undefined
  const refused = wrong && errorSummary(common.checkAgain, [{ href, text: wrong.sentence }], wrong.next)
  const day = document.effectiveFrom.toZonedDateTimeISO('Asia/Tokyo').toPlainDate()
  const other = html`<p><a href="${typed}">${words.typed}</a></p>`
  if (open.length === 0)
    return html`${refused}<h1>${titleFor(text, entry.family, extend.title)}</h1>${none(text, props)}${other}`
  return html`${refused}<h1>${titleFor(text, entry.family, extend.title)}</h1>
${comingNotice(text, coming)}<div class="columns"><div><p class="note">${inPieces(`${document.title[text.lang]} ${documents.version(document.version, terms.date(day))}`)}</p>${documentBox(text, document)}</div>
<div>${form(text, props)}${other}</div></div>`
}

/** What its cards would come to, where none can be used. */
function none({ cards: { extend: words } }: Text, { shut }: ExtendProps): Html {
  return html`<section class="card"><p>${words.noneFits}</p>${shut && html`<p>${shut.sentence}</p>${shut.next}`}</section>`
}

function form(text: Text, { entry, open, document, attempt, values, wrong }: ExtendProps): Html {
  const { cards, common, extend, terms } = text
  const [{ before }] = open as [Open]
  // Never another one than was chosen before: only who comes anew finds the only one chosen.
  const only = open.length === 1 && !values.card ? open[0] : undefined
  const chosen = open.find(({ pick }) => pick.activationKeyNo === values.card) ?? only
  return html`<form method="post" action="/devices/${entry.id}/extend" class="card facts">
<input type="hidden" name="attempt" value="${attempt}"><input type="hidden" name="version" value="${document.version}"><input type="hidden" name="term" value="${termName(before)}">${open.map(({ pick, after }) => html`<input type="hidden" name="${PROMISED}${pick.activationKeyNo}" value="${termName(after)}">`)}
<p>${cards.extend.lead}</p>
${summary([
  { label: common.mprId, value: formatCode(entry.mprId), code: true, note: ownNameOf(entry) },
  { label: extend.before, value: termText(text, before) },
])}
${radios({
  name: 'card',
  legend: cards.extend.choose,
  value: chosen?.pick.activationKeyNo,
  error: wrong && !chosen ? wrong.sentence : undefined,
  options: open.map(({ pick, after }) => ({
    value: pick.activationKeyNo,
    label: cards.pick.label(pick.product, terms.months(pick.months)),
    note: cards.extend.after(
      termText(text, after),
      cards.pick.note(formatCode(pick.activationKeyNo), text.devices.number(pick.count), pick.orderNo),
    ),
  })),
})}
<p class="note">${cards.extend.terms}</p>
${buttons({ back: { href: `/devices/${entry.id}`, text: common.back }, primary: cards.extend.agree })}
</form>`
}
