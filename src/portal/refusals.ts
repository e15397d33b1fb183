// A refusal on a page: what is wrong with a link to its field, what to do, and the way there with the three codes.
import { minutesOf } from '#domain/limits'
import { may } from '#domain/may'
import { type Refusal, traitsOf } from '#domain/refusal'
import { type Family, type Flow, otherFamily } from '#domain/service'
import type { User } from '#domain/who'
import { errorSummary } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import type { No } from '#web/journey/no'
import type { Stop } from '#web/journey/step'
import type { Text } from '#words/text'
import { FLOW_PATHS } from './flows.ts'

/** Where the user is: the flow, and the entry or 種別 chosen. */
export type Place = {
  flow: Flow
  entry: Family
  /** Who is there, where not everybody who is may go on to every flow. */
  by?: User
}

/**
 * A refusal as pages show it.
 * @param place undefined outside the flows of the menu: no way leads on from there
 * @param detail what the sentences leave open
 */
export function noOf(refusal: Refusal, place: Place | undefined, detail?: (text: Text) => Html): No {
  const { field, goesOn, needsVendor, wait, leadsTo = [] } = traitsOf(refusal)
  return {
    code: refusal,
    status: wait ? 429 : 409,
    help: needsVendor === true,
    block(text, typed, values) {
      const { text: wrong, next } = text.refusals[refusal]
      const where = field && hasCodeFields(values) ? { href: `#${field}` } : {}
      const ways = place ? leadsTo.filter(link => mayGo(link, place)).map(link => carry(text, link, place, typed)) : []
      const more = html`<p class="next-step">${inPieces(next)}</p>${detail?.(text)}${ways.length > 0 && html`<div class="ways">${ways}</div>`}`
      return errorSummary(goesOn ? text.common.checkAgain : text.common.refused, [{ ...where, text: wrong }], more)
    },
    atField: (text, values) => (field && hasCodeFields(values) ? { [field]: text.refusals[refusal].text } : {}),
  }
}

/** When a caller who was wrong too often may go on (C8). */
export function waitOf(refused: { refusal: Refusal; waitSeconds?: number }): ((text: Text) => Html) | undefined {
  const { waitSeconds } = refused
  return waitSeconds === undefined ? undefined : text => html`<p>${text.common.againIn(minutesOf(waitSeconds))}</p>`
}

/** A step of a journey that the rules stop. */
export const refused = (refusal: Refusal, place: Place, detail?: (text: Text) => Html): Stop => ({
  kind: 'refused',
  no: noOf(refusal, place, detail),
})

/** Whether the page that the refusal stands on asks for the codes. */
const hasCodeFields = (values: Form) => 'mprId' in values

const mayGo = (link: Flow | 'other-family', { flow, by }: Place) =>
  by === undefined || may(by, link === 'other-family' ? flow : link)

/** A form, so that the codes never stand in an address. */
function carry(text: Text, link: Flow | 'other-family', { flow, entry }: Place, typed: Form): Html {
  const to = link === 'other-family' ? flow : link
  const family = link === 'other-family' ? otherFamily(entry) : entry
  const label =
    link === 'other-family' ? text.menu.goOn(text.common.family[family], text.menu.flows[to]) : text.menu.flows[to]
  const hidden = Object.entries({ ...codesIn(typed), ...(to === 'search' ? { family } : {}) }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<form method="post" action="${FLOW_PATHS[to][family]}" class="carry">${hidden}<button type="submit" class="button secondary">${label}</button></form>`
}

/** Or the held card that was chosen instead of typed (R20). */
const codesIn = ({ mprId = '', activationKeyNo = '', registrationId = '', held = '' }: Form) => ({
  mprId,
  activationKeyNo,
  registrationId,
  ...(held && { held }),
})
