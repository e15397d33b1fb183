import type { Hono } from 'hono'
import { rangeResponse } from '#web/byteRange'
import { imageFor, proofFor, soundFor } from '#web/challenge/gate'
import type { Env } from '#web/env'
import { notFound } from '#web/problems'
import { data } from '#web/respond'
import type { PortalDeps } from '../deps.ts'

/** What forms with a robot check ask for beside the page (C7). */
export function robotCheckRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const { robotCheck } = deps.surface
  app.get(`${robotCheck.image}/:id`, async c => {
    const image = await imageFor(c, deps, c.req.param('id'))
    return image ? data(image, 'image/webp') : notFound()
  })

  app.get(`${robotCheck.sound}/:id`, async c => {
    const sound = await soundFor(c, deps, c.req.param('id'))
    return sound ? rangeResponse(c.req.header('range'), sound, 'audio/wav') : notFound()
  })

  app.get(robotCheck.proof, async () => data(JSON.stringify(await proofFor(deps)), 'application/json'))
}
