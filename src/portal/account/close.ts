import type { Hono } from 'hono'
import { closeAccount } from '#operations/accounts/closeAccount'
import { checkbox } from '#ui/checkbox'
import { html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { unmarkBrowser } from '#web/knownBrowser'
import { see } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from './accountForm.ts'

/** 登録解除. */
export function closeRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/close', c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe('/account/close', ({ account }) => ({
    sure: { label: account.close, shown: () => account.closeSure },
  }))
  app.post('/account/close', async c => {
    const values = await formOf(c)
    const sure = values.sure === 'yes'
    const wrong = await wrongIn(c, deps, values, sure ? {} : { sure: c.get('text').account.closeNotSure })
    if (wrong) return show(c, deps, wrong)
    await closeAccount(deps, { by: c.get('by') })
    const cookies = [deps.cookies.session.clear(), unmarkBrowser(c, deps, c.get('account').loginId)]
    return see('/login?closed=1', cookies, { 'clear-site-data': '"cache", "storage"' })
  })
}

function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const { account } = c.get('text')
  const lead = html`<p class="lead">${account.closeLead}</p>
<ul class="notes">${account.closeFacts.map(fact => html`<li>${inPieces(fact)}</li>`)}</ul>`
  const sure = {
    name: 'sure',
    label: account.closeSure,
    checked: typed.values.sure === 'yes',
    error: typed.errors.sure,
  }
  const form = { title: account.closeTitle, lead, fields: checkbox(sure), submit: account.closeSubmit }
  return showAccountForm(c, deps, form, typed)
}
