import type { Hono } from 'hono'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { inPieces } from '#ui/pieces'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { localPath } from '#web/language'
import { page, see } from '#web/respond'
import { unlessOver, wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { newPasswordErrors, newPasswordFields, replacePassword } from '../newPassword.ts'

/** The first login (P8): a password of one's own, before everything else. The issued one is not asked for again. */
export function firstPasswordRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const { firstPassword } = deps.surface
  deps.forms.describe(firstPassword)
  app.get(firstPassword, c => (c.get('mustChangePassword') ? show(c, deps, {}) : see(asked(c) ?? '/menu')))

  app.post(firstPassword, async c => {
    if (!c.get('mustChangePassword')) return see(asked(c) ?? '/menu')
    const values = await formOf(c)
    const errors = await newPasswordErrors(c, deps, values)
    if (Object.keys(errors).length > 0) return show(c, deps, errors)
    const replaced = await replacePassword(c, deps, values, true)
    if (replaced.ok) return see(asked(c) ?? '/menu?done=password', [replaced.value.cookie])
    return unlessOver(replaced, no => show(c, deps, wrongAt(c.get('text'), 'newPassword', no).errors))
  })
}

/** The page that was asked for before. */
const asked = (c: Ctx): string | undefined => localPath(c.req.query('next'))

function show(c: Ctx, deps: PortalDeps, errors: Form): Response {
  const text = c.get('text')
  const { password } = text
  const next = asked(c)
  const { firstPassword } = deps.surface
  const action = next ? `${firstPassword}?next=${encodeURIComponent(next)}` : firstPassword
  const body = html`${errorList(text, errors)}<h1>${password.firstTitle}</h1>
<p class="lead">${inPieces(password.firstLead)}</p>
<form method="post" action="${action}" class="card" novalidate>
${newPasswordFields(text, errors)}
${buttons({ primary: password.set })}
</form>`
  const invalid = Object.keys(errors).length > 0
  return page(
    layout(frameOf(c, deps), { title: password.firstTitle, error: invalid, help: true, body }),
    invalid ? 422 : 200,
  )
}
