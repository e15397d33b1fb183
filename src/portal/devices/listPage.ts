// P22: tiles, filters, tabs, and the table with what can be done with its ticked rows.
import { type CareFilter, isFiltered, TABS } from '#domain/careFilter'
import { may } from '#domain/may'
import type { User } from '#domain/who'
import type { CarePage } from '#operations/care/readCare'
import { errorSummary } from '#ui/errorSummary'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import type { Text } from '#words/text'
import { listPath } from './address.ts'
import { filterForm } from './filterForm.ts'
import { filterWays } from './filterWays.ts'
import { type ListProps, numberText } from './listProps.ts'
import { listTable } from './table.ts'
import { tiles } from './tiles.ts'

export function listPage(text: Text, props: ListProps): Html {
  const { devices } = text
  const { page, address, done, wrong, key } = props
  const { filter } = address
  const isEmpty = page.entries.length === 0
  const hasNone = isEmpty && !isFiltered(filter) && filter.tab === 'all'
  const summary = wrong && errorSummary(text.common.errorSummary, [{ href: key ? '#key' : '#q', text: wrong }])
  const head = html`${summary}<div class="title-row"><h1>${devices.title}</h1></div>
<p class="lead">${!hasNone && html`${countText(text, page.counts.all)}<span class="dot"> </span>`}${devices.today(text.terms.date(page.today))}</p>
${done && notice('done', undefined, done)}`
  if (hasNone)
    return html`${head}<section class="card"><h2>${devices.none}</h2><p>${devices.noneHint}</p>${startLinks(text, props.by)}</section>`
  return html`${head}${tiles(text, page.figures)}
${filterForm(text, props)}
${filterWays(text, props)}
${tabs(text, filter, page)}
${isEmpty ? noneFound(text) : listTable(text, props)}
<p><a href="/devices/months">${devices.months.link}</a></p>
${keyForm(text, props.key)}`
}

function startLinks(text: Text, by: User): Html {
  const ways = (['issue', 'search'] as const).filter(way => may(by, way))
  return html`<div class="buttons">${ways.map(way => html`<a class="button secondary" href="/${way}">${text.menu.flows[way]}</a>`)}</div>`
}

/** By POST: neither code ever stands in an address (R26). */
function keyForm({ devices }: Text, key: string): Html {
  return html`<form class="filters" method="post" action="/devices/key"><div class="filter-row">
<div class="filter-field wide"><label for="key">${devices.byKey}</label><div class="hint" id="key-hint">${devices.byKeyHint}</div><input class="input w-code" type="text" id="key" name="key" value="${key}" aria-describedby="key-hint" autocomplete="off" autocapitalize="characters" spellcheck="false"></div>
<button class="button secondary" type="submit">${devices.byKeySubmit}<span class="visually-hidden"> ${devices.byKeyShort}</span></button></div></form>`
}

const noneFound = ({ devices }: Text): Html =>
  html`<section class="card"><p>${devices.noneFound}</p><p><a href="/devices">${devices.allAgain}</a></p></section>`

const countText = (text: Text, count: number) => text.devices.count(numberText(text, count))

function tabs(text: Text, filter: CareFilter, { counts, pick }: CarePage): Html {
  const { tabs: words } = text.devices
  return html`<nav class="tabs" aria-label="${words.label}"><ul>
${TABS.map(
  tab => html`<li><a href="${listPath({ ...filter, tab }, { pickId: pick?.id })}"${tab === filter.tab && html` aria-current="page"`}>${words[tab]} <span class="tab-count">${numberText(text, counts[tab])}</span></a></li>
`,
)}</ul></nav>`
}
