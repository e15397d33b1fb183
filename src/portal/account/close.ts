import type { Hono } from 'hono'
import { closeAccount } from '#operations/accounts/closeAccount'
import { isAlone, readSuccessors } from '#operations/companies/readPeople'
import { checkbox } from '#ui/checkbox'
import { html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import { radios } from '#ui/radios'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { unmarkBrowser } from '#web/knownBrowser'
import { see } from '#web/respond'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { plainName, roleText } from '../personName.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from './accountForm.ts'

/** 登録解除. The last 管理者 of several people names who follows (R15). */
export function closeRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/close', c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe('/account/close', ({ account }) => ({
    successor: { label: account.successor, shown: () => account.successorLead },
    sure: { label: account.close, shown: () => account.closeSure },
  }))
  app.post('/account/close', async c => {
    const { account } = c.get('text')
    const values = await formOf(c)
    const by = c.get('by')
    const successors = await readSuccessors(deps, by)
    const successor = successors.find(({ accountId }) => String(accountId) === values.successor)?.accountId
    const wrong = await wrongIn(c, deps, values, {
      ...(successors.length > 0 && successor === undefined && { successor: account.successorChoose }),
      ...(values.sure !== 'yes' && { sure: account.closeNotSure }),
    })
    if (wrong) return show(c, deps, wrong)
    const decision = await closeAccount(deps, { by, successor })
    if (!decision.ok) return show(c, deps, { values, ...wrongAt(c.get('text'), 'successor', decision) })
    const cookies = [deps.cookies.session.clear(), unmarkBrowser(c, deps, c.get('account').loginId)]
    return see('/login?closed=1', cookies, { 'clear-site-data': '"cache", "storage"' })
  })
}

async function show(c: Ctx, deps: PortalDeps, { values, errors, ...typed }: Typed): Promise<Response> {
  const text = c.get('text')
  const { account } = text
  const by = c.get('by')
  const [alone, successors] = await Promise.all([isAlone(deps, by), readSuccessors(deps, by)])
  const facts = alone ? account.closeFacts : account.closeFactsAmongOthers
  const lead = html`<p class="lead">${account.closeLead}</p>
<ul class="notes">${facts.map(fact => html`<li>${inPieces(fact)}</li>`)}</ul>`
  const sure = { name: 'sure', label: account.closeSure, checked: values.sure === 'yes', error: errors.sure }
  const next = radios({
    name: 'successor',
    legend: account.successor,
    options: successors.map(person => ({
      value: String(person.accountId),
      label: plainName(text, person),
      note: roleText(text, person.role),
    })),
    value: values.successor,
    error: errors.successor,
  })
  const fields = html`${successors.length > 0 && html`<p>${account.successorLead}</p>${next}`}${checkbox(sure)}`
  const form = { title: account.closeTitle, lead, fields, submit: account.closeSubmit }
  return showAccountForm(c, deps, form, { values, errors, ...typed })
}
