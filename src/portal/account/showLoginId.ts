import type { Hono } from 'hono'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import type { PortalDeps } from '../deps.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from './accountForm.ts'
import { showAccount } from './showAccount.ts'

/**
 * One's own 登録ID, after the present password (C5). It stands in the answer to the form alone, so that no address and no
 * reload without the password shows it to whoever finds the browser open.
 */
export function showLoginIdRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/login-id/show', c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe('/account/login-id/show')
  app.post('/account/login-id/show', async c => {
    const wrong = await wrongIn(c, deps, await formOf(c), {})
    return wrong ? show(c, deps, wrong) : showAccount(c, deps, { loginId: c.get('account').loginId })
  })
}

function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const { account } = c.get('text')
  const form = { title: account.loginIdShowTitle, lead: account.loginIdShowLead, submit: account.loginIdShow }
  return showAccountForm(c, deps, form, typed)
}
