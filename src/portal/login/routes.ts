import type { Hono } from 'hono'
import type { AccountRefused } from '#domain/accountRefusal'
import { typedLoginId } from '#domain/loginId'
import { refuse } from '#domain/refusal'
import { signIn } from '#operations/access/signIn'
import { signOut } from '#operations/access/signOut'
import type { Form } from '#ui/form'
import type { Html } from '#ui/html'
import { layout } from '#ui/layout'
import type { RobotCheck } from '#ui/robotCheck'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { hashOf, loadSession } from '#web/guard'
import { knownBrowser, knownToAnyAccount } from '#web/knownBrowser'
import { localPath } from '#web/language'
import { page, see } from '#web/respond'
import { boundBrowser, isUnanswered, newRobotCheck, passesRobotCheck } from '#web/robotCheck/robotCheck'
import type { Text } from '#words/text'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { SESSION_ENDED } from '../surface.ts'
import { keepFirstPages } from './firstPages.ts'
import { newSession, signedIn } from './newSession.ts'
import { loginPage } from './page.ts'
import { passkeyLogin } from './passkey.ts'

/** Login and logout (P1, M§5.2-2, M§11). */
export function loginRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/', c => see(deps.cookies.session.read(c) ? '/menu' : '/login'))

  const firstPage = keepFirstPages(deps, (c, robot) => pageOf(c, deps, { form: {}, errors: {}, robot }))
  app.get('/login', async c => {
    if (deps.cookies.session.read(c) && (await loadSession(c, deps))) return see('/menu')
    if (!c.req.raw.url.includes('?')) return page(firstPage(c), 200, boundBrowser(c, deps))
    return show(c, deps, { form: {}, errors: {}, note: noteOf(c) })
  })

  deps.forms.describe('/login', text => ({ loginId: { label: text.login.loginId } }))
  app.post('/login', async c => {
    const form = await formOf(c)
    const errors = emptyFields(c, form)
    if (Object.keys(errors).length > 0) return show(c, deps, { form, errors })
    const loginId = typedLoginId(form.loginId ?? '')
    if (!(await passesRobotCheck(c, deps, form))) return refused(c, deps, form, refuse('login-wrong'))

    const { cookie, request } = newSession(c, deps)
    const decision = await signIn(deps, {
      ...request,
      loginId,
      password: form.password ?? '',
      hasProof: Boolean(form.proof),
      ownLane: knownToAnyAccount(c, deps),
      knownBrowser: knownBrowser(c, deps, loginId),
    })
    if (!decision.ok) return refused(c, deps, form, decision)
    return signedIn(c, deps, { cookie, loginId })
  })

  passkeyLogin(app, deps, show)

  deps.forms.describe('/logout')
  app.post('/logout', async c => {
    const session = deps.cookies.session.read(c)
    if (session) await signOut(deps, hashOf(session))
    return see('/login?out=1', [deps.cookies.session.clear()], { 'clear-site-data': '"cache", "storage"' })
  })
}

function emptyFields(c: Ctx, form: Form): Form {
  const text = c.get('text').login
  const errors: Form = {}
  if (typedLoginId(form.loginId ?? '') === '') errors.loginId = text.emptyLoginId
  if (!form.password) errors.password = text.emptyPassword
  if (isUnanswered(form)) errors.image = c.get('text').robot.emptyImage
  return errors
}

/** Why people are here, by what the address says. */
const NOTES: Record<string, (text: Text) => string> = {
  [SESSION_ENDED]: text => text.accountRefusals['session-over'],
  out: text => text.login.signedOut,
  closed: text => text.login.closed,
  disagreed: text => text.consentAnew.disagreed,
}

function noteOf(c: Ctx): string | undefined {
  return Object.entries(NOTES).find(([name]) => c.req.query(name))?.[1](c.get('text'))
}

type Typed = { form: Form; errors: Form; note?: string | undefined; status?: number }

function show(c: Ctx, deps: PortalDeps, { status, ...typed }: Typed): Response {
  const failed = Object.keys(typed.errors).length > 0
  const shown = pageOf(c, deps, { ...typed, robot: newRobotCheck(deps) })
  return page(shown, status ?? (failed ? 422 : 200), boundBrowser(c, deps))
}

/** At the first field, whichever of the three was wrong. */
const refused = (c: Ctx, deps: PortalDeps, form: Form, decision: AccountRefused): Response =>
  show(c, deps, { form, ...wrongAt(c.get('text'), 'loginId', decision) })

type Shown = Omit<Typed, 'status'> & { robot: RobotCheck }

function pageOf(c: Ctx, deps: PortalDeps, { form, errors, robot, note }: Shown): Html {
  const text = c.get('text')
  const next = localPath(c.req.query('next'))
  const query = next ? `?next=${encodeURIComponent(next)}` : ''
  const body = loginPage(text, {
    loginId: form.loginId ?? '',
    errors,
    robot,
    announced: deps.maintenance.now().announced,
    action: `/login${query}`,
    passkeyAction: `/login/passkey${query}`,
    ...(note ? { note } : {}),
  })
  const error = Object.keys(errors).length > 0
  return layout(frameOf(c, deps), { title: text.login.title, error, wide: true, help: true, body })
}
