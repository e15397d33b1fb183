import type { Hono } from 'hono'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { see } from '#web/respond'
import { unlessOver, wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { newPasswordErrors, newPasswordFields, replacePassword } from '../newPassword.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from './accountForm.ts'

/** パスワードの変更: ends the sessions of other browsers. */
export function passwordRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/password', c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe('/account/password')
  app.post('/account/password', async c => {
    const values = await formOf(c)
    const wrong = await wrongIn(c, deps, values, await newPasswordErrors(c, deps, values))
    if (wrong) return show(c, deps, wrong)
    const replaced = await replacePassword(c, deps, values, false)
    if (replaced.ok) return see('/account?done=password', [replaced.value.cookie])
    return unlessOver(replaced, no => show(c, deps, { values, ...wrongAt(c.get('text'), 'newPassword', no) }))
  })
}

function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const text = c.get('text')
  const { passwordTitle: title, passwordLead: lead, save: submit } = text.account
  return showAccountForm(c, deps, { title, lead, fields: newPasswordFields(text, typed.errors), submit }, typed)
}
