// The itinerary of a request, read top to bottom.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { DeviceApiDeps } from '#device-api/deps'
import { deviceApi } from '#device-api/routes'
import type { PortalDeps } from '#portal/deps'
import { type KeptMails, trayRoutes } from '#portal/mailTray/routes'
import { portalRoutes, TAKES_FILES } from '#portal/portal'
import { encoded } from '#web/assets'
import { closedGate } from '#web/closed'
import { csrf } from '#web/csrf'
import type { Env } from '#web/env'
import { FILE_LIMIT_BYTES, FORM_LIMIT_BYTES, isFileForm } from '#web/form'
import { languageOf } from '#web/language'
import { problemOf, problemPage } from '#web/problems'
import { requestIds } from '#web/requestId'
import { data } from '#web/respond'
import { watch } from '#web/watch'
import { texts } from '#words/text'

const A_DAY = { 'cache-control': 'public, max-age=86400' } // its name never changes
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' } // the name changes with the content

/** @param tray shows mails where none are sent */
export function createApp(deps: PortalDeps & DeviceApiDeps, tray?: KeptMails): Hono<Env> {
  const app = new Hono<Env>()

  const nextRequestId = requestIds(deps.random)
  app.use((c, next) => {
    c.set('requestId', nextRequestId())
    c.set('cookieHeader', c.req.header('cookie') ?? '')
    const lang = languageOf(c, deps)
    c.set('lang', lang)
    c.set('text', texts[lang])
    return next()
  })
  app.use(watch(deps))
  app.get('/assets/:file', c => {
    const asset = deps.assets.get(c.req.param('file'))
    if (!asset) return c.notFound()
    const { body, headers } = encoded(asset, c.req.header('accept-encoding'))
    return data(body, asset.type, { ...FOREVER, ...headers })
  })

  app.get('/favicon.ico', () => data(deps.assets.favicon, 'image/vnd.microsoft.icon', A_DAY))

  app.route('/', deviceApi(deps)) // no cookies, so no forms to protect
  app.use(csrf(deps, c => problemPage(c, deps, 'forbidden')))
  // Of forms only: to look for a body costs a GET a third of its time.
  const atMost = (maxSize: number) => bodyLimit({ maxSize, onError: c => problemPage(c, deps, 'tooLarge') })
  const [formLimit, fileLimit] = [atMost(FORM_LIMIT_BYTES), atMost(FILE_LIMIT_BYTES)]
  app.post('*', (c, next) => (TAKES_FILES.has(c.req.path) && isFileForm(c) ? fileLimit : formLimit)(c, next))
  app.use(closedGate(deps))

  if (tray) trayRoutes(app, deps, tray)
  portalRoutes(app, deps)

  app.notFound(c => problemPage(c, deps, 'notFound'))
  app.onError((error, c) => problemOf(c, deps, error))
  return app
}
