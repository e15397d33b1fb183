// P24, 保有カード: how many of each product in which state, and the cards one by one.
import { formatCode } from '#domain/codes'
import { HELD_STATES, type HeldState } from '#domain/heldCard'
import { may } from '#domain/may'
import type { User } from '#domain/who'
import type { HeldCard, HeldCounts, HeldPlace } from '#operations/cards/readHeldCards'
import { type BadgeKind, badge } from '#ui/badge'
import { linkButton } from '#ui/buttons'
import { code } from '#ui/codes'
import { type Html, html } from '#ui/html'
import { listTable } from '#ui/listTable'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'
import { FLOW_PATHS } from '../flows.ts'
import { shortMoment } from '../personName.ts'
import { type CardsAddress, cardsPath } from './address.ts'

export type CardsProps = {
  cards: HeldCard[]
  next: HeldPlace | undefined
  counts: HeldCounts[]
  address: CardsAddress
  by: User
  done: string | undefined
}

export function cardsPage(text: Text, props: CardsProps): Html {
  const { cards: words } = text
  const { counts, cards, by, done } = props
  const add = may(by, 'keep-cards') && linkButton({ href: '/cards/add', text: words.addLink, kind: 'primary' })
  const head = html`<div class="title-row"><h1>${words.title}</h1></div>
<p class="lead">${inPieces(words.lead)}</p>${done && notice('done', undefined, done)}`
  if (counts.length === 0)
    return html`${head}<section class="card"><h2>${words.none}</h2>${add && html`<p>${words.noneHint}</p><div class="buttons">${add}</div>`}</section>`
  const count = html`<a class="button secondary" href="/devices/needed?tab=due">${text.needed.title}</a>`
  return html`${head}<div class="buttons">${add}${count}</div>
${countTable(text, counts)}
${tabs(text, props)}
${cards.length > 0 ? cardTable(text, cards, by) : html`<section class="card"><p>${words.noneFound}</p><p><a href="/cards">${words.allAgain}</a></p></section>`}
${pager(text, props)}`
}

const nameOf = ({ lang }: Text, { nameJa, nameEn }: HeldCounts) => (lang === 'en' ? nameEn : nameJa)

/** A count leads to its cards. */
function countTable(text: Text, counts: HeldCounts[]): Html {
  const { cards: words, devices } = text
  const states = HELD_STATES.filter(state => state === 'unused' || counts.some(row => row[state] > 0))
  const cell = (row: HeldCounts, state: HeldState) =>
    row[state] === 0
      ? '0'
      : html`<a href="${cardsPath({ state, product: row.product })}">${devices.number(row[state])}<span class="visually-hidden"> ${words.states[state]} ${nameOf(text, row)}</span></a>`
  return html`<section class="card"><h2>${words.byProduct}</h2>${listTable({
    label: words.byProduct,
    heads: [words.product, ...states.map(state => words.states[state]), words.total],
    rows: counts.map(row => [
      html`${nameOf(text, row)}<span class="note">${code(row.product)}</span>`,
      ...states.map(state => cell(row, state)),
      devices.number(HELD_STATES.reduce((sum, state) => sum + row[state], 0)),
    ]),
  })}</section>`
}

function tabs(text: Text, { counts, address: { filter } }: CardsProps): Html {
  const { cards: words, devices } = text
  const ofProduct = counts.filter(row => filter.product === undefined || row.product === filter.product)
  const count = (states: readonly HeldState[]) =>
    ofProduct.reduce((sum, row) => sum + states.reduce((of, state) => of + row[state], 0), 0)
  const tab = (state: HeldState | undefined, name: string) =>
    html`<li><a href="${cardsPath({ ...filter, state })}"${state === filter.state && html` aria-current="page"`}>${name} <span class="tab-count">${devices.number(count(state ? [state] : HELD_STATES))}</span></a></li>
`
  const product = counts.find(row => row.product === filter.product)
  return html`${product && html`<p>${words.ofProduct(nameOf(text, product))} <a href="${cardsPath({ ...filter, product: undefined })}">${words.allAgain}</a></p>`}
<nav class="tabs" aria-label="${words.tabs.label}"><ul>
${tab(undefined, words.tabs.all)}${HELD_STATES.map(state => tab(state, words.states[state]))}</ul></nav>`
}

const BADGES: Record<HeldState, BadgeKind> = {
  unused: 'good',
  pending: 'waiting',
  used: 'over',
  frozen: 'late',
  void: 'over',
}

function cardTable(text: Text, cards: HeldCard[], by: User): Html {
  const { cards: words, terms, profile } = text
  return html`<section class="card">${listTable({
    label: words.title,
    heads: [words.card, words.state, words.product, words.orderNo, words.usedFor],
    rows: cards.map(card => [
      html`${code(formatCode(card.activationKeyNo))}<span class="note">${words.addedOn(shortMoment(text, card.addedAt))}</span>${ways(text, card, by)}`,
      html`${badge(BADGES[card.state], words.states[card.state])}${stateNote(text, card)}`,
      html`${code(card.product)}<span class="note">${card.terms === 'trial' ? words.trial : words.months(terms.months(card.months))}</span>`,
      card.orderNo === null ? profile.none : html`<bdi>${card.orderNo}</bdi>`,
      usedText(text, card),
    ]),
  })}</section>`
}

/** What an unused card may be used for, with its codes filled in by the server. */
function ways({ cards: words }: Text, { state, terms, family, activationKeyNo }: HeldCard, by: User): Html | '' {
  if (state !== 'unused') return ''
  const flows = (['issue', 'extend'] as const).filter(flow => may(by, flow) && (flow === 'issue' || terms === 'paid'))
  return html`${flows.map(
    flow =>
      html`<span class="note"><a href="${FLOW_PATHS[flow][family]}?card=${activationKeyNo}">${words.apply[flow]}</a></span>`,
  )}`
}

function stateNote({ cards: words }: Text, { state, pendingBy, pendingForMe, activationKeyNo }: HeldCard): Html | '' {
  if (state === 'frozen' || state === 'void') return html`<span class="note">${words.standing[state]}</span>`
  if (state !== 'pending') return ''
  const who = html`<span class="note"><bdi>${pendingBy ? words.pendingBy(pendingBy) : words.pendingBySomebody}</bdi></span>`
  return pendingForMe
    ? html`${who}<form method="post" action="/cards/release"><button class="as-link" type="submit" name="card" value="${activationKeyNo}">${words.release}</button></form>`
    : who
}

function usedText(text: Text, { usedBy, usedAt, entry }: HeldCard): Html | string {
  const { cards: words, profile } = text
  if (usedBy === null) return profile.none
  const at = usedAt && html`<span class="note">${shortMoment(text, usedAt)}</span>`
  if (entry)
    return html`<a href="/devices/${entry.id}">${entry.name ? html`<bdi>${entry.name}</bdi>` : code(formatCode(entry.mprId))}</a>${entry.name && html`<span class="note">${code(formatCode(entry.mprId))}</span>`}${at}`
  return usedBy === 'own' ? html`${words.usedOwn}${at}` : words.usedElsewhere
}

function pager({ cards: words }: Text, { next, address }: CardsProps): Html | '' {
  if (!next && !address.after) return ''
  return html`<div class="buttons">${address.after && linkButton({ href: cardsPath(address.filter), text: words.newest, kind: 'secondary' })}${next && linkButton({ href: cardsPath(address.filter, next), text: words.older, kind: 'secondary' })}</div>`
}
