// A refusal on a page: what is wrong with a link to its field, what to do, and the way there with the three codes.
import type { Refusal } from '#domain/refusal'
import type { Family } from '#domain/service'
import { errorSummary } from '#ui/errorSummary'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import { FLOW_PATHS, type Flow, otherFamily } from './flows.ts'
import type { Form } from './form.ts'

/** Where the user is: the flow, the entry or 種別 chosen, the codes as typed, and whether their fields are on this page. */
export type RefusedAt = { flow: Flow; entry: Family; codes: Form; fieldsHere: boolean }

/** The same page goes on with what it shows now, so nothing says that it cannot. */
const OPEN_STILL: Refusal[] = [
  'term-changed',
  'terms-changed',
  'connection-number-gone',
  'draft-changed',
  'no-redraws-left',
]

/** @param at undefined outside the flows of the menu: no way leads on from there. @param detail what the sentences leave open */
export function refusalBlock(text: Text, refusal: Refusal, at: RefusedAt | undefined, detail?: Html): Html {
  const { text: wrong, next, field, links = [] } = text.refusals[refusal]
  const where = field && at?.fieldsHere ? { href: `#${field}` } : {}
  const ways = at ? links.map(link => carry(text, link, at)) : []
  const more = html`<p class="next-step">${next}</p>${detail}${ways.length > 0 && html`<div class="ways">${ways}</div>`}`
  const title = OPEN_STILL.includes(refusal) ? text.common.checkAgain : text.common.refused
  return errorSummary(title, [{ ...where, text: wrong }], more)
}

/** What is wrong once more, at the field that it is about; nothing where the codes' fields are not. */
export function refusedField(text: Text, refusal: Refusal, values: Form): Form {
  const { text: wrong, field } = text.refusals[refusal]
  return field && 'mprId' in values ? { [field]: wrong } : {}
}

/** What the answer that carries a refusal is called in HTTP. */
export const statusOf = (refusal: Refusal): number => (refusal === 'too-many-wrong-codes' ? 429 : 409)

/** A form, so that the codes never stand in an address. */
function carry(text: Text, link: Flow | 'other-family', { flow, entry, codes }: RefusedAt): Html {
  const to = link === 'other-family' ? flow : link
  const family = link === 'other-family' ? otherFamily(entry) : entry
  const label =
    link === 'other-family' ? text.menu.goOn(text.common.family[family], text.menu.flows[to]) : text.menu.flows[to]
  const hidden = Object.entries({ ...codesIn(codes), ...(to === 'search' ? { family } : {}) }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<form method="post" action="${FLOW_PATHS[to][family]}" class="carry">${hidden}<button type="submit" class="button secondary">${label}</button></form>`
}

const codesIn = ({ mprId = '', activationKeyNo = '', registrationId = '' }: Form) => ({
  mprId,
  activationKeyNo,
  registrationId,
})
