import type { Hono } from 'hono'
import { serviceStatus } from '#domain/service'
import { gmtDay } from '#domain/term'
import type { Env } from '#web/env'
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

/** 新規申請: P10–P14 under /issue. */
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

  mountJourney(app, '/issue', issueJourney(deps), deps)
}
