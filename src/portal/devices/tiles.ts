// 「機器の状況」 (P9, P22): what needs something, each a link to those devices.
import { type CareFilter, NO_FILTER } from '#domain/careFilter'
import type { Figures } from '#operations/care/readCare'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import { listPath } from './address.ts'
import { numberText } from './listProps.ts'

export function tiles(text: Text, figures: Figures): Html {
  const { tiles: words } = text.devices
  const tile = (count: number, label: string, filter: Partial<CareFilter>, look = '') =>
    html`<li class="tile${count > 0 && look}"><a href="${listPath({ ...NO_FILTER, ...filter })}"><b>${numberText(text, count)}</b> <span>${label}</span></a></li>
`
  const within = (days: 30 | 60 | 90, look?: string) =>
    tile(figures[`within${days}`], words.within(days), { ending: days, notExtending: false }, look)
  return html`<nav aria-label="${words.label}"><ul class="tiles">
${tile(figures.expired, words.expired, { state: 'expired', notExtending: false }, ' late')}${within(30, ' soon')}${within(60)}${within(90)}${tile(
  figures.unstarted,
  words.unstarted,
  { state: 'unstarted', notExtending: false },
)}</ul></nav>
`
}
