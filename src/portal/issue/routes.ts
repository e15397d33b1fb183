import type { Hono } from 'hono'
import { FAMILIES, serviceStatus } from '#domain/service'
import { layout } from '#ui/layout'
import { steps } from '#ui/steps'
import type { Env } from '#web/env'
import { frameOf } from '#web/frame'
import { mountJourney } from '#web/journey/mount'
import { notFound } from '#web/problems'
import { page } from '#web/respond'
import { titleFor } from '../applicationPages.ts'
import type { PortalDeps } from '../deps.ts'
import { FLOW_PATHS } from '../flows.ts'
import { hasWay } from '../keyWay.ts'
import { mpcsOnRequest } from '../onRequestPage.ts'
import { resultPageOf } from '../resultPage.ts'
import { donePage } from './donePage.ts'
import { issueJourney } from './journey.ts'

/** 新規申請: P10–P14, for each family under its own path. */
export function issueRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/issued/:id', async c => {
    const result = await resultPageOf(c, deps, ['issue', 'again'])
    if (!result) return notFound()
    const text = c.get('text')
    const names = Object.values(text.issue.steps)
    const status = serviceStatus(result.service, deps.calendar.dayOf(deps.clock.now()))
    const body = donePage(text, { ...result, portal: deps.publicOrigin }, status, c.get('by'))
    const row = steps(text.issue.flow, names, names.length - 1)
    return page(
      layout(frameOf(c, deps), {
        title: titleFor(text, result.family, text.issue.doneTitle),
        steps: row,
        wide: hasWay(result, status),
        body,
      }),
    )
  })

  app.get(FLOW_PATHS.issue.mpcs, mpcsOnRequest(deps))
  for (const family of FAMILIES) mountJourney(app, FLOW_PATHS.issue[family], issueJourney(deps, family), deps)
}
