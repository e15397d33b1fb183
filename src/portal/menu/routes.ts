import type { Hono } from 'hono'
import type { MaintenanceWindow } from '#domain/maintenance'
import { may } from '#domain/may'
import { FAMILIES, type Family } from '#domain/service'
import type { User } from '#domain/who'
import { type Figures, readFigures } from '#operations/care/readCare'
import type { ComingDocument } from '#operations/documents/knownDocuments'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { maintenanceNotice } from '#ui/maintenanceNotice'
import { notice } from '#ui/notice'
import type { Ctx, Env } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { tiles } from '../devices/tiles.ts'
import { comingNotice } from '../documents/comingNotice.ts'
import { FLOW_PATHS } from '../flows.ts'

/** Menu (P9). */
export function menuRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/menu', async c => {
    const text = c.get('text')
    const { kmsUrl } = deps.vendors[c.get('lang')]
    const { announced } = deps.maintenance.now()
    const coming = deps.documents.coming()
    const figures = await readFigures(deps, c.get('by'))
    const body = menuPage(text, {
      figures,
      kmsUrl,
      announced,
      coming,
      remark: remarkOf(c),
      flows: flowsOf(c.get('by')),
    })
    return page(layout(frameOf(c, deps), { title: text.menu.title, wide: true, body }))
  })
}

/** Why people are here, by what the address says. */
function remarkOf(c: Ctx): Html | undefined {
  const { menu, password } = c.get('text')
  if (c.req.query('declined') !== undefined) return notice('info', undefined, menu.declined)
  return c.req.query('done') === 'password' ? notice('done', undefined, password.firstDone) : undefined
}

type MenuProps = {
  kmsUrl: string
  remark: Html | undefined
  announced: MaintenanceWindow[]
  coming: ComingDocument[]
  flows: Application[]
  /** Of the devices in care; undefined for a company that has none. */
  figures: Figures | undefined
}
type Application = 'issue' | 'extend'

const flowsOf = (by: User) => (['issue', 'extend'] as const).filter(flow => may(by, flow))

function menuPage(text: Text, { kmsUrl, remark, announced, coming, flows, figures }: MenuProps): Html {
  const { menu, common } = text
  const entry = (href: string, name: string, hint: string) =>
    html`<li><a href="${href}">${name}</a><span class="note">${hint}</span></li>`
  const card = (title: string, entries: Html | Html[]) =>
    html`<section class="card"><h2>${title}</h2><ul class="menu-list">
${entries}</ul></section>
`
  const applications = (family: Family) =>
    card(
      common.family[family],
      flows.map(flow =>
        entry(FLOW_PATHS[flow][family], menu.flows[flow], flow === 'issue' ? menu.issueHint : menu.extendHint),
      ),
    )
  return html`<h1>${menu.title}</h1>
${maintenanceNotice(text, announced)}${comingNotice(text, coming)}${remark}${figures && html`<section><h2 class="on-tiles">${text.devices.tiles.label}</h2>${tiles(text, figures)}</section>`}
<div class="cards">
${flows.length > 0 ? FAMILIES.map(applications) : ''}${card(menu.search, entry('/search', menu.flows.search, menu.searchHint))}${card(
  menu.whatIf.title,
  entry('/what-if', menu.whatIf.link, menu.whatIf.hint),
)}${card(text.account.title, entry('/account', menu.account.link, menu.account.hint))}${card(
  text.frame.guide,
  entry('/guide', menu.guide.link, menu.guide.hint),
)}</div>
<p class="note">${menu.extensions.before}<a href="${kmsUrl}">${menu.extensions.kms}</a>${menu.extensions.after}<br>${menu.apps}${!figures && html`<br><a href="/devices">${text.devices.title}</a>${menu.devicesLine}`}</p>`
}
