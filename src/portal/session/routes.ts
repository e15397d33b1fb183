import type { Hono } from 'hono'
import type { Ctx, Env } from '#web/env'
import { sessionSeconds } from '#web/guard'
import { data } from '#web/respond'
import type { PortalDeps } from '../deps.ts'

/** For session.ts: how long the session lasts. Public, since "no session" is an answer; and no use of the session. */
export function sessionLook(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/session', async c => answer(c, await sessionSeconds(c, deps)))
}

/** 続ける: the guard has counted this request as a use. */
export function sessionUse(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/session')
  app.post('/session', c => answer(c, c.get('sessionSeconds')))
}

/** With the words for it: few pages ever need them, so they do not stand in each. */
function answer(c: Ctx, secondsLeft: number): Response {
  return data(JSON.stringify({ secondsLeft, words: c.get('text').enhance.session }), 'application/json')
}
