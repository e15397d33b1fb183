import type { Hono } from 'hono'
import type { Ctx, Env } from '#web/env'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { addressRoutes } from './address.ts'
import { closeRoutes } from './close.ts'
import { loginIdRoutes } from './loginId.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { passwordRoutes } from './password.ts'
import { profileRoutes } from './profile.ts'
import { sessionsRoutes } from './sessions.ts'
import { showAccount } from './showAccount.ts'
import { showLoginIdRoutes } from './showLoginId.ts'

/** ご登録内容 (P20). */
export function accountRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account', c => showAccount(c, deps, { done: doneSentence(c, c.get('text')) }))
  profileRoutes(app, deps)
  addressRoutes(app, deps)
  loginIdRoutes(app, deps)
  showLoginIdRoutes(app, deps)
  passwordRoutes(app, deps)
  passkeyRoutes(app, deps)
  sessionsRoutes(app, deps)
  closeRoutes(app, deps)
}

/** What was just done, by the name that the address carries. */
function doneSentence(c: Ctx, { account }: Text): string | undefined {
  const name = c.req.query('done') ?? ''
  return Object.hasOwn(account.done, name) ? account.done[name as keyof typeof account.done] : undefined
}
