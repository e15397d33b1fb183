// P10 and P11, the first pages of both applications, and what their later pages begin with.
import { formatCode } from '#domain/codes'
import type { Card, Family } from '#domain/service'
import type { CardPick } from '#operations/cards/cardsToPick'
import type { ComingDocument } from '#operations/documents/knownDocuments'
import type { PublishedDocument } from '#operations/documents/readDocument'
import { buttons } from '#ui/buttons'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { summary } from '#ui/summary'
import type { PageProps } from '#web/journey/step'
import type { Text } from '#words/text'
import { cardChoice } from './cardChoice.ts'
import { type Codes, codesFields, codesStatus } from './codesForm.ts'
import { comingNotice } from './documents/comingNotice.ts'
import { documentToAgree } from './documents/page.ts'

/** The 約款 in force, what will take its place, and the card that is registered under it. */
export type Terms = { document: PublishedDocument; coming: ComingDocument[]; card: Card }

/** A page's title; those of HDVC-MPCS say so. */
export const titleFor = ({ common }: Text, family: Family, title: string): string =>
  family === 'mpcs' ? common.ofFamily(title, common.family.mpcs) : title

/** P10 */
export function inputPage(
  props: PageProps<unknown, CardPick[]>,
  family: Family,
  title: string,
  coming: ComingDocument[],
): Html {
  const { text, values, errors, back, here, seen, data: picks } = props
  const { application, codes, common } = text
  return html`<div class="title-row"><h1>${title}</h1><p class="note">${application.readTerms}
<a href="/terms/trial" target="_blank">${application.readTrial}<span class="visually-hidden">${common.newTab}</span></a>
<a href="/terms/paid" target="_blank">${application.readPaid}<span class="visually-hidden">${common.newTab}</span></a></p></div>
${comingNotice(text, coming)}<p class="lead">${codes.letters}</p>
<form method="post" action="${here}" class="card" novalidate>
${seen}${codesFields(text, family, typedOf(values), errors, cardChoice(text, picks, values, errors))}
${buttons({ back: { href: back, text: common.back }, primary: common.next, more: codesStatus(text) })}
</form>`
}

/** Of a card that was chosen no code stands in the fields, coming back to them either. */
function typedOf(values: Form): Form {
  const isChosen = values.held !== undefined && values.held === values.activationKeyNo
  return isChosen ? { ...values, activationKeyNo: '', registrationId: '' } : values
}

/** P11. What is agreed to stands beside what it is agreed to for. */
export function termsPage({ text, known, data, back, here, seen }: PageProps<{ input: Codes }, Terms>): Html {
  const { document, coming, card } = data
  return html`${comingNotice(text, coming)}${documentToAgree(
    text,
    document,
    html`<form method="post" action="${here}" class="card facts">
${deviceAndCard(text, known.input, card)}
${seen}<input type="hidden" name="version" value="${document.version}">
${buttons({
  back: { href: back, text: text.common.back },
  primary: text.application.agree,
  more: html`<a class="button plain" href="/menu?declined=1">${text.application.disagree}</a>`,
})}
</form>`,
  )}`
}

/** P12 and P15: for which device a card of which length is registered. */
export function deviceAndCard(text: Text, codes: Codes, card: Card): Html {
  return html`<p>${text.application.forDevice}</p>
${summary([{ label: text.common.mprId, value: formatCode(codes.mprId), code: true }])}
<p>${text.application.cardOf(text.terms.months(card.months))}</p>`
}
