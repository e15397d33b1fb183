// A form from a page whose session is over: it is not thrown away (nothing typed is lost), and nothing of it was done.

import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { postedForm, typedIn } from '#ui/postedForm'
import type { Ctx, WebDeps } from './env.ts'
import { formOf } from './form.ts'
import { frameOf } from './frame.ts'
import { localPath } from './language.ts'
import { page, see } from './respond.ts'

/** @param login where to go when nothing was typed */
export async function signedOutForm(c: Ctx, deps: WebDeps, login: string): Promise<Response> {
  const form = await formOf(c)
  const text = c.get('text')
  const path = localPath(c.req.path)
  const fields = deps.forms.fieldsAt(c.req.path)?.(text) ?? {}
  if (!path || typedIn(fields, form).length === 0) return see(login)
  const { signedOut } = text.problems
  const next = html`${signedOut.next} <a href="${deps.surface.login}" target="_blank">${deps.surface.loginLabel(text)}<span class="visually-hidden">${text.common.newTab}</span></a>`
  const body = html`<h1>${signedOut.title}</h1>
${postedForm(text, { path, form, fields, title: text.maintenance.posted.untouched, why: signedOut.text, next })}`
  return page(layout(frameOf(c, deps), { title: signedOut.title, error: true, help: true, body }), 403)
}
