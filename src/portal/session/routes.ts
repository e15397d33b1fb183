import type { Hono } from 'hono'
import type { Env } from '#web/env'
import { sessionSeconds } from '#web/guard'
import { data } from '#web/respond'
import type { PortalDeps } from '../deps.ts'

/** For session.ts: how long the session lasts. Public, since "no session" is an answer; and no use of the session. */
export function sessionLook(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/session', async c => seconds(await sessionSeconds(c, deps)))
}

/** 続ける: the guard has counted this request as a use. */
export function sessionUse(app: Hono<Env>): void {
  app.post('/session', c => seconds(c.get('sessionSeconds')))
}

const seconds = (secondsLeft: number) => data(JSON.stringify({ secondsLeft }), 'application/json')
