// Where a QR code on paper leads. Its codes stand in the fragment, which no browser sends: the page's script keeps them for
// the forms. Paper lasts, so this address has to (docs/running.md).
import type { Hono } from 'hono'
import { SCAN_PATH } from '#domain/scanned'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { inPieces } from '#ui/pieces'
import type { Env } from '#web/env'
import { frameOf } from '#web/frame'
import { loadSession } from '#web/guard'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { FLOW_PATHS } from '../flows.ts'

export function scanRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get(SCAN_PATH, async c => {
    await loadSession(c, deps) // whoever is signed in sees it on every page
    const text = c.get('text')
    return page(layout(frameOf(c, deps), { title: text.scan.title, help: true, body: scanPage(text) }))
  })
}

/** Each part is hidden until the script knows which one it is; without it all that is left is the last one. */
function scanPage(text: Text): Html {
  const { scan, common, menu } = text
  const row = (name: 'mprId' | 'activationKeyNo') =>
    html`<div data-scan-row="${name}" hidden><dt>${common[name]}</dt><dd class="code"></dd></div>`
  return html`<h1>${scan.title}</h1>
<section class="card" data-scan="read" hidden><p>${inPieces(scan.read)}</p>
<dl class="summary">${row('mprId')}${row('activationKeyNo')}</dl>
<p class="note">${inPieces(scan.next)}</p></section>
<section class="card" data-scan="unread" hidden><p>${inPieces(scan.unread)}</p></section>
<noscript><section class="card"><p>${inPieces(scan.without)}</p></section></noscript>
<nav aria-label="${scan.flows}"><div class="buttons">${(['issue', 'extend', 'search'] as const).map(
    flow => html`<a class="button secondary" href="${FLOW_PATHS[flow].hdcom}">${menu.flows[flow]}</a>`,
  )}</div></nav>`
}
