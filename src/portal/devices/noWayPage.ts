// Why something cannot be done with a device, and the way back to it.
import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import type { Text } from '#words/text'

/** `below`: what can be done about it. */
type NoWay = { id: number; title: string; why: string; below?: Html | undefined }

export function noWayPage({ common }: Text, { id, title, why, below }: NoWay): Html {
  return html`<h1>${title}</h1>
${notice('warn', undefined, why)}${below}
<div class="buttons">${linkButton({ href: `/devices/${id}`, text: common.back, kind: 'secondary' })}</div>`
}
