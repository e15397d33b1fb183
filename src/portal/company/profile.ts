import type { Hono } from 'hono'
import type { AccountRefused } from '#domain/accountRefusal'
import { dataFingerprint } from '#operations/accounts/dataFingerprint'
import { readAccount } from '#operations/accounts/readAccount'
import { updateProfile } from '#operations/accounts/updateProfile'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { firstErrors } from '#web/formErrors'
import { see } from '#web/respond'
import { showAccountForm, type Typed, wrongIn } from '../account/accountForm.ts'
import { accountSentence, sessionOver, statusOf, unlessOver } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { fillAddress } from '../fillAddress.ts'
import { companyFields, companyNames } from '../profileFields.ts'
import { formOfProfile, profileForm, profileOf } from '../profileForm.ts'

const PATH = '/company/profile'

/** 会社の情報の変更: what ご登録内容 leaves alone as soon as several people are in the company. */
export function companyProfileRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get(PATH, async c => {
    const account = await readAccount(deps, c.get('by'))
    if (!account) return sessionOver()
    return show(c, deps, { values: { ...formOfProfile(account.profile), seen: dataFingerprint(account) }, errors: {} })
  })

  deps.forms.describe(PATH, companyNames)
  app.post(PATH, async c => {
    const by = c.get('by')
    const values = await formOf(c)
    if (values.action === 'fill') return show(c, deps, { values: await fillAddress(values), errors: {} })
    const account = await readAccount(deps, by)
    if (!account) return sessionOver()
    const { contactName = '', news = '' } = formOfProfile(account.profile)
    const parsed = profileForm(c.get('text')).safeParse({ ...values, contactName, news })
    const wrong = await wrongIn(c, deps, values, parsed.success ? {} : firstErrors(parsed.error))
    if (wrong || !parsed.success) return show(c, deps, wrong ?? { values, errors: {} })
    const update = { by, profile: profileOf(parsed.data), language: account.language, seen: values.seen ?? '' }
    const decision = await updateProfile(deps, update)
    if (decision.ok) return see(`/company?done=${decision.value === 'updated' ? 'profile' : decision.value}`)
    return unlessOver(decision, no => showAnew(c, deps, values, no))
  })
}

/** The data are no longer those that the form was filled with: it comes again as typed, and may then be sent. */
async function showAnew(c: Ctx, deps: PortalDeps, values: Form, no: AccountRefused): Promise<Response> {
  const account = await readAccount(deps, c.get('by'))
  if (!account) return sessionOver()
  const typed = { values: { ...values, seen: dataFingerprint(account) }, errors: {} }
  return show(c, deps, { ...typed, remark: accountSentence(c.get('text'), no), status: statusOf(no.refusal) })
}

/** The first button is the one that Enter presses: not the one that fills in the address. */
function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const text = c.get('text')
  const { values, errors } = typed
  const fields = html`<button class="visually-hidden default-button" type="submit" tabindex="-1" aria-hidden="true">${text.company.save}</button>
<input type="hidden" name="seen" value="${values.seen ?? ''}">
${companyFields(text, values, errors)}`
  const { dataTitle: title, dataLead: lead, save: submit } = text.company
  return showAccountForm(c, deps, { title, lead, fields, submit, back: '/company' }, typed)
}
