// What whoever is signed in needs to be allowed for each page (domain/may.ts says which roles are).
import type { Hono, MiddlewareHandler } from 'hono'
import { may, NotAllowed, type Right } from '#domain/may'
import { mustMay } from '#operations/act'
import type { Env } from '#web/env'
import type { PortalDeps } from './deps.ts'
import { FLOW_PATHS } from './flows.ts'

/** Patterns of paths, `/*` with what lies below; a test knows that each page behind the login has its row. */
export const PAGE_RIGHTS: Record<string, Right> = {
  '/menu': 'look',
  '/what-if': 'look',
  '/session': 'look',
  '/issued/:id': 'look',
  '/extended/:id': 'look',
  '/devices/ticked/:pick/fields': 'change-devices',
  '/devices/ticked/:pick/not-extending': 'change-devices',
  '/devices/ticked/:pick/remove': 'remove-devices',
  '/devices/ticked/:pick/export': 'export-devices',
  '/devices/export': 'export-devices',
  '/devices/needed': 'look',
  '/devices/import/*': 'change-devices',
  '/devices/:id/words': 'change-devices',
  '/devices/:id/undo': 'undo',
  '/devices/:id/extend': 'extend',
  '/devices/:id/replace': 'move',
  '/devices/*': 'look',
  '/cards/add': 'keep-cards',
  '/cards/release': 'keep-cards',
  '/cards': 'look',
  '/search/found/:id/keep': 'keep-device',
  '/search/*': 'search',
  [`${FLOW_PATHS.issue.hdcom}/*`]: 'issue',
  [`${FLOW_PATHS.issue.mpcs}/*`]: 'issue',
  [`${FLOW_PATHS.extend.hdcom}/*`]: 'extend',
  [`${FLOW_PATHS.extend.mpcs}/*`]: 'extend',
  '/account': 'look',
  '/account/profile': 'update-account',
  '/account/email/*': 'change-address',
  '/account/login-id/*': 'reissue-login-id',
  '/account/password': 'change-password',
  '/account/passkeys': 'remove-passkey',
  '/account/passkeys/new': 'add-passkey',
  '/account/passkeys/options': 'add-passkey',
  '/account/passkey-check': 'look',
  '/account/first-password': 'change-password',
  '/account/consent': 'give-consent',
  '/account/sessions': 'end-sessions',
  '/account/close': 'close-account',
  '/company': 'see-company',
  '/company/profile': 'update-company',
  '/company/invite': 'invite',
  '/company/invitations/:id/withdraw': 'withdraw-invitation',
  '/company/people/:id': 'see-company',
  '/company/people/:id/role': 'change-role',
  '/company/people/:id/sessions': 'sign-out-person',
  '/company/people/:id/out': 'take-out',
  '/company/records': 'see-records',
  '/company/records/export': 'export-applications',
  '/company/join/:token': 'accept-invitation',
}

/** The right that a route asks for, by its path as it is mounted; undefined when none does. */
export function rightOf(path: string): Right | undefined {
  const asks = ([pattern]: [string, Right]) => {
    const below = pattern.endsWith('/*') ? pattern.slice(0, -2) : undefined
    return below === undefined ? path === pattern : path === below || path.startsWith(`${below}/`)
  }
  return Object.entries(PAGE_RIGHTS).find(asks)?.[1]
}

/** Mounted between the session and the pages. */
export function requireRights(app: Hono<Env>, deps: PortalDeps): void {
  for (const [path, right] of Object.entries(PAGE_RIGHTS)) app.use(path, needs(deps, right))
}

/** No page leads there, so a POST is written into the audit trail; a GET may be a colleague's bookmark. */
function needs(deps: PortalDeps, right: Right): MiddlewareHandler<Env> {
  return async (c, next) => {
    const by = c.get('by')
    if (may(by, right)) return next()
    if (c.req.method === 'POST') await mustMay(deps, by, right)
    throw new NotAllowed(right)
  }
}
