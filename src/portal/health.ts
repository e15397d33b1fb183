// For whoever watches over the server: is the process alive, and may a proxy send people here?
import type { Hono } from 'hono'
import type { Env } from '#web/env'
import { data } from '#web/respond'
import type { PortalDeps } from './deps.ts'

const TYPE = 'text/plain; charset=UTF-8'

export function healthRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/healthz', () => data('alive\n', TYPE))

  app.get('/readyz', async () => {
    if (!deps.readiness.ready) return data('stopping\n', TYPE, {}, 503)
    if (deps.codes.lacks().length > 0) return data('code keys lacking\n', TYPE, {}, 503)
    return (await deps.databaseReady()) ? data('ready\n', TYPE) : data('database away\n', TYPE, {}, 503)
  })
}
