import type { Hono } from 'hono'
import { typedLoginId } from '#domain/loginId'
import { requestTemporaryPassword } from '#operations/access/requestTemporaryPassword'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import { boundBrowser, newRobotCheck, robotCheckError } from '#web/robotCheck/robotCheck'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { forgottenPage, sentPage } from './page.ts'

/** パスワードを忘れた方 (P2): the same answer for every 登録ID (C3). */
export function forgottenRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/password', c => (c.req.query('sent') ? showSent(c, deps) : show(c, deps, { values: {}, errors: {} })))

  deps.forms.describe('/password', text => ({ loginId: { label: text.login.loginId } }))
  app.post('/password', async c => {
    const values = await formOf(c)
    const words = c.get('text').password
    const loginId = typedLoginId(values.loginId ?? '')
    if (loginId === '') return show(c, deps, { values, errors: { loginId: words.emptyLoginId } })
    const unanswered = await robotCheckError(c, deps, values)
    if (unanswered !== undefined) return show(c, deps, { values, errors: { image: unanswered } })
    const request = { loginId, client: deps.clientOf(c) }
    const requested = await requestTemporaryPassword(deps, request)
    if (requested.ok) return see('/password?sent=1')
    return show(c, deps, { values, ...wrongAt(c.get('text'), 'loginId', requested) })
  })
}

type Typed = { values: Form; errors: Form; status?: number }

function show(c: Ctx, deps: PortalDeps, { values, errors, status }: Typed): Response {
  const text = c.get('text')
  const invalid = Object.keys(errors).length > 0
  const body = forgottenPage(text, values, errors, newRobotCheck(deps))
  const shown = { title: text.password.forgottenTitle, error: invalid, help: true, body }
  return page(layout(frameOf(c, deps), shown), status ?? (invalid ? 422 : 200), boundBrowser(c, deps))
}

function showSent(c: Ctx, deps: PortalDeps): Response {
  const text = c.get('text')
  return page(layout(frameOf(c, deps), { title: text.password.forgottenTitle, help: true, body: sentPage(text) }))
}
