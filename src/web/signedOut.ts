// A form that comes before its time: the session of its page is over, or a new version of the consent was not agreed to yet.
// It is not thrown away (nothing typed is lost), and nothing of it was done.

import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { postedForm, typedIn } from '#ui/postedForm'
import type { Ctx, WebDeps } from './env.ts'
import { formOf } from './form.ts'
import { frameOf } from './frame.ts'
import { localPath } from './language.ts'
import { page, see } from './respond.ts'

/** @param login where to go when nothing was typed */
export function signedOutForm(c: Ctx, deps: WebDeps, login: string): Promise<Response> {
  const { surface } = deps
  const text = c.get('text')
  const before = { words: text.problems.signedOut, href: surface.login, label: surface.loginLabel(text), status: 403 }
  return keptForm(c, deps, login, before)
}

/** @param consent where to go when nothing was typed */
export function consentFirstForm(c: Ctx, deps: WebDeps, consent: string): Promise<Response> {
  const { consentFirst: words } = c.get('text').problems
  return keptForm(c, deps, consent, { words, href: deps.surface.consent, label: words.link, status: 409 })
}

type Before = {
  words: { title: string; text: string; next: string }
  /** What comes before the form can be sent again. */
  href: string
  label: string
  status: number
}

async function keptForm(c: Ctx, deps: WebDeps, instead: string, before: Before): Promise<Response> {
  const form = await formOf(c)
  const text = c.get('text')
  const path = localPath(c.req.path)
  const fields = deps.forms.fieldsAt(c.req.path)?.(text) ?? {}
  if (!path || typedIn(fields, form).length === 0) return see(instead)
  const { words, href, label, status } = before
  const next = html`${words.next} <a href="${href}" target="_blank">${label}<span class="visually-hidden">${text.common.newTab}</span></a>`
  const body = html`<h1>${words.title}</h1>
${postedForm(text, { path, form, fields, title: text.maintenance.posted.untouched, why: words.text, next })}`
  return page(layout(frameOf(c, deps), { title: words.title, error: true, help: true, body }), status)
}
