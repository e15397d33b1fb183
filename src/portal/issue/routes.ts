import type { Hono } from 'hono'
import { FAMILIES, serviceStatus } from '#domain/service'
import { gmtDay } from '#domain/term'
import type { Env } from '#web/env'
import { FLOW_PATHS } from '#web/flows'
import { frameOf } from '#web/frame'
import { mountJourney } from '#web/journey/mount'
import { notFound } from '#web/problems'
import { page } from '#web/respond'
import { layout } from '#web/ui/layout'
import { steps } from '#web/ui/steps'
import type { PortalDeps } from '../deps.ts'
import { resultPageOf } from '../resultPage.ts'
import { donePage } from './donePage.ts'
import { issueJourney } from './journey.ts'
import { onRequestPage } from './onRequestPage.ts'

/** 新規申請: P10–P14, for each family under its own path. */
export function issueRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/issued/:id', async c => {
    const result = await resultPageOf(c, deps, ['issue', 'again'])
    if (!result) return notFound()
    const text = c.get('text')
    const names = Object.values(text.issue.steps)
    const body = donePage(text, result, serviceStatus(result.service, gmtDay(deps.clock.now())))
    const row = steps(text.issue.flow, names, names.length - 1)
    return page(layout(frameOf(c, deps), { title: text.issue.doneTitle, steps: row, body }))
  })

  // M§8: whoever may not apply for MPCS is told whom to ask. A POST is answered by the rules (R0).
  app.get(FLOW_PATHS.issue.mpcs, (c, next) => {
    if (c.get('account').mpcsAllowed) return next()
    const text = c.get('text')
    const body = onRequestPage(text)
    return Promise.resolve(page(layout(frameOf(c, deps), { title: text.menu.mpcsTitle, help: true, body })))
  })
  for (const family of FAMILIES) mountJourney(app, FLOW_PATHS.issue[family], issueJourney(deps, family), deps)
}
