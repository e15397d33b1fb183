import type { Hono } from 'hono'
import type { AccountRefused } from '#domain/accountRefusal'
import { may } from '#domain/may'
import type { Profile } from '#domain/profile'
import { dataFingerprint } from '#operations/accounts/dataFingerprint'
import { type AccountProfile, readAccount } from '#operations/accounts/readAccount'
import { updateProfile } from '#operations/accounts/updateProfile'
import { isAlone } from '#operations/companies/readPeople'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import { radios } from '#ui/radios'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { firstErrors } from '#web/formErrors'
import { see } from '#web/respond'
import { LANGS, type Lang, type Text } from '#words/text'
import { accountSentence, sessionOver, statusOf, unlessOver } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { fillAddress } from '../fillAddress.ts'
import { newsBox, personFields, profileFields, profileNames } from '../profileFields.ts'
import { formOfProfile, profileForm, profileOf } from '../profileForm.ts'
import { showAccountForm, type Typed, wrongIn } from './accountForm.ts'

/** 登録情報の変更. */
export function profileRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/profile', async c => {
    const account = await readAccount(deps, c.get('by'))
    return account ? show(c, deps, { values: formOfAccount(account), errors: {} }) : sessionOver()
  })

  deps.forms.describe('/account/profile', text => ({
    ...profileNames(text),
    language: { label: text.account.language, shown: lang => text.account.languages[lang === 'en' ? 'en' : 'ja'] },
  }))
  app.post('/account/profile', async c => {
    const values = await withinRight(c, deps, await formOf(c))
    if (!values) return sessionOver()
    if (values.action === 'fill') return show(c, deps, { values: await fillAddress(values), errors: {} })
    const read = readProfile(c.get('text'), values)
    const wrong = await wrongIn(c, deps, values, read.ok ? {} : read.errors)
    if (wrong || !read.ok) return show(c, deps, wrong ?? { values, errors: {} })
    const by = c.get('by')
    const update = { ...read.value, by, seen: values.seen ?? '' }
    const decision = await updateProfile(deps, update)
    if (decision.ok) return see(`/account?done=${decision.value === 'updated' ? 'profile' : decision.value}`)
    return unlessOver(decision, no => showAnew(c, deps, values, no))
  })
}

const formOfAccount = (account: AccountProfile): Form => ({
  ...formOfProfile(account.profile),
  language: account.language,
  seen: dataFingerprint(account),
})

/** The company's data are on this form while nobody else is in it; then on a page of their own (P26), for who may (R17). */
const hasCompany = async (c: Ctx, deps: PortalDeps) => may(c.get('by'), 'update-company') && isAlone(deps, c.get('by'))

/** What the form says; of the company what is registered, where that is not on it. */
async function withinRight(c: Ctx, deps: PortalDeps, values: Form): Promise<Form | undefined> {
  if (await hasCompany(c, deps)) return values
  const account = await readAccount(deps, c.get('by'))
  const { contactName = '', news = '' } = values
  return account && { ...values, ...formOfProfile(account.profile), contactName, news }
}

type Read = { ok: true; value: { profile: Profile; language: Lang } } | { ok: false; errors: Form }

function readProfile(text: Text, values: Form): Read {
  const parsed = profileForm(text).safeParse(values)
  if (!parsed.success) return { ok: false, errors: firstErrors(parsed.error) }
  return { ok: true, value: { profile: profileOf(parsed.data), language: values.language === 'en' ? 'en' : 'ja' } }
}

/** The data are no longer those that the form was filled with: it comes again as typed, and may then be sent. */
async function showAnew(c: Ctx, deps: PortalDeps, values: Form, no: AccountRefused): Promise<Response> {
  const account = await readAccount(deps, c.get('by'))
  if (!account) return sessionOver()
  const remark = accountSentence(c.get('text'), no)
  return show(c, deps, {
    values: { ...values, seen: dataFingerprint(account) },
    errors: {},
    remark,
    status: statusOf(no.refusal),
  })
}

/** The first button is the one that Enter presses: not the one that fills in the address. */
async function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const text = c.get('text')
  const { values, errors } = typed
  const languages = LANGS.map(value => ({ value, label: text.account.languages[value] }))
  const fields = html`<button class="visually-hidden default-button" type="submit" tabindex="-1" aria-hidden="true">${text.account.save}</button>
<input type="hidden" name="seen" value="${values.seen ?? ''}">
${((await hasCompany(c, deps)) ? profileFields : personFields)(text, values, errors)}
${radios({ name: 'language', legend: text.account.language, options: languages, value: values.language ?? 'ja' })}
${newsBox(text, values)}`
  return showAccountForm(c, deps, { title: text.account.profileTitle, fields, submit: text.account.save }, typed)
}
