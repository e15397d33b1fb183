// Who may pass: everything behind it needs a living session (default-deny, architecture.md HTTP).
import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { isConsentDue } from '#domain/consent'
import type { Browser } from '#domain/who'
import { hasEnded, isSeenTooLate, sessionEnd, touchSession } from '#store/access/sessions'
import type { Ctx, Env, WebDeps } from './env.ts'
import { see } from './respond.ts'
import { consentFirstForm, signedOutForm } from './signedOut.ts'
import type { Surface } from './surface.ts'

const TOUCH_SECONDS = 60 // a write a minute is enough to count 30 idle minutes

/**
 * Lets a signed-in account on, anybody else to the login, with what a form carried; whoever has an issued password to a new
 * one (C1), and then whoever has to agree to a new version of the consent to that (P3).
 */
export function requireSession(deps: WebDeps): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!(await loadSession(c, deps))) {
      const login = loginPath(c, deps)
      return c.req.method === 'POST' ? signedOutForm(c, deps, login) : see(login)
    }
    if (c.get('mustChangePassword') && !isBeforeFirstPassword(c, deps.surface))
      return see(withWayOn(c, deps.surface, deps.surface.firstPassword))
    if (c.get('mustConsent') && !isWithoutConsent(c, deps.surface)) {
      const consent = withWayOn(c, deps.surface, deps.surface.consent)
      return c.req.method === 'POST' ? consentFirstForm(c, deps, consent) : see(consent)
    }
    return next()
  }
}

/** Reads the session's account into the request, which counts as a use of the session. @returns whether there is one */
export async function loadSession(c: Ctx, deps: WebDeps): Promise<boolean> {
  const cookie = deps.cookies.session.read(c)
  if (!cookie) return false
  const idHash = hashOf(cookie)
  const now = deps.clock.now()
  const session = await deps.sessionOf(idHash)
  if (!session || hasEnded(session, now)) return false
  const touched = now.since(session.lastSeenAt).total('seconds') >= TOUCH_SECONDS || isSeenTooLate(session, now)
  if (touched) await touchSession(deps.db, idHash, now)
  const { account } = session
  c.set('account', account)
  const { id: accountId, companyId, role } = account
  c.set('by', { kind: 'user', accountId, companyId, role, requestId: c.get('requestId') })
  c.set('sessionHash', idHash)
  c.set('mustChangePassword', session.mustChange)
  const consent = { given: session.consentVersion ?? undefined, signedInAt: session.signedInAt }
  c.set('mustConsent', isConsentDue(consent, deps.consentInForce()))
  c.set('sessionSeconds', secondsTo(sessionEnd(touched ? now : session.lastSeenAt, session.expiresAt), now))
  return true
}

/** Whoever asks without having signed in. */
export const browserOf = (c: Ctx): Browser => ({ kind: 'browser', requestId: c.get('requestId') })

/** How long the session of this browser lasts, 0 without one; this look is no use of it. */
export async function sessionSeconds(c: Ctx, deps: WebDeps): Promise<number> {
  const cookie = deps.cookies.session.read(c)
  const now = deps.clock.now()
  const session = cookie && (await deps.sessionOf(hashOf(cookie)))
  if (!session || hasEnded(session, now)) return 0
  return secondsTo(sessionEnd(session.lastSeenAt, session.expiresAt), now)
}

/** At least 1 while it lasts. */
function secondsTo(end: Temporal.Instant, now: Temporal.Instant): number {
  return Math.ceil((end.epochMilliseconds - now.epochMilliseconds) / 1000)
}

/** Cookies are kept as hashes only, so that a read of the database opens no session. */
export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

/** The session's notice works there as everywhere. */
const isBeforeFirstPassword = (c: Ctx, { firstPassword, session }: Surface) =>
  c.req.path === firstPassword || c.req.path === session

/** A password of one's own comes first, and may be set. */
const isWithoutConsent = (c: Ctx, surface: Surface) =>
  isBeforeFirstPassword(c, surface) || c.req.path === surface.consent || surface.withoutConsent.has(c.req.path)

/** A page that comes before everything else, with the way on to the one that was asked for. */
function withWayOn(c: Ctx, { home }: Surface, page: string): string {
  return c.req.path === home ? page : `${page}?${new URLSearchParams({ next: c.req.path })}`
}

function loginPath(c: Ctx, { cookies, surface }: WebDeps): string {
  const ended = Boolean(cookies.session.read(c))
  const login = ended ? surface.loginAfterEnd : surface.login
  if (c.req.path === '/') return login
  // Each page that is posted to can be asked for as well.
  return `${login}${ended ? '&' : '?'}${new URLSearchParams({ next: c.req.path })}`
}
