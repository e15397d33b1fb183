import type { Hono } from 'hono'
import { z } from 'zod'
import type { EmailAddress } from '#domain/emailAddress'
import { addressToProve, changeAddress, hasAddress } from '#operations/accounts/changeAddress'
import { isUndelivered, sendMailCode, tryMailCode } from '#operations/accounts/mailProof'
import { readAccount } from '#operations/accounts/readAccount'
import { field, nothingWrong } from '#ui/field'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import { summary } from '#ui/summary'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { firstErrors } from '#web/formErrors'
import { notFound } from '#web/problems'
import { readableAddress } from '#web/readableAddress'
import { see } from '#web/respond'
import { isUuid, uuidOf } from '#web/uuid'
import type { Text } from '#words/text'
import { unlessOver, wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { mailCode } from '../mailCode.ts'
import { emailNames } from '../profileFields.ts'
import { emailForm } from '../profileForm.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from './accountForm.ts'
import { type CodeProps, showCodePage } from './codePage.ts'

/** メールアドレスの変更: the new address and the password, then the code that was mailed there (C5). */
export function addressRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/email', c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe('/account/email', emailNames)
  app.post('/account/email', async c => {
    const values = await formOf(c)
    const read = await readAddress(c, deps, values)
    const wrong = await wrongIn(c, deps, values, read.errors)
    if (wrong || !read.email) return show(c, deps, wrong ?? { values, errors: {} })
    const id = changeIdOf(c, read.email)
    const sent = await sendCode(c, deps, { id, email: read.email })
    if (!sent.ok) return show(c, deps, { values, ...wrongAt(c.get('text'), 'email', sent) })
    if (sent.value !== 'proven') return see(`/account/email/${id}`)
    return finish(c, deps, { id, email: read.email }) // no code is on its way, and none is needed
  })

  app.get('/account/email/:id', async c => {
    const at = await locate(c, deps)
    if (at instanceof Response) return at
    const remark = REMARKS.get(c.req.query('why') ?? '')?.(c.get('text'))
    return showCode(c, deps, at, { values: {}, errors: {}, remark })
  })

  deps.forms.describe('/account/email/:id')
  app.post('/account/email/:id', async c => {
    const at = await locate(c, deps)
    if (at instanceof Response) return at
    const values = await formOf(c)
    if (values.action === 'resend') return resend(c, deps, at)
    const read = z.object({ code: mailCode(c.get('text')) }).safeParse({ code: values.code ?? '' })
    if (!read.success) return showCode(c, deps, at, { values, errors: firstErrors(read.error) })
    const tried = await tryMailCode(deps, { ...at, code: read.data.code })
    if (tried.ok) return finish(c, deps, at)
    return showCode(c, deps, at, { values, ...wrongAt(c.get('text'), 'code', tried) })
  })
}

/** What was just done, by the name that the address carries. */
const REMARKS = new Map<string, (text: Text) => string>([
  ['code-sent', text => text.mailCode.sentAgain],
  ['code-sent-anew', text => text.mailCode.sentAnew],
])

/** The mailbox is proven: the address is changed, or the page shows why it cannot be. */
async function finish(c: Ctx, deps: PortalDeps, change: Change): Promise<Response> {
  const done = await changeAddress(deps, { ...change, by: c.get('by') })
  if (done.ok) return see('/account?done=email')
  const { email } = change
  return unlessOver(done, no => {
    const wrong = wrongAt(c.get('text'), 'code', no)
    if (no.refusal !== 'address-taken') return showCodePage(c, deps, { email, values: {}, ...wrong })
    return showCodePage(c, deps, { email, values: {}, errors: {}, status: wrong.status, taken: true })
  })
}

type Change = { id: string; email: EmailAddress }

/** The id is made from account and address, so that no account can open another one's change (C13). */
const changeIdOf = (c: Ctx, email: EmailAddress) => uuidOf('change-address', String(c.get('account').id), email)

async function locate(c: Ctx, deps: PortalDeps): Promise<Change | Response> {
  const id = c.req.param('id') ?? ''
  const email = isUuid(id) ? await addressToProve(deps, id) : undefined
  if (email && changeIdOf(c, email) === id) return { id, email }
  const account = await readAccount(deps, c.get('by'))
  // Done already, in another tab or by a second press.
  return account && changeIdOf(c, account.email) === id ? see('/account?done=email') : notFound()
}

async function readAddress(c: Ctx, deps: PortalDeps, values: Form): Promise<{ email?: EmailAddress; errors: Form }> {
  const text = c.get('text')
  const parsed = emailForm(text).safeParse(values)
  if (!parsed.success) return { errors: firstErrors(parsed.error) }
  const { email } = parsed.data
  const same = await hasAddress(deps, { by: c.get('by'), email })
  return same ? { errors: { email: text.account.emailSame } } : { email, errors: {} }
}

const sendCode = (c: Ctx, deps: PortalDeps, change: Change, again = false) =>
  sendMailCode(deps, {
    ...change,
    again,
    purpose: 'change-address',
    language: c.get('lang'),
    by: c.get('by'),
    client: deps.clientOf(c),
  })

async function resend(c: Ctx, deps: PortalDeps, change: Change): Promise<Response> {
  const undelivered = await isUndelivered(deps, change)
  const sent = await sendCode(c, deps, change, true)
  if (!sent.ok) return showCode(c, deps, change, { values: {}, ...wrongAt(c.get('text'), 'code', sent) })
  return sent.value === 'proven'
    ? finish(c, deps, change)
    : see(`${c.req.path}?why=${undelivered ? 'code-sent-anew' : 'code-sent'}`)
}

async function showCode(c: Ctx, deps: PortalDeps, change: Change, typed: Omit<CodeProps, 'email' | 'undelivered'>) {
  const undelivered = await isUndelivered(deps, change)
  return showCodePage(c, deps, { ...typed, email: change.email, undelivered })
}

async function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const text: Text = c.get('text')
  const { values, errors } = typed
  const account = await readAccount(deps, c.get('by'))
  const address = (name: 'email' | 'emailAgain', label: string, hint?: string) =>
    field({
      name,
      label,
      hint,
      value: values[name] ?? '',
      error: errors[name],
      first: name === 'email' && nothingWrong(errors),
      required: text.common.required,
      autocomplete: 'email',
      autocapitalize: 'none',
      spellcheck: false,
    })
  const fields = html`${summary([{ label: text.account.emailNow, value: html`<bdi>${readableAddress(account?.email ?? '')}</bdi>` }])}
${address('email', text.account.emailNew)}
${address('emailAgain', text.account.emailNewAgain)}`
  const form = { title: text.account.emailTitle, lead: text.account.emailLead, fields, submit: text.common.next }
  return showAccountForm(c, deps, form, typed)
}
