import type { Hono } from 'hono'
import { minutesOf } from '#domain/limits'
import { noPicture } from '#ui/noPicture'
import { rangeResponse } from '#web/byteRange'
import type { Env } from '#web/env'
import { notFound } from '#web/problems'
import { data } from '#web/respond'
import { imageFor, proofFor, soundFor } from '#web/robotCheck/robotCheck'
import type { Surface } from '#web/surface'
import type { PortalDeps } from '../deps.ts'

/** As login pages of the version before ask, which may come from another server while both are updated. */
const FORMER: Surface['robotCheck'] = { image: '/login/image', sound: '/login/audio', proof: '/login/proof' }

/** What forms with a robot check ask for beside the page (C7). */
export function robotCheckRoutes(app: Hono<Env>, deps: PortalDeps): void {
  for (const at of [deps.surface.robotCheck, FORMER]) mount(app, deps, at)
}

function mount(app: Hono<Env>, deps: PortalDeps, at: Surface['robotCheck']): void {
  app.get(`${at.image}/:id`, async c => {
    const image = await imageFor(c, deps, c.req.param('id'))
    if (image === undefined) return notFound()
    if (typeof image !== 'number') return data(image, 'image/webp')
    // In the picture's place, with scripts and without.
    const words = c.get('text').robot.noImage(minutesOf(image))
    return data(String(noPicture(words)), 'image/svg+xml', { 'retry-after': String(image) }, 429)
  })

  app.get(`${at.sound}/:id`, async c => {
    const sound = await soundFor(c, deps, c.req.param('id'))
    return sound ? rangeResponse(c.req.header('range'), sound, 'audio/wav') : notFound()
  })

  app.get(at.proof, async c => data(JSON.stringify(await proofFor(c, deps)), 'application/json'))
}
