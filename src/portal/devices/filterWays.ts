// What stands below the filters of P22: export of what they find, the filter under a name, and those that were saved.
import { careQuery, isFiltered } from '#domain/careFilter'
import { may } from '#domain/may'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import { neededPath } from './address.ts'
import type { ListProps } from './listProps.ts'

export function filterWays(text: Text, props: ListProps): Html {
  const { devices, deviceFiles } = text
  const { filter, pickId } = props.address
  const query = careQuery(filter)
  const here = careQuery(filter, { pick: pickId })
  return html`<div class="filter-ways">${isFiltered(filter) && html`<a href="/devices">${devices.clear}</a>`}
<a href="/devices/export${query && `?${query}`}">${deviceFiles.exportFound}</a> <a href="${neededPath(filter)}">${text.needed.link}</a>${may(props.by, 'change-devices') && html` <a href="/devices/import">${deviceFiles.importLink}</a>`}</div>
${isFiltered(filter) && saveForm(text, props, here)}${props.saved.length > 0 && savedList(text, props, here)}`
}

function saveForm({ devices }: Text, { filterName }: ListProps, query: string): Html {
  return html`<form class="save-filter" method="post" action="/devices/filters?${query}">
<label for="filterName">${devices.filterName}</label><input class="input" type="text" id="filterName" name="filterName" value="${filterName}" autocomplete="off">
<button class="button plain" type="submit">${devices.saveFilter}</button></form>
`
}

function savedList({ devices }: Text, { saved }: ListProps, here: string): Html {
  return html`<nav class="saved-filters" aria-label="${devices.savedTitle}"><ul>
${saved.map(
  ({ id, name, query }) =>
    html`<li><a class="tag" href="/devices?${query}"><bdi>${name}</bdi></a><form method="post" action="/devices/filters/${id}/drop${here && `?${here}`}"><button class="as-link" type="submit" aria-label="${devices.dropFilter(name)}">×</button></form></li>
`,
)}</ul></nav>
`
}
