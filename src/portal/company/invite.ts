import type { Hono } from 'hono'
import { type EmailAddress, parseEmailAddress } from '#domain/emailAddress'
import { ROLES, type Role } from '#domain/who'
import { invite } from '#operations/companies/invite'
import { field, nothingWrong } from '#ui/field'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import { radios } from '#ui/radios'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { readableAddress } from '#web/readableAddress'
import { see } from '#web/respond'
import type { Text } from '#words/text'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from '../account/accountForm.ts'
import { unlessOver, wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { roleText } from '../personName.ts'

const PATH = '/company/invite'

/** 利用者の招待 (R16). The answer is the same whether an account has the address or not (C2). */
export function inviteRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get(PATH, c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe(PATH, text => ({
    email: { label: text.company.inviteEmail },
    role: { label: text.company.role, shown: typed => chosenRole(text, typed) },
  }))
  app.post(PATH, async c => {
    const values = await formOf(c)
    const read = readInvitation(c.get('text'), values)
    const wrong = await wrongIn(c, deps, values, 'errors' in read ? read.errors : {})
    if (wrong || 'errors' in read) return show(c, deps, wrong ?? { values, errors: {} })
    const decision = await invite(deps, { by: c.get('by'), ...read, language: c.get('lang') })
    if (decision.ok) return see('/company?done=invited')
    return unlessOver(decision, no => show(c, deps, { values, ...wrongAt(c.get('text'), 'email', no) }))
  })
}

/** A role by its name in a form; undefined for any other text. */
export const roleOf = (typed: string | undefined): Role | undefined => ROLES.find(name => name === typed)

/** How a role that was chosen reads. */
export function chosenRole(text: Text, typed: string): string {
  const role = roleOf(typed)
  return role ? roleText(text, role) : ''
}

/** With what each of them may do. */
export const roleChoices = (text: Text, { values, errors }: Typed) =>
  radios({
    name: 'role',
    legend: text.company.role,
    options: ROLES.map(value => ({ value, label: roleText(text, value), note: text.company.roles[value] })),
    value: values.role,
    error: errors.role,
  })

function readInvitation(text: Text, values: Form): { email: EmailAddress; role: Role } | { errors: Form } {
  const email = parseEmailAddress(values.email ?? '')
  const role = roleOf(values.role)
  if (email.ok && role) return { email: email.value, role }
  return {
    errors: {
      ...(!email.ok && { email: text.profile.emailIssues[email.issue] }),
      ...(!role && { role: text.company.roleChoose }),
    },
  }
}

function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const text = c.get('text')
  const { company, common } = text
  const { values, errors } = typed
  const fields = html`${field({
    name: 'email',
    label: company.inviteEmail,
    value: readableAddress(values.email ?? ''),
    error: errors.email,
    first: nothingWrong(errors),
    required: common.required,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
  })}
${roleChoices(text, typed)}`
  const { inviteTitle: title, inviteLead: lead, inviteSend: submit } = company
  return showAccountForm(c, deps, { title, lead, fields, submit, back: '/company' }, typed)
}
