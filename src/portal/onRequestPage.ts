// M§8: MPCS is applied for through sales, unless an operator allowed the account (R10).
import type { Next } from 'hono'
import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { inPieces } from '#ui/pieces'
import type { Ctx } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from './deps.ts'

/** At both MPCS entries: whoever may not apply is told whom to ask. A POST is answered by the rules (R0). */
export function mpcsOnRequest(deps: PortalDeps) {
  return async (c: Ctx, next: Next): Promise<Response | undefined> => {
    if (c.get('account').mpcsAllowed) {
      await next()
      return undefined
    }
    const text = c.get('text')
    return page(layout(frameOf(c, deps), { title: text.menu.mpcsTitle, help: true, body: onRequestPage(text) }))
  }
}

function onRequestPage(text: Text): Html {
  const { menu, common } = text
  return html`<h1>${menu.mpcsTitle}</h1>
<p>${inPieces(menu.mpcsOnRequest)}</p>
<p>${inPieces(menu.mpcsSearch)}</p>
<div class="buttons">${linkButton({ href: '/menu', text: common.back, kind: 'secondary' })}${linkButton({ href: '/search?family=mpcs', text: menu.mpcsSearchLink, kind: 'primary' })}</div>`
}
