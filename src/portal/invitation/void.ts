import { linkButton } from '#ui/buttons'
import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import type { Ctx } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { PortalDeps } from '../deps.ts'

/** A link that opens nothing: the same page whether it never did, was used, ran out or was withdrawn. */
export function showVoid(c: Ctx, deps: PortalDeps): Response {
  const text = c.get('text')
  const title = text.company.joinVoidTitle
  const body = html`<h1>${title}</h1>
${notice('warn', undefined, text.accountRefusals['invitation-void'])}
<div class="buttons">${linkButton({ href: '/login', text: text.common.toLogin, kind: 'secondary' })}</div>`
  return page(layout(frameOf(c, deps), { title, error: true, help: true, body }), 404)
}
