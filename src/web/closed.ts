// While nobody can be let in: one look at what is known, no question to the database, no use of a session (P19).
import type { MiddlewareHandler } from 'hono'
import type { MaintenanceWindow } from '#domain/maintenance'
import { closedPage, type Posted } from '#ui/closedPage'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env, WebDeps } from './env.ts'
import { formOf } from './form.ts'
import { frameOf } from './frame.ts'
import { localPath } from './language.ts'
import { page } from './respond.ts'

export type Closed = { why: 'maintenance'; window: MaintenanceWindow; retrySeconds: number } | Away
type Away = { why: 'away'; retrySeconds: number }

const AWAY: Away = { why: 'away', retrySeconds: 10 }
/** An open end may come any moment. */
const OPEN_END_SECONDS = 300

type ClosedDeps = Pick<WebDeps, 'maintenance' | 'database' | 'clock'>

/** Undefined while the system is open. Maintenance comes first: its page knows when it ends. */
export function closedNow({ maintenance, database, clock }: ClosedDeps): Closed | undefined {
  const { current: window } = maintenance.now()
  if (!window) return database.away ? AWAY : undefined
  const left = window.endsAt && (window.endsAt.epochMilliseconds - clock.now().epochMilliseconds) / 1000
  return {
    why: 'maintenance',
    window,
    retrySeconds: left === undefined ? OPEN_END_SECONDS : Math.max(1, Math.ceil(left)),
  }
}

/** Answers everything from here on while the system is closed. */
export function closedGate(deps: WebDeps): MiddlewareHandler<Env> {
  return (c, next) => {
    const closed = closedNow(deps)
    return closed && !deps.surface.staysOpen.has(c.req.path) ? closedAnswer(c, deps, closed, 'untouched') : next()
  }
}

/** The database went away during this request, so we do not know whether it was committed. */
export function lostAnswer(c: Ctx, deps: WebDeps): Promise<Response> {
  return closedAnswer(c, deps, closedNow(deps) ?? AWAY, 'lost')
}

async function closedAnswer(c: Ctx, deps: WebDeps, closed: Closed, fate: Posted['fate']): Promise<Response> {
  const text = c.get('text')
  const window = closed.why === 'maintenance' ? closed.window : undefined
  const posted = c.req.method === 'POST' ? { form: await formOf(c).catch((): Form => ({})), fate } : undefined
  const fields = deps.forms.fieldsAt(c.req.path)?.(text) ?? {}
  const body = closedPage(text, { window, path: ownPath(c), posted: posted && { ...posted, fields } })
  const { title } = text.maintenance[window ? 'current' : 'away']
  return page(layout(frameOf(c, deps), { title, help: true, body }), 503, [], {
    'retry-after': String(closed.retrySeconds),
  })
}

/** The address that was asked for; never one that a browser would take for another site's. */
function ownPath(c: Ctx): string {
  const { pathname, search } = new URL(c.req.url)
  return localPath(pathname + search) ?? '/'
}
