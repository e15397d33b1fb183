// 延長に必要なカード (P24): the totals of each product, then by 納入先, and what is not counted.
import { type CareFilter, careQuery, isFiltered } from '#domain/careFilter'
import type { Needed } from '#operations/care/neededCards'
import { code } from '#ui/codes'
import { errorList } from '#ui/errorSummary'
import { field } from '#ui/field'
import { type Html, html } from '#ui/html'
import { listTable } from '#ui/listTable'
import { inPieces } from '#ui/pieces'
import { select } from '#ui/select'
import type { Text } from '#words/text'
import { listPath } from './address.ts'
import { productName } from './filterForm.ts'
import type { Product } from './listProps.ts'

type NeededProps = {
  filter: CareFilter
  /** As it was typed. */
  reachTyped: string
  product: string | undefined
  products: Product[]
  /** Undefined while the day is none. */
  needed: Needed | undefined
  wrong: string | undefined
}

const SHOWN = 200

export function neededPage(text: Text, props: NeededProps): Html {
  const { needed: words } = text
  const { filter, needed, wrong } = props
  return html`${errorList(text, wrong ? { reach: wrong } : {})}<h1>${words.title}</h1>
<p class="lead">${inPieces(words.lead)}</p>
<p>${needed && (isFiltered(filter) || filter.tab !== 'all') ? words.of(text.devices.count(text.devices.number(needed.devices))) : words.allDevices} <a href="${listPath(filter)}">${words.changeFilter}</a></p>
${form(text, props)}
${needed && found(text, props, needed)}`
}

const hiddenOf = (filter: CareFilter) =>
  [...new URLSearchParams(careQuery(filter))].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )

function form(text: Text, { filter, reachTyped, product, products, wrong }: NeededProps): Html {
  const { needed: words } = text
  const options = products.map(one => ({ value: one.code, label: productName(text, one) }))
  return html`<form method="get" action="/devices/needed" class="card filter">${hiddenOf(filter)}
${field({ name: 'reach', label: words.reach, hint: words.reachHint, value: reachTyped, type: 'date', width: 'code', error: wrong })}
${select({ name: 'card', label: words.product, value: product ?? '', options: [{ value: '', label: words.same }, ...options] })}
<button type="submit" class="button secondary">${words.count}</button></form>`
}

function found(text: Text, props: NeededProps, needed: Needed): Html {
  const { needed: words, devices } = text
  const { tooMany, lines, without } = needed
  const more = tooMany && html`<p class="note">${words.tooMany(devices.count(devices.number(needed.devices)))}</p>`
  if (lines.length === 0)
    return html`${more}<section class="card"><p>${words.nothing}</p></section>${without.length > 0 && notCounted(text, needed)}`
  return html`${more}${totals(text, props, needed)}
${byCustomer(text, props, needed)}
${without.length > 0 && notCounted(text, needed)}`
}

const named = (text: Text, products: Product[], of: string): Html => {
  const product = products.find(one => one.code === of)
  return html`${product && productName(text, product)}<span class="note">${code(of)}</span>`
}

function totals(text: Text, { filter, reachTyped, product, products }: NeededProps, needed: Needed): Html {
  const { needed: words, devices, cards } = text
  const query = new URLSearchParams(careQuery(filter))
  query.set('reach', reachTyped)
  if (product) query.set('card', product)
  return html`<section class="card"><h2>${words.totals}</h2>${listTable({
    label: words.totals,
    heads: [cards.product, words.cards, words.held, words.toBuy],
    rows: needed.totals.map(row => [
      named(text, products, row.product),
      html`<b>${devices.number(row.cards)}</b>`,
      devices.number(row.held),
      devices.number(Math.max(0, row.cards - row.held)),
    ]),
  })}
<form method="post" action="/devices/needed?${query}"><div class="buttons"><button type="submit" class="button secondary">${words.save}</button></div></form></section>`
}

function byCustomer(text: Text, { products }: NeededProps, { lines }: Needed): Html {
  const { needed: words, devices, cards } = text
  return html`<section class="card"><h2>${words.byCustomer}</h2>${lines.length > SHOWN && html`<p class="note">${words.shown(devices.number(SHOWN))}</p>`}${listTable(
    {
      label: words.byCustomer,
      heads: [devices.fields.endCustomer, cards.product, words.devices, words.cards],
      rows: lines
        .slice(0, SHOWN)
        .map(line => [
          line.endCustomer === null ? words.noCustomer : html`<bdi>${line.endCustomer}</bdi>`,
          named(text, products, line.product),
          devices.number(line.devices),
          devices.number(line.cards),
        ]),
    },
  )}</section>`
}

function notCounted(text: Text, { without }: Needed): Html {
  const { needed: words, devices } = text
  return html`<section class="card"><h2>${words.without}</h2>${listTable({
    label: words.without,
    heads: [words.without, words.devices],
    rows: without.map(({ why, devices: count }) => [words.why[why], devices.number(count)]),
  })}</section>`
}
