// Each answer is counted, and each one that may have changed something is a line in the log: its route, never its address.
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Env, WebDeps } from './env.ts'

export function watch({ metrics, log }: WebDeps): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = metrics.stopwatch()
    await next()
    const seen = {
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: metrics.stopwatch() - started,
    }
    metrics.request(seen)
    if (seen.method !== 'GET') log.info({ requestId: c.get('requestId'), ...seen }, 'answered')
  }
}
