import type { Hono } from 'hono'
import { askForPasskey, signInByPasskey } from '#operations/access/passkeys/usePasskey'
import type { Form } from '#ui/form'
import { browserName } from '#web/browserName'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { browserOf, hashOf } from '#web/guard'
import { markBrowser } from '#web/knownBrowser'
import { localPath } from '#web/language'
import { notFound } from '#web/problems'
import { data, see } from '#web/respond'
import { token } from '#web/token'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'

type ShowLogin = (c: Ctx, deps: PortalDeps, typed: { form: Form; errors: Form; status: number }) => Response

/** パスキーでログイン (P30): no image and no password. */
export function passkeyLogin(app: Hono<Env>, deps: PortalDeps, show: ShowLogin): void {
  app.get('/login/passkey', async c => {
    const browser = deps.cookies.preLogin.read(c)
    if (!browser) return notFound()
    return data(JSON.stringify(await askForPasskey(deps, hashOf(browser))), 'application/json')
  })

  deps.forms.describe('/login/passkey')
  app.post('/login/passkey', async c => {
    const form = await formOf(c)
    const session = token(deps.random, 32)
    const former = deps.cookies.session.read(c)
    const decision = await signInByPasskey(deps, {
      answer: form.passkey ?? '',
      browser: hashOf(deps.cookies.preLogin.read(c) ?? ''),
      client: deps.clientOf(c),
      sessionHash: hashOf(session),
      formerHash: former === undefined ? undefined : hashOf(former),
      agent: browserName(c.req.header('user-agent')),
      by: browserOf(c),
    })
    if (!decision.ok) return show(c, deps, { form: {}, ...wrongAt(c.get('text'), 'passkey', decision) })
    return see(localPath(c.req.query('next')) ?? '/menu', [
      deps.cookies.session.set(session),
      deps.cookies.knownBrowser.set(markBrowser(c, deps, decision.value.loginId)),
      deps.cookies.preLogin.clear(),
    ])
  })
}
