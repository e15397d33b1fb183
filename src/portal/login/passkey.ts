import type { Hono } from 'hono'
import { askForPasskey, signInByPasskey } from '#operations/access/passkeys/usePasskey'
import type { Form } from '#ui/form'
import { passkeyWords } from '#ui/passkey'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { hashOf } from '#web/guard'
import { notFound } from '#web/problems'
import { data } from '#web/respond'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { newSession, signedIn } from './newSession.ts'

type ShowLogin = (c: Ctx, deps: PortalDeps, typed: { form: Form; errors: Form; status: number }) => Response

/** パスキーでログイン (P30): no image and no password. */
export function passkeyLogin(app: Hono<Env>, deps: PortalDeps, show: ShowLogin): void {
  app.get('/login/passkey', async c => {
    const browser = deps.cookies.preLogin.read(c)
    if (!browser) return notFound()
    const options = await askForPasskey(deps, hashOf(browser))
    return data(JSON.stringify({ ...options, words: passkeyWords(c.get('text')) }), 'application/json')
  })

  deps.forms.describe('/login/passkey')
  app.post('/login/passkey', async c => {
    const form = await formOf(c)
    const { cookie, request } = newSession(c, deps)
    const browser = hashOf(deps.cookies.preLogin.read(c) ?? '')
    const decision = await signInByPasskey(deps, { ...request, answer: form.passkey ?? '', browser })
    if (!decision.ok) return show(c, deps, { form: {}, ...wrongAt(c.get('text'), 'passkey', decision) })
    return signedIn(c, deps, { cookie, loginId: decision.value.loginId })
  })
}
