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
import { mpcsOnRequest } from '../onRequestPage.ts'
import { resultPageOf } from '../resultPage.ts'
import { donePage, screenAfter } from './donePage.ts'
import { extendJourney } from './journey.ts'

/** 期間の延長: P15, for each family under its own path. */
export function extendRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/extended/:id', async c => {
    const result = await resultPageOf(c, deps, ['extend', 'extend-again'])
    if (!result) return notFound()
    const text = c.get('text')
    const names = Object.values(text.extend.steps)
    const status = serviceStatus(result.service, deps.calendar.dayOf(deps.clock.now()))
    const body = donePage(text, result, status, c.get('by'))
    const wide = screenAfter(text, result, status) !== undefined
    const row = steps(text.extend.flow, names, names.length - 1)
    return page(
      layout(frameOf(c, deps), {
        title: titleFor(text, result.family, text.extend.doneTitle),
        steps: row,
        help: true,
        wide,
        body,
      }),
    )
  })

  app.get(FLOW_PATHS.extend.mpcs, mpcsOnRequest(deps))
  for (const family of FAMILIES) mountJourney(app, FLOW_PATHS.extend[family], extendJourney(deps, family), deps)
}
