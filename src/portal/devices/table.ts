// The rows of P22, and what can be done with those that are ticked. One form: ticks last from page to page.
import type { CareEntry } from '#domain/careEntry'
import { NO_FILTER } from '#domain/careFilter'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { may } from '#domain/may'
import type { Placed } from '#operations/care/readCare'
import { badge } from '#ui/badge'
import { code } from '#ui/codes'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import { listPath, placeText } from './address.ts'
import { type ListProps, numberText } from './listProps.ts'
import { helpOf, stateBadge, termOf } from './stateText.ts'

export function listTable(text: Text, props: ListProps): Html {
  const { devices } = text
  const { page, address } = props
  const { columns } = devices
  const entries = page.entries.map(({ entry }) => entry)
  const withWords = entries.some(({ endCustomer, site }) => endCustomer || site)
  return html`<form method="post" action="/devices/ticked" class="ticking">
<input type="hidden" name="list" value="${listPath(address.filter, { place: address.place }).replace(/^[^?]*\??/, '')}"><input type="hidden" name="shown" value="${entries.map(({ id }) => id).join('.')}">${address.pickId && html`<input type="hidden" name="pick" value="${address.pickId}">`}
<table class="list" aria-label="${devices.title}">
<thead><tr><th scope="col" class="tick"><label class="tick-box" data-tick-all hidden><input type="checkbox" aria-label="${devices.tickAll}"></label><span class="visually-hidden">${columns.tick}</span></th><th scope="col">${columns.state}</th>${withWords && html`<th scope="col">${columns.customer}</th>`}<th scope="col">${columns.device}</th><th scope="col">${columns.term}</th><th scope="col">${columns.tags}</th></tr></thead>
<tbody>
${entries.map(entry => row(text, entry, { props, withWords }))}</tbody></table>
${pager(text, props)}
${bar(text, props)}
</form>`
}

function row(
  text: Text,
  entry: CareEntry,
  { props: { page, address }, withWords }: { props: ListProps; withWords: boolean },
): Html {
  const { devices } = text
  const { id, mprId, endCustomer, site, connectionNumber } = entry
  const shown = code(formatCode(mprId))
  const name = endCustomer ?? site
  const link = (words: Html | string) => html`<a href="/devices/${id}">${words}</a>`
  const isTicked = page.pick && page.pick.entries.includes(id) === (page.pick.filter === undefined)
  return html`<tr>
<td class="tick"><label class="tick-box"><input type="checkbox" name="id" value="${id}" aria-label="${devices.tickOne(name ? `${name} ${formatCode(mprId)}` : formatCode(mprId))}"${isTicked && html` checked`}></label></td>
<td class="state">${stateBadge(text, entry, page.today)}${entry.notExtending !== undefined && badge('over', devices.notExtending)}</td>
${withWords && html`<td class="whose">${name && link(html`<bdi>${name}</bdi>`)}${endCustomer && site && html`<span class="note"><bdi>${site}</bdi></span>`}</td>`}
<td class="device">${name ? shown : link(shown)}${connectionNumber && html`<span class="note">${code(formatConnectionNumber(connectionNumber))}</span>`}</td>
<td class="term">${termOf(text, entry)}<span class="note">${helpOf(text, entry, page.today)}</span></td>
<td class="tags">${entry.tags.map(
    tag =>
      html`<a class="tag" href="${listPath({ ...NO_FILTER, tag }, { pickId: address.pickId })}"><bdi>${tag}</bdi></a> `,
  )}</td></tr>
`
}

/** Buttons, not links: whoever turns the page keeps what is ticked on this one. */
function pager(text: Text, { page, address: { place } }: ListProps): Html | '' {
  const { devices } = text
  const [first, last] = [page.entries[0]!, page.entries.at(-1)!]
  const hasBefore = place !== undefined && (!place.backwards || page.more)
  const hasMore = place?.backwards ? true : page.more
  if (!hasBefore && !hasMore) return ''
  const turn = ({ entry, at }: Placed, backwards: boolean, words: string) =>
    html`<button class="button secondary" type="submit" name="to" value="${placeText({ key: at, id: entry.id, backwards })}">${words}</button>`
  return html`<div class="pager" role="group" aria-label="${devices.pages}">${
    hasBefore &&
    html`<button class="button plain" type="submit" name="to" value="">${devices.first}</button>${turn(first, true, devices.previous)}`
  }${hasMore && turn(last, false, devices.next)}</div>`
}

function bar(text: Text, { page, address: { filter }, by }: ListProps): Html {
  const { devices } = text
  const ticked = page.pick?.count ?? 0
  const found = page.counts[filter.tab]
  const action = (name: string, words: string, look = 'secondary') =>
    html`<button class="button ${look}" type="submit" name="act" value="${name}">${words}</button>`
  const changes = may(by, 'change-devices')
  return html`<div class="bar" data-ticked="${ticked}"><p><b role="status" data-ticked-text="${devices.ticked('{n}')}">${devices.ticked(devices.number(ticked))}</b>
<span class="bar-ways"><button class="as-link" type="submit" name="act" value="all">${devices.tickAllFound(numberText(text, found))}</button>${ticked > 0 && html` <button class="as-link" type="submit" name="act" value="none">${devices.tickNone}</button>`}</span></p>
<div class="bar-acts">${changes && html`${action('fields', devices.setFields)}${action('not-extending', devices.markNotExtending)}`}${action('export', devices.export)}${
    may(by, 'remove-devices') && action('remove', devices.remove)
  }</div></div>`
}
