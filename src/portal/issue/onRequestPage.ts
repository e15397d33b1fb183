// M§8: MPCS is applied for through sales, unless an operator allowed the account (R10).
import type { Text } from '#web/text/text'
import { linkButton } from '#web/ui/buttons'
import { type Html, html } from '#web/ui/html'

export function onRequestPage(text: Text): Html {
  const { menu, common } = text
  return html`<h1>${menu.mpcsTitle}</h1>
<p>${menu.mpcsOnRequest}</p>
<p>${menu.mpcsSearch}</p>
<div class="buttons">${linkButton({ href: '/menu', text: common.back, kind: 'secondary' })}${linkButton({ href: '/search?family=mpcs', text: menu.mpcsSearchLink, kind: 'primary' })}</div>`
}
