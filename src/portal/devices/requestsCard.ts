// What the company asked the vendor for about a device, and the answers (R22, R23).
import { formatCode } from '#domain/codes'
import type { DeviceRequest } from '#operations/care/readEntry'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'

export function requestsCard(text: Text, requests: DeviceRequest[]): Html | '' {
  if (requests.length === 0) return ''
  const { request } = text
  return html`<section class="card on-screen"><h2>${request.list}</h2><ul class="requests">
${requests.map(
  one => html`<li><b>${request.kinds[one.kind]}</b> <span>${request.states[one.answer ?? 'waiting']}</span> <span class="note">${text.terms.moment(
    (one.answeredAt ?? one.askedAt).toZonedDateTimeISO('Asia/Tokyo'),
  )}</span>${one.toMprId && html`<p class="note">${request.to(formatCode(one.toMprId))}</p>`}${
    one.reason !== null && html`<p><bdi>${inPieces(request.answer(one.reason))}</bdi></p>`
  }</li>
`,
)}</ul></section>`
}
