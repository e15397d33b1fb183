// Held cards that fit an application, beside the typed way (R20).
import { formatCode } from '#domain/codes'
import type { CardPick } from '#operations/cards/cardsToPick'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import { type RadiosProps, radios } from '#ui/radios'
import type { Text } from '#words/text'

/** More are found in 保有カード, where each card leads here. */
const SHOWN = 8

export const TYPED = 'typed'

/** Undefined for a company that holds none that fits. */
export function cardChoice(text: Text, picks: CardPick[], values: Form, errors: Form): Html | undefined {
  if (picks.length === 0 && !errors.held) return undefined
  const { pick: words } = text.cards
  const chosen = values.held || TYPED
  const first = picks.filter((card, i) => i < SHOWN || card.activationKeyNo === chosen)
  return html`<p class="ask">${inPieces(words.hint)}</p>${radios({
    name: 'held',
    legend: words.legend,
    value: options(text, first, chosen).some(({ value }) => value === chosen) ? chosen : TYPED,
    error: errors.held,
    options: [...options(text, first, chosen), { value: TYPED, label: words.typed }],
  })}<p class="note"><a href="/cards?state=unused" target="_blank">${words.others}<span class="visually-hidden">${text.common.newTab}</span></a></p>`
}

function options(text: Text, picks: CardPick[], chosen: string): RadiosProps['options'] {
  const { pick: words, trial } = text.cards
  const known = picks.some(card => card.activationKeyNo === chosen)
  const offered = picks.map(({ activationKeyNo, product, months, terms, orderNo, count }) => ({
    value: activationKeyNo as string,
    label: words.label(product, terms === 'trial' ? trial : text.terms.months(months)),
    note: words.note(formatCode(activationKeyNo), text.devices.number(count), orderNo),
  }))
  // One that was named in the address, and is not the first of its kind.
  const isCode = /^[0-9A-F]{16}$/.test(chosen)
  if (!isCode || known) return offered
  return [{ value: chosen, label: formatCode(chosen as never) }, ...offered]
}
