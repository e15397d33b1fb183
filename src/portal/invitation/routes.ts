import type { Hono } from 'hono'
import { passwordForm } from '#domain/password'
import { LONGEST_NAME, parseLine } from '#domain/profile'
import { readRegisteredPage } from '#operations/accounts/readRegisteredPage'
import { acceptInvitation } from '#operations/companies/acceptInvitation'
import { readInvitation } from '#operations/companies/readInvitation'
import { readDocument } from '#operations/documents/readDocument'
import { errorList } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { browserOf, hashOf, loadSession } from '#web/guard'
import { page, see } from '#web/respond'
import { token as randomToken } from '#web/token'
import { uuidOf } from '#web/uuid'
import type { Text } from '#words/text'
import { accountSentence, statusOf, wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { INVITATION } from '../surface.ts'
import { knownPage, newPersonPage } from './page.ts'
import { showVoid } from './void.ts'

const PATH = `${INVITATION}/:token`

/** The link of an invitation's mail (R16): who has it reads the mail of the address that was invited. */
export function invitationRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get(PATH, async c => {
    const isSignedIn = deps.cookies.session.read(c) !== undefined && (await loadSession(c, deps))
    return isSignedIn
      ? see(`/company/join/${encodeURIComponent(c.req.param('token'))}`)
      : show(c, deps, { values: {}, errors: {} })
  })

  deps.forms.describe(PATH, ({ company }) => ({
    contactName: { label: company.joinNameField },
    agree: { label: company.joinAgree, shown: () => company.joinAgree },
  }))
  app.post(PATH, async c => {
    const token = c.req.param('token')
    const values = await formOf(c)
    const text = c.get('text')
    const known = deps.cookies.preLogin.read(c)
    const browser = known ?? randomToken(deps.random, 16)
    const id = uuidOf('invitation', token)
    const location = `/registered/${id}`
    const wasDone = async () =>
      known !== undefined && (await readRegisteredPage(deps, { id, browserHash: hashOf(known) })) !== undefined
    if (await wasDone()) return see(location) // sent twice
    const { errors, contactName } = readForm(text, values)
    if (Object.keys(errors).length > 0) return show(c, deps, { values, errors })
    const decision = await acceptInvitation(deps, {
      by: browserOf(c),
      token,
      contactName,
      password: values.newPassword ?? '',
      consent: /^\d{1,9}$/.test(values.version ?? '') ? Number(values.version) : 0,
      language: c.get('lang'),
      browserHash: hashOf(browser),
      page: { id, location },
    })
    if (decision.ok) return see(location, known ? [] : [deps.cookies.preLogin.set(browser)])
    if (decision.refusal === 'invitation-void' && (await wasDone())) return see(location) // sent twice at once
    if (decision.refusal === 'invitation-void' || decision.refusal === 'sign-in-to-join')
      return show(c, deps, { values, errors: {} })
    if (decision.refusal === 'consent-changed') {
      const again = { values: { ...values, agree: '' }, errors: {}, status: statusOf(decision.refusal) }
      return show(c, deps, { ...again, remark: accountSentence(text, decision) })
    }
    return show(c, deps, { values, ...wrongAt(text, 'newPassword', decision) })
  })
}

function readForm(text: Text, values: Form): { errors: Form; contactName: string } {
  const { company, password, profile } = text
  const name = parseLine(values.contactName ?? '', LONGEST_NAME)
  const issues = {
    empty: company.joinNameEmpty,
    length: profile.tooLong(company.joinNameField, LONGEST_NAME),
    characters: profile.unreadable(company.joinNameField),
  }
  const { newPassword = '', newPasswordAgain = '', agree } = values
  const again = newPasswordAgain === '' ? password.againEmpty : password.differ
  const isSame = passwordForm(newPassword) === passwordForm(newPasswordAgain)
  const errors: Form = {
    ...(!name.ok && { contactName: issues[name.issue] }),
    ...(newPassword === '' && { newPassword: password.empty }),
    ...(newPassword !== '' && !isSame && { newPasswordAgain: again }),
    ...(agree !== 'yes' && { agree: company.joinAgreeMissing }),
  }
  return { errors, contactName: name.ok ? name.value : '' }
}

type Typed = { values: Form; errors: Form; status?: number; remark?: string }

async function show(c: Ctx, deps: PortalDeps, { values, errors, status, remark }: Typed): Promise<Response> {
  const text = c.get('text')
  const token = c.req.param('token') ?? ''
  const invitation = await readInvitation(deps, token)
  if (!invitation) return showVoid(c, deps)
  const title = text.company.joinTitle(invitation.company)
  if (invitation.known) {
    const shown = { title, help: true, body: knownPage(text, invitation, token) }
    return page(layout(frameOf(c, deps), shown), c.req.method === 'POST' ? 409 : 200)
  }
  const consent = await readDocument(deps, 'consent')
  const isWrong = Object.keys(errors).length > 0
  const body = html`${errorList(text, errors)}${remark && notice('warn', undefined, remark)}
${newPersonPage(text, { invitation, consent, here: c.req.path, values, errors })}`
  const shown = { title, help: true, error: isWrong || remark !== undefined, body }
  return page(layout(frameOf(c, deps), shown), status ?? (isWrong ? 422 : 200))
}
