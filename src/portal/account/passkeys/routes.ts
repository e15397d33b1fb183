import type { Hono } from 'hono'
import { parseLine } from '#domain/profile'
import {
  addPasskey,
  type ListedPasskey,
  offerPasskey,
  readPasskeys,
  removePasskey,
} from '#operations/access/passkeys/passkeys'
import { askForOwnPasskey } from '#operations/access/passkeys/usePasskey'
import { field } from '#ui/field'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import { passkeyWords } from '#ui/passkey'
import { radios } from '#ui/radios'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { notFound } from '#web/problems'
import { data, see } from '#web/respond'
import type { Text } from '#words/text'
import { unlessOver, wrongAt } from '../../accountRefused.ts'
import type { PortalDeps } from '../../deps.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from '../accountForm.ts'
import { passkeySince } from '../page.ts'

const LONGEST_NAME = 100
const NEW = '/account/passkeys/new'
const OPTIONS = '/account/passkeys/options'

/** パスキー (P30): made, removed, and what a browser signs for either. */
export function passkeyRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get(OPTIONS, async c => {
    const options = await offerPasskey(deps, c.get('by'), c.get('text').frame.service)
    return options ? data(JSON.stringify(options), 'application/json') : notFound()
  })
  app.get('/account/passkey-check', async c => {
    const options = await askForOwnPasskey(deps, c.get('by'))
    return data(JSON.stringify({ ...options, words: passkeyWords(c.get('text')) }), 'application/json')
  })

  app.get(NEW, c => showNew(c, deps, NOTHING_TYPED))
  deps.forms.describe(NEW, ({ account }) => ({ name: { label: account.passkeyName } }))
  app.post(NEW, async c => {
    const values = await formOf(c)
    if (values.check) return checked(c, deps, values)
    const name = parseLine(values.name ?? '', LONGEST_NAME)
    const wrong = await wrongIn(c, deps, values, errorsOfNew(c.get('text'), values))
    if (wrong || !name.ok) return showNew(c, deps, wrong ?? { values, errors: {} })
    const added = await addPasskey(deps, { by: c.get('by'), name: name.value, answer: values.created ?? '' })
    if (added.ok) return see('/account?done=passkey-added')
    return unlessOver(added, no => showNew(c, deps, { values, ...wrongAt(c.get('text'), 'name', no) }))
  })

  app.get('/account/passkeys', c => showRemoval(c, deps, NOTHING_TYPED))
  deps.forms.describe('/account/passkeys', ({ account }) => ({ which: { label: account.passkeyWhich } }))
  app.post('/account/passkeys', async c => {
    const { account } = c.get('text')
    const values = await formOf(c)
    const no = /^\d{1,15}$/.test(values.which ?? '') ? Number(values.which) : undefined
    const wrong = await wrongIn(c, deps, values, no === undefined ? { which: account.passkeyChoose } : {})
    if (wrong || no === undefined) return showRemoval(c, deps, wrong ?? { values, errors: {} })
    const removed = await removePasskey(deps, { by: c.get('by'), no })
    if (removed.ok) return see('/account?done=passkey-removed')
    return showRemoval(c, deps, { values: {}, ...wrongAt(c.get('text'), 'which', removed) })
  })
}

/**
 * Before a device makes anything: what is wrong with name and password, or what it makes a passkey of. One that is shown in place
 * of the password counts once, with the form.
 */
async function checked(c: Ctx, deps: PortalDeps, values: Form): Promise<Response> {
  const errors = errorsOfNew(c.get('text'), { ...values, created: 'not yet' })
  const invalid = Object.keys(errors).length > 0
  const wrong = values.check === 'passkey' ? invalid && { values, errors } : await wrongIn(c, deps, values, errors)
  if (wrong) return showNew(c, deps, wrong)
  const options = await offerPasskey(deps, c.get('by'), c.get('text').frame.service)
  return options ? data(JSON.stringify(options), 'application/json') : notFound()
}

function errorsOfNew({ account }: Text, { name: typed = '', created = '' }: Form): Form {
  const name = parseLine(typed, LONGEST_NAME)
  const sentences = {
    empty: account.passkeyNameEmpty,
    length: account.passkeyNameLong,
    characters: account.passkeyNameUnreadable,
  }
  if (!name.ok) return { name: sentences[name.issue] }
  return created === '' ? { name: account.passkeyUnsupported } : {}
}

function showNew(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const { account, common } = c.get('text')
  const fields = html`<input type="hidden" name="created" value="">
<p class="note" data-passkey-unsupported>${account.passkeyUnsupported}</p>
${field({ name: 'name', label: account.passkeyName, hint: account.passkeyNameHint, value: typed.values.name ?? '', error: typed.errors.name, required: common.required, autocomplete: 'off' })}`
  const { passkeyAddTitle: title, passkeyAddLead: lead, passkeyAddLink: submit } = account
  return showAccountForm(c, deps, { title, lead, fields, submit, create: OPTIONS }, typed)
}

async function showRemoval(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const text = c.get('text')
  const passkeys = await readPasskeys(deps, c.get('by'))
  if (passkeys.length === 0) return see('/account')
  const { passkeyRemoveTitle: title, passkeyRemoveLead: lead, passkeyRemove: submit } = text.account
  return showAccountForm(c, deps, { title, lead, fields: choices(text, passkeys, typed), submit }, typed)
}

function choices(text: Text, passkeys: ListedPasskey[], { values, errors }: Typed) {
  const options = passkeys.map(passkey => ({
    value: String(passkey.no),
    label: passkey.name,
    note: passkeySince(text, passkey),
  }))
  return radios({
    name: 'which',
    legend: text.account.passkeyWhich,
    options,
    value: values.which,
    error: errors.which,
  })
}
