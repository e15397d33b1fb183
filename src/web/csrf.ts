// CSRF by what browsers say of a request's origin (C12): Sec-Fetch-Site where it is sent, else Origin. A client that
// sends neither is no browser, so no other site can have made it send the cookies.
import type { MiddlewareHandler } from 'hono'
import type { Env, WebDeps } from './env.ts'

/**
 * The link of a mail with news, which mail programs press by themselves, web mail from its own site (RFC 8058). The signed
 * token in the address is the authority, and no session is looked at, so there is nothing that another site could borrow.
 */
const FROM_ANYWHERE = /^POST \/unsubscribe\/[^/]+$/

/** Refuses state-changing requests that another site started; `refused` makes the page. */
export function csrf(deps: WebDeps, refused: (c: Parameters<MiddlewareHandler<Env>>[0]) => Response) {
  const guard: MiddlewareHandler<Env> = (c, next) =>
    SAFE.has(c.req.method) ||
    isOwn(c.req.header('sec-fetch-site'), c.req.header('origin'), deps.publicOrigin) ||
    FROM_ANYWHERE.test(`${c.req.method} ${c.req.path}`)
      ? next()
      : Promise.resolve(refused(c))
  return guard
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request came from this site's own pages. */
function isOwn(fetchSite: string | undefined, origin: string | undefined, publicOrigin: string): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none'
  return origin === undefined || origin === publicOrigin
}
