// The months in which terms end, as a chart whose bars are links, and as a table.
import { NO_FILTER } from '#domain/careFilter'
import type { Endings } from '#operations/care/readCare'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import { listPath } from './address.ts'

const MONTHS = 12
const [BAR, GAP, HEIGHT] = [44, 16, 150]

export function monthsPage(text: Text, endings: Endings, today: Temporal.PlainDate): Html {
  const { devices, common } = text
  const words = devices.months
  const first = today.toPlainYearMonth()
  const months = Array.from({ length: MONTHS }, (_, i) => {
    const month = first.add({ months: i }).toString()
    return { month, count: endings.find(ending => ending.month === month)?.count ?? 0 }
  })
  const most = Math.max(1, ...months.map(({ count }) => count))
  const beyond = endings.filter(({ month }) => !months.some(known => known.month === month))
  return html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<section class="card"><svg class="months" viewBox="0 0 ${MONTHS * (BAR + GAP)} ${HEIGHT + 48}" role="img" aria-label="${words.title}">
${months.map(({ month, count }, i) => {
  const height = Math.round((count / most) * HEIGHT)
  const x = i * (BAR + GAP) + GAP / 2
  return html`<rect x="${x}" y="${HEIGHT + 20 - height}" width="${BAR}" height="${Math.max(height, 1)}"/><text x="${x + BAR / 2}" y="${HEIGHT + 14 - height}">${count}</text><text class="soft" x="${x + BAR / 2}" y="${HEIGHT + 40}">${Number(month.slice(5))}${text.lang === 'ja' ? '月' : ''}</text>
`
})}</svg></section>
<section class="card"><table class="list plain-list" aria-label="${words.title}"><thead><tr><th scope="col">${words.month}</th><th scope="col">${words.devices}</th></tr></thead>
<tbody>${[...months, ...beyond].map(
    ({
      month,
      count,
    }) => html`<tr><td>${count > 0 ? html`<a href="${listPath({ ...NO_FILTER, month, notExtending: false })}">${nameOf(text, month)}</a>` : nameOf(text, month)}</td><td>${devices.number(count)}</td></tr>
`,
  )}</tbody></table></section>
<div class="buttons"><a class="button secondary" href="/devices">${common.back}</a></div>`
}

const nameOf = ({ devices }: Text, month: string): string =>
  devices.months.name(Number(month.slice(0, 4)), Number(month.slice(5)))
