// What both ways to log in have around their verb (P1, P30): what a new session of this browser begins with, and where a
// session that has opened leads.
import { browserName } from '#web/browserName'
import type { Ctx } from '#web/env'
import { browserOf, hashOf } from '#web/guard'
import { markBrowser } from '#web/knownBrowser'
import { localPath } from '#web/language'
import { see } from '#web/respond'
import { token } from '#web/token'
import type { PortalDeps } from '../deps.ts'

/** `request`: of this browser, for the verb. `cookie`: of the session that it may open. */
export function newSession(c: Ctx, deps: PortalDeps) {
  const cookie = token(deps.random, 32)
  const former = deps.cookies.session.read(c)
  const request = {
    client: deps.clientOf(c),
    sessionHash: hashOf(cookie),
    formerHash: former === undefined ? undefined : hashOf(former),
    agent: browserName(c.req.header('user-agent')),
    by: browserOf(c),
  }
  return { cookie, request }
}

/** To where somebody was, or to the menu; from now on this is a known browser of the account. */
export function signedIn(c: Ctx, deps: PortalDeps, { cookie, loginId }: { cookie: string; loginId: string }): Response {
  return see(localPath(c.req.query('next')) ?? '/menu', [
    deps.cookies.session.set(cookie),
    deps.cookies.knownBrowser.set(markBrowser(c, deps, loginId)),
    deps.cookies.preLogin.clear(),
  ])
}
