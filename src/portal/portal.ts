// The dealers' pages. Public routes first; behind the guard everything needs a session.
import type { Hono } from 'hono'
import type { Env } from '#web/env'
import { requireSession } from '#web/guard'
import { switchLanguage } from '#web/language'
import { accountRoutes } from './account/routes.ts'
import { BOOKMARKS, bookmarkRoutes } from './bookmarks.ts'
import { cardRoutes } from './cards/routes.ts'
import { companyRoutes } from './company/routes.ts'
import { consentRoutes } from './consent/routes.ts'
import type { PortalDeps } from './deps.ts'
import { devicesRoutes } from './devices/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { extendRoutes } from './extend/routes.ts'
import { healthRoutes } from './health.ts'
import { invitationRoutes } from './invitation/routes.ts'
import { issueRoutes } from './issue/routes.ts'
import { loginRoutes } from './login/routes.ts'
import { menuRoutes } from './menu/routes.ts'
import { firstPasswordRoutes } from './password/first.ts'
import { forgottenRoutes } from './password/routes.ts'
import { registerRoutes } from './register/routes.ts'
import { requireRights } from './rights.ts'
import { robotCheckRoutes } from './robotCheck/routes.ts'
import { scanRoutes } from './scan/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { sessionLook, sessionUse } from './session/routes.ts'
import { unsubscribeRoutes } from './unsubscribe/routes.ts'
import { wellKnownRoutes } from './wellKnown/routes.ts'
import { whatIfRoutes } from './whatIf/routes.ts'

/** Routes that need no session: a test knows this list and that every other route is guarded. */
export const PUBLIC_ROUTES = [
  'GET /',
  'GET /login',
  'POST /login',
  'GET /login/passkey',
  'POST /login/passkey',
  'GET /login/image/:id',
  'GET /login/audio/:id',
  'GET /login/proof',
  'GET /robot-check/image/:id',
  'GET /robot-check/audio/:id',
  'GET /robot-check/proof',
  'POST /logout',
  'GET /language',
  'GET /healthz',
  'GET /readyz',
  'GET /session',
  'GET /terms/trial',
  'GET /terms/paid',
  'GET /policies/cookies',
  'GET /policies/privacy',
  'GET /policies/consent',
  'GET /guide',
  'GET /scan',
  'GET /favicon.ico',
  'GET /robots.txt',
  'GET /.well-known/security.txt',
  'GET /.well-known/change-password',
  'GET /register',
  'POST /register',
  'GET /register/:draft/:slug',
  'POST /register/:draft/:slug',
  'GET /registered/:id',
  'GET /postal-code/:code',
  'GET /password',
  'POST /password',
  'GET /invitation/:token',
  'POST /invitation/:token',
  'GET /unsubscribe/:token',
  'POST /unsubscribe/:token',
  ...BOOKMARKS.map(path => `GET ${path}`),
]

/** Where a form may carry a file. */
export const TAKES_FILES = new Set(['/devices/import', '/cards/add'])

export function portalRoutes(app: Hono<Env>, deps: PortalDeps): void {
  healthRoutes(app, deps)
  loginRoutes(app, deps)
  robotCheckRoutes(app, deps)
  documentRoutes(app, deps)
  scanRoutes(app, deps)
  wellKnownRoutes(app, deps)
  bookmarkRoutes(app, deps)
  registerRoutes(app, deps)
  forgottenRoutes(app, deps)
  unsubscribeRoutes(app, deps)
  invitationRoutes(app, deps)
  app.get('/language', c => switchLanguage(c, deps))
  sessionLook(app, deps)

  app.use(requireSession(deps)) // default-deny: whatever is mounted from here on, and what is not there at all
  requireRights(app, deps)
  menuRoutes(app, deps)
  issueRoutes(app, deps)
  extendRoutes(app, deps)
  whatIfRoutes(app, deps)
  devicesRoutes(app, deps)
  cardRoutes(app, deps)
  searchRoutes(app, deps)
  firstPasswordRoutes(app, deps)
  consentRoutes(app, deps)
  accountRoutes(app, deps)
  companyRoutes(app, deps)
  sessionUse(app, deps)
}
