// CSRF by what browsers say of a request's origin (C12): Sec-Fetch-Site where it is sent, else Origin. A client that
// sends neither is no browser, so no other site can have made it send the cookies.
import type { MiddlewareHandler } from 'hono'
import type { Env, WebDeps } from './env.ts'

/** Refuses state-changing requests that another site started; `refused` makes the page. */
export function csrf(deps: WebDeps, refused: (c: Parameters<MiddlewareHandler<Env>>[0]) => Response) {
  const guard: MiddlewareHandler<Env> = (c, next) =>
    SAFE.has(c.req.method) ||
    isOwn(c.req.header('sec-fetch-site'), c.req.header('origin'), deps.publicOrigin) ||
    deps.surface.fromAnywhere(`${c.req.method} ${c.req.path}`)
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
