// A new password, typed twice: at the first login and on the account page (C1).
import { passwordForm } from '#domain/password'
import { accept } from '#domain/refusal'
import { changePassword, newPasswordIssue } from '#operations/access/changePassword'
import { nothingWrong, passwordField } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import type { Ctx } from '#web/env'
import { hashOf } from '#web/guard'
import { token } from '#web/token'
import type { Text } from '#words/text'
import { wrongAt } from './accountRefused.ts'
import type { PortalDeps } from './deps.ts'

export function newPasswordFields({ login, password, common }: Text, errors: Form): Html {
  const field = (name: string, label: string, hint?: string) =>
    passwordField({
      name,
      label,
      hint,
      autocomplete: 'new-password',
      required: common.required,
      error: errors[name],
      first: name === 'newPassword' && nothingWrong(errors),
    })
  return html`${username(login.loginId)}${field('newPassword', password.new, password.rules)}
${field('newPasswordAgain', password.again)}`
}

/**
 * A password manager keeps a password under the name that stands beside it. No page shows a 登録ID unasked (P20), so the field
 * is empty: a manager takes the one that it knows. It has no name, and is not sent.
 */
const username = (
  label: string,
) => html`<input class="username" type="text" autocomplete="username" aria-label="${label}" hidden>
`

/** A sentence for each field that is wrong. */
export async function newPasswordErrors(c: Ctx, deps: PortalDeps, form: Form): Promise<Form> {
  const words = c.get('text').password
  const { newPassword: password = '', newPasswordAgain: again = '' } = form
  if (password === '') return { newPassword: words.empty }
  const decision = await newPasswordIssue(deps, { by: c.get('by'), password })
  if (!decision.ok) return wrongAt(c.get('text'), 'newPassword', decision).errors
  if (again === '') return { newPasswordAgain: words.againEmpty }
  return passwordForm(password) === passwordForm(again) ? {} : { newPasswordAgain: words.differ }
}

/** The session goes on under the cookie that this gives. Refuses as {@link changePassword} does. */
export async function replacePassword(c: Ctx, deps: PortalDeps, form: Form, first: boolean) {
  const session = token(deps.random, 32)
  const decision = await changePassword(deps, {
    by: c.get('by'),
    password: form.newPassword ?? '',
    first,
    sessionHash: c.get('sessionHash'),
    nextSessionHash: hashOf(session),
  })
  return decision.ok ? accept({ cookie: deps.cookies.session.set(session) }) : decision
}
