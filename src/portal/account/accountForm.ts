// What all forms of the account page have in common: the present password at their end, or a passkey (C5), and the way back.
import { confirmPassword } from '#operations/access/confirmPassword'
import { readPasskeys } from '#operations/access/passkeys/passkeys'
import { confirmPasskey } from '#operations/access/passkeys/usePasskey'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import { nothingWrong, passwordField } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import { asksForPasskey, type PasskeyWords, passkeyConfirmation, passkeyStatus } from '#ui/passkey'
import type { Ctx } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'

/** As typed, and what is wrong with it. */
export type Typed = { values: Form; errors: Form; status?: number; remark?: string }

export const NOTHING_TYPED: Typed = { values: {}, errors: {} }

export type AccountForm = {
  title: string
  lead?: string | Html
  fields?: Html
  /** Nothing but the present password is typed. */
  passwordAlone?: true
  submit: string
  /** Where the browser gets what it makes a new passkey of; the form's field `created` takes the answer. */
  create?: string
}

const CHECK = '/account/passkey-check'

/** A page with one form, sent to its own address; wrong fields are named first. */
export async function showAccountForm(
  c: Ctx,
  deps: PortalDeps,
  form: AccountForm,
  { errors, status, remark }: Typed,
): Promise<Response> {
  const text = c.get('text')
  const words = passkeyWords(text)
  const hasPasskey = (await readPasskeys(deps, c.get('by'))).length > 0
  const passkeys = { ...(hasPasskey && { show: CHECK }), ...(form.create !== undefined && { create: form.create }) }
  const invalid = Object.keys(errors).length > 0
  const body = html`${errorList(text, errors)}<h1>${form.title}</h1>
${form.lead && (typeof form.lead === 'string' ? html`<p class="lead">${form.lead}</p>` : form.lead)}
${remark && notice('warn', undefined, remark)}
<form method="post" action="${c.req.path}" class="card" novalidate${Object.keys(passkeys).length > 0 && asksForPasskey(words, passkeys)}>
${form.fields}
${passwordField({ name: 'currentPassword', label: text.account.present, hint: text.account.presentHint, autocomplete: 'current-password', required: text.common.required, error: errors.currentPassword, first: form.passwordAlone && nothingWrong(errors) })}
${hasPasskey ? passkeyConfirmation(words) : form.create !== undefined && passkeyStatus()}
${buttons({ back: { href: '/account', text: text.common.back }, primary: form.submit })}
</form>`
  const shown = { title: form.title, error: invalid || remark !== undefined, help: true, body }
  return page(layout(frameOf(c, deps), shown), status ?? (invalid ? 422 : 200))
}

/** What a form's module says of passkeys. */
export const passkeyWords = ({ account, accountRefusals }: Text): PasskeyWords => ({
  failed: accountRefusals['passkey-wrong'],
  known: accountRefusals['passkey-known'],
  ...account.passkeyTroubles,
  unsupported: account.passkeyUnsupported,
  confirm: account.passkeyConfirm,
})

/** What is wrong with a form: its own errors, or when there are none, the present password or passkey. Undefined: it may be done. */
export async function wrongIn(c: Ctx, deps: PortalDeps, values: Form, own: Form): Promise<Typed | undefined> {
  const text = c.get('text')
  const password = values.currentPassword ?? ''
  if (values.passkey) {
    if (Object.keys(own).length > 0) return { values, errors: own }
    const shown = await confirmPasskey(deps, { by: c.get('by'), answer: values.passkey })
    return shown.ok ? undefined : { values, ...wrongAt(text, 'currentPassword', shown) }
  }
  const errors = password === '' ? { ...own, currentPassword: text.account.presentEmpty } : own
  if (Object.keys(errors).length > 0) return { values, errors }
  const confirmed = await confirmPassword(deps, { by: c.get('by'), password })
  return confirmed.ok ? undefined : { values, ...wrongAt(text, 'currentPassword', confirmed) }
}
