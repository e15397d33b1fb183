// The itinerary of a request, read top to bottom.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { PortalDeps } from '#portal/deps'
import { portalRoutes } from '#portal/portal'
import { csrf } from '#web/csrf'
import type { Env } from '#web/env'
import { FORM_LIMIT_BYTES } from '#web/form'
import { languageOf } from '#web/language'
import { problemOf, problemPage } from '#web/problems'
import { data } from '#web/respond'
import { texts } from '#web/text/text'
import { randomUuid } from '#web/uuid'

const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' } // the name changes with the content

export function createApp(deps: PortalDeps): Hono<Env> {
  const app = new Hono<Env>()

  app.use(async (c, next) => {
    const lang = languageOf(c, deps)
    c.set('requestId', randomUuid(deps.random))
    c.set('lang', lang)
    c.set('text', texts[lang])
    return next()
  })
  app.get('/assets/:file', c => {
    const asset = deps.assets.get(c.req.param('file'))
    return asset ? data(asset.body, asset.type, FOREVER) : c.notFound()
  })

  app.use(csrf(deps, c => problemPage(c, deps, 'forbidden')))
  app.use(bodyLimit({ maxSize: FORM_LIMIT_BYTES, onError: c => problemPage(c, deps, 'tooLarge') }))

  portalRoutes(app, deps)

  app.notFound(c => problemPage(c, deps, 'notFound'))
  app.onError((error, c) => problemOf(c, deps, error))
  return app
}
