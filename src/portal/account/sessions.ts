import type { Hono } from 'hono'
import { endOtherSessions } from '#operations/access/endOtherSessions'
import { type ListedSession, readSessions } from '#operations/accounts/readAccount'
import { linkButton } from '#ui/buttons'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { radios } from '#ui/radios'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from './accountForm.ts'
import { since } from './page.ts'

/** ほかのブラウザからのログアウト. */
export function sessionsRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/sessions', c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe('/account/sessions', ({ account }) => ({
    session: {
      label: account.sessionWhich,
      shown: which => (which === 'all' ? account.sessionAll : account.sessionChosen),
    },
  }))
  app.post('/account/sessions', async c => {
    const { account } = c.get('text')
    const values = await formOf(c)
    const which = readChoice(values)
    const wrong = await wrongIn(c, deps, values, which === undefined ? { session: account.sessionChoose } : {})
    if (wrong || which === undefined) return show(c, deps, wrong ?? { values, errors: {} })
    const whose = { by: c.get('by'), sessionHash: c.get('sessionHash') }
    const ended = await endOtherSessions(deps, { ...whose, which })
    if (ended.ok) return see('/account?done=sessions')
    return show(c, deps, { values: {}, ...wrongAt(c.get('text'), 'session', ended) })
  })
}

function readChoice({ session = '' }: Form): number | 'all' | undefined {
  if (session === 'all') return 'all'
  return /^\d{1,15}$/.test(session) ? Number(session) : undefined
}

async function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const text = c.get('text')
  const whose = { by: c.get('by'), sessionHash: c.get('sessionHash') }
  const others = (await readSessions(deps, whose)).filter(session => !session.isThis)
  if (others.length === 0) return showNone(c, deps)
  const { sessionsTitle: title, sessionsLead: lead, sessionEnd: submit } = text.account
  return showAccountForm(c, deps, { title, lead, fields: choices(text, others, typed), submit }, typed)
}

function choices(text: Text, others: ListedSession[], { values, errors }: Typed) {
  const { unknownBrowser, sessionWhich: legend, sessionAll } = text.account
  const options = [
    ...others.map(session => ({
      value: String(session.no),
      label: session.agent ?? unknownBrowser,
      note: since(text, session),
    })),
    { value: 'all', label: sessionAll },
  ]
  return radios({ name: 'session', legend, options, value: values.session, error: errors.session })
}

function showNone(c: Ctx, deps: PortalDeps): Response {
  const { account, common } = c.get('text')
  const body = html`<h1>${account.sessionsTitle}</h1>
<p>${account.sessionNone}</p>
<div class="buttons">${linkButton({ href: '/account', text: common.back, kind: 'secondary' })}</div>`
  return page(layout(frameOf(c, deps), { title: account.sessionsTitle, body }))
}
