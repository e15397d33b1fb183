import type { Hono } from 'hono'
import { readPasskeys } from '#operations/access/passkeys/passkeys'
import { readAccount, readSessions } from '#operations/accounts/readAccount'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import { sessionOver } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { addressRoutes } from './address.ts'
import { closeRoutes } from './close.ts'
import { loginIdRoutes } from './loginId.ts'
import { accountPage } from './page.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { passwordRoutes } from './password.ts'
import { profileRoutes } from './profile.ts'
import { sessionsRoutes } from './sessions.ts'

/** ご登録内容 (P20). */
export function accountRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account', async c => {
    const by = c.get('by')
    const account = await readAccount(deps, by)
    if (!account) return sessionOver()
    const sessions = await readSessions(deps, { by, sessionHash: c.get('sessionHash') })
    const passkeys = await readPasskeys(deps, by)
    const text = c.get('text')
    const body = accountPage(text, { account, sessions, passkeys, done: doneSentence(c, text) })
    return page(layout(frameOf(c, deps), { title: text.account.title, body }))
  })
  profileRoutes(app, deps)
  addressRoutes(app, deps)
  loginIdRoutes(app, deps)
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
