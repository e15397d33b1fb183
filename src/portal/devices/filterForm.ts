// The filters of P22: a GET, so that what they find has an address (R26).
import { CARE_STATES } from '#domain/careEntry'
import { type CareFilter, NO_FILTER, ORDERS } from '#domain/careFilter'
import { FAMILIES } from '#domain/service'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import type { ListProps, Product } from './listProps.ts'

export function filterForm(text: Text, { address: { filter, pickId }, products }: ListProps): Html {
  const { devices } = text
  const isOpen = hasMore(filter)
  return html`<form class="filters" method="get" action="/devices" role="search">
<div class="filter-row">
${labelled('q', devices.search, html`<input class="input" type="search" id="q" name="q" value="${filter.search ?? ''}" placeholder="${devices.searchHint}" autocomplete="off" spellcheck="false">`, 'wide')}
${choice('state', devices.state, filter.state ?? '', [['', devices.any], ...CARE_STATES.map(state => [state, devices.states[state]] as const)])}
${choice(
  'order',
  devices.order,
  filter.order,
  ORDERS.map(order => [order, devices.orders[order]] as const),
)}
<button class="button secondary" type="submit">${devices.apply}</button></div>
<details class="more-filters"${isOpen && html` open`}><summary>${devices.moreFilters}</summary>
<div class="filter-row">
${choice('family', devices.family, filter.family ?? '', [['', devices.any], ...FAMILIES.map(family => [family, text.common.family[family]] as const)])}
${choice('product', devices.product, filter.product ?? '', [['', devices.any], ...products.map(product => [product.code, productName(text, product)] as const)])}
${choice(
  'notExtending',
  devices.notExtendingFilter,
  filter.notExtending === undefined ? '' : filter.notExtending ? 'yes' : 'no',
  [
    ['', devices.any],
    ['yes', devices.notExtendingOptions.yes],
    ['no', devices.notExtendingOptions.no],
  ],
)}
${typed('customer', devices.customer, filter.customer)}
${typed('tag', devices.tag, filter.tag)}
${days('ending', devices.ending, filter.ending, devices.withinDays)}
${days('left', devices.left, filter.left, devices.withinDays)}
${days('silent', devices.silent, filter.silent, devices.forDays)}
</div></details>
${filter.tab !== 'all' && html`<input type="hidden" name="tab" value="${filter.tab}">`}${filter.month && html`<input type="hidden" name="month" value="${filter.month}">`}${pickId && html`<input type="hidden" name="pick" value="${pickId}">`}
</form>`
}

export const productName = (text: Text, product: Product): string =>
  text.lang === 'ja' ? product.nameJa : product.nameEn

const hasMore = ({ family, product, tag, customer, ending, left, silent, notExtending }: CareFilter) =>
  [family, product, tag, customer, ending, left, silent, notExtending].some(
    (value, i) => value !== Object.values(MORE)[i],
  )
const MORE = (({ family, product, tag, customer, ending, left, silent, notExtending }: CareFilter) => ({
  family,
  product,
  tag,
  customer,
  ending,
  left,
  silent,
  notExtending,
}))(NO_FILTER)

const labelled = (name: string, label: string, control: Html, look = ''): Html =>
  html`<div class="filter-field ${look}"><label for="${name}">${label}</label>${control}</div>
`

const choice = (name: string, label: string, value: string, options: readonly (readonly [string, string])[]): Html =>
  labelled(
    name,
    label,
    html`<div class="select"><select class="input" id="${name}" name="${name}">${options.map(
      ([option, words]) => html`<option value="${option}"${option === value && html` selected`}>${words}</option>`,
    )}</select></div>`,
  )

const typed = (name: string, label: string, value: string | undefined): Html =>
  labelled(
    name,
    label,
    html`<input class="input" type="text" id="${name}" name="${name}" value="${value ?? ''}" autocomplete="off">`,
  )

const days = (name: string, label: string, value: number | undefined, unit: string): Html =>
  labelled(
    name,
    label,
    html`<span class="with-unit"><input class="input w-short" type="text" id="${name}" name="${name}" value="${value ?? ''}" inputmode="numeric" autocomplete="off"><span>${unit}</span></span>`,
  )
