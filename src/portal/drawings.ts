// The drawings with words and codes of the portal: an example where nothing is known, else what was entered.
import { type ActivationKeyNo, formatCode, type MprId, type RegistrationId } from '#domain/codes'
import type { Family } from '#domain/service'
import { card } from '#drawings/card'
import { label } from '#drawings/label'
import { remote } from '#drawings/remote'
import { television } from '#drawings/television'
import { way } from '#drawings/way'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'

/** No device and no card has these. */
const EXAMPLE = {
  mprId: '4F1A-09C2-77D0-3B5E',
  activationKeyNo: '3F06-A1B8-22C4-9D70',
  registrationId: 'BC41-07E2',
}
const EXAMPLE_DAY = Temporal.PlainDate.from('2027-12-15')

/** Card, key, screen: what the system is for. */
export function wayDrawing({ drawings }: Text): Html {
  return way({ code: '3F06-A1B8-…', key: drawings.key, shown: drawings.shown(EXAMPLE_DAY) })
}

/** Where the codes stand that a form asks for; the one that is being typed is lit. */
export const labelToRead = ({ drawings }: Text): Html => captioned(drawings.label, label(EXAMPLE.mprId, 'mprId'))
export const cardToRead = ({ drawings }: Text): Html => captioned(drawings.card, card(EXAMPLE, true))

type Entered = { mprId: MprId; activationKeyNo: ActivationKeyNo; registrationId: RegistrationId; held?: unknown }

/** Of a card that was chosen, and not typed. */
const NOT_SHOWN = '••••-••••'

/** Label and card as they were entered, to be compared with those that lie there. The manual knows the label of HDコム alone. */
export function asEntered(text: Text, family: Family, { mprId, activationKeyNo, registrationId, held }: Entered): Html {
  const codes = {
    activationKeyNo: formatCode(activationKeyNo),
    registrationId: held ? NOT_SHOWN : formatCode(registrationId),
  }
  return html`<div class="compare"><p class="note">${text.drawings.compare[family]}</p>
${family === 'hdcom' && label(formatCode(mprId))}${card(codes)}</div>`
}

export const labelDrawing = (): Html => label(EXAMPLE.mprId)
export const cardDrawing = (): Html => card(EXAMPLE)
export const screenDrawing = (lines: string[]): Html => television(lines)

/** The television, and beside it what is held in the hand. @param pressed the colour that is to be pressed */
export function screenAndRemote(lines: string[], pressed?: 'green'): Html {
  return html`<div class="screen-and-remote">${television(lines)}${remote(pressed)}</div>`
}

/** What the television will show of a last day, once the device has heard of it. */
export const screenWith = ({ drawings }: Text, day: Temporal.PlainDate): Html =>
  captioned(drawings.screen, television(drawings.shown(day)))

const captioned = (caption: string, drawn: Html) =>
  html`<figure class="drawn">${drawn}<figcaption class="note">${caption}</figcaption></figure>`
