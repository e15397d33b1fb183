import type { Hono } from 'hono'
import type { Env } from '#web/env'
import { problemPage } from '#web/problems'
import { data, see } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { FILES, robots, securityText } from './files.ts'

const TEXT = 'text/plain; charset=utf-8'

/** For crawlers, for whoever found a weakness, and for password managers. */
export function wellKnownRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const [robotsPath, securityPath] = FILES
  app.get(robotsPath, () => data(robots(), TEXT))
  app.get(securityPath, () => data(securityText(deps, deps.clock.now()), TEXT))
  app.get('/.well-known/change-password', () => see('/account/password'))
  // Whoever is not there says so: password managers ask for one before they trust the address above.
  app.all('/.well-known/*', c => problemPage(c, deps, 'notFound'))
}
