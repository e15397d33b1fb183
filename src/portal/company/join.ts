import type { Hono } from 'hono'
import { decideJoining } from '#domain/people'
import { joinCompany } from '#operations/companies/joinCompany'
import { type OpenInvitation, readInvitation, readJoining } from '#operations/companies/readInvitation'
import { linkButton } from '#ui/buttons'
import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from '../account/accountForm.ts'
import { accountSentence, sessionOver, unlessOver, wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { invitationRows } from '../invitation/page.ts'
import { showVoid } from '../invitation/void.ts'
import { roleText } from '../personName.ts'

const PATH = '/company/join/:token'

/** An invitation, for whoever has an account already and is signed in (R16). */
export function joinRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get(PATH, c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe(PATH)
  app.post(PATH, async c => {
    const values = await formOf(c)
    const wrong = await wrongIn(c, deps, values, {})
    if (wrong) return show(c, deps, wrong)
    const decision = await joinCompany(deps, { by: c.get('by'), token: c.req.param('token') })
    if (decision.ok) return see('/account?done=joined')
    return unlessOver(decision, no => show(c, deps, { values, ...wrongAt(c.get('text'), 'currentPassword', no) }))
  })
}

async function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const invitation = await readInvitation(deps, c.req.param('token') ?? '')
  if (!invitation) return showVoid(c, deps)
  const joining = await readJoining(deps, c.get('by'))
  if (!joining) return sessionOver()
  const { account, alone } = joining
  const decision = decideJoining({ invitation, person: account, alone })
  if (!decision.ok) return showWhyNot(c, deps, invitation, accountSentence(c.get('text'), decision))
  const { company } = c.get('text')
  const lead = html`<p class="lead">${company.joinLead(invitation.company, roleText(c.get('text'), invitation.role))}</p>
<p>${company.joinKnownLead}</p>
<ul class="notes">${company.joinKnownFacts(account.profile.company).map(fact => html`<li>${inPieces(fact)}</li>`)}</ul>`
  const form = {
    title: company.joinTitle(invitation.company),
    lead,
    fields: invitationRows(c.get('text'), invitation),
    submit: company.join,
    back: '/menu',
    passwordAlone: true as const,
  }
  return showAccountForm(c, deps, form, typed)
}

function showWhyNot(c: Ctx, deps: PortalDeps, invitation: OpenInvitation, sentence: string): Response {
  const text = c.get('text')
  const title = text.company.joinTitle(invitation.company)
  const body = html`<h1>${title}</h1>
${notice('warn', undefined, sentence)}
${invitationRows(text, invitation)}
<div class="buttons">${linkButton({ href: '/account', text: text.company.toAccount, kind: 'secondary' })}</div>`
  return page(layout(frameOf(c, deps), { title, help: true, body }), 409)
}
