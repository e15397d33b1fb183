// The one page between a device and its extension with a held card: which card, what comes of it, and the 約款.
import type { CareEntry } from '#domain/careEntry'
import { formatCode } from '#domain/codes'
import type { ExtendAnswer } from '#domain/extend'
import type { CardPick } from '#domain/heldCard'
import { termName } from '#domain/term'
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
  /** Names this page, so that a form sent twice is one extension. */
  attempt: string
  values: Form
  wrong: { sentence: string; next?: string } | undefined
  /** Where codes are typed instead. */
  typed: string
}

export function extendPage(text: Text, props: ExtendProps): Html {
  const { entry, open, document, wrong, typed } = props
  const { cards, common, extend } = text
  const { extend: words } = cards
  const refused =
    wrong &&
    errorSummary(
      common.checkAgain,
      [{ href: open.length > 0 ? '#card' : undefined, text: wrong.sentence }],
      wrong.next ? html`<p class="next-step">${inPieces(wrong.next)}</p>` : undefined,
    )
  return html`${refused}<h1>${titleFor(text, entry.family, extend.title)}</h1>
<div class="columns"><div>${open.length > 0 ? form(text, props) : html`<section class="card"><p>${words.noneFits}</p></section>`}
<p><a href="${typed}">${words.typed}</a></p></div>
${open.length > 0 && html`<div><p class="note">${words.terms}</p>${documentBox(text, document)}</div>`}</div>`
}

function form(text: Text, { entry, open, document, attempt, values, wrong }: ExtendProps): Html {
  const { cards, common, extend, terms } = text
  const [{ before }] = open as [Open]
  const chosen =
    open.find(({ pick }) => pick.activationKeyNo === values.card) ?? (open.length === 1 ? open[0] : undefined)
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
${buttons({ back: { href: `/devices/${entry.id}`, text: common.back }, primary: cards.extend.agree })}
</form>`
}
