import type { Hono } from 'hono'
import { loginIdFingerprint, reissueLoginId, showsNewLoginId } from '#operations/accounts/reissueLoginId'
import { linkButton } from '#ui/buttons'
import { copyButton } from '#ui/copyButton'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import { result } from '#ui/result'
import { summary } from '#ui/summary'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { markBrowser } from '#web/knownBrowser'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import { sessionOver } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from './accountForm.ts'

/** 登録IDの再発行: the new one stands on one page, once, and in one mail. */
export function loginIdRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/account/login-id', c => show(c, deps, NOTHING_TYPED))

  deps.forms.describe('/account/login-id')
  app.post('/account/login-id', async c => {
    const values = await formOf(c)
    const wrong = await wrongIn(c, deps, values, {})
    if (wrong) return show(c, deps, wrong)
    const reissued = await reissueLoginId(deps, {
      by: c.get('by'),
      sessionHash: c.get('sessionHash'),
      seen: values.seen ?? '',
    })
    if (!reissued.ok) return sessionOver()
    return see('/account/login-id/done', [deps.cookies.knownBrowser.set(markBrowser(c, deps, reissued.value))])
  })

  app.get('/account/login-id/done', async c => {
    const text = c.get('text')
    const shows = await showsNewLoginId(deps, c.get('sessionHash'))
    const body = donePage(text, shows ? c.get('account').loginId : undefined)
    return page(layout(frameOf(c, deps), { title: text.account.loginIdDoneTitle, body }))
  })
}

function show(c: Ctx, deps: PortalDeps, typed: Typed): Promise<Response> {
  const { account } = c.get('text')
  const seen = typed.values.seen ?? loginIdFingerprint(deps.secret, c.get('account').loginId)
  const fields = html`<input type="hidden" name="seen" value="${seen}">`
  const { loginIdTitle: title, loginIdLead: lead, loginIdSubmit: submit } = account
  return showAccountForm(c, deps, { title, lead, fields, passwordAlone: true, submit }, typed)
}

function donePage(text: Text, loginId: string | undefined): Html {
  const { account } = text
  const shown = loginId
    ? html`${notice('done', undefined, account.loginIdKeep)}
${result({ label: account.loginIdNew, value: loginId, more: copyButton(text, account.loginIdNew, loginId) })}`
    : html`${summary([{ label: account.loginIdNew, value: account.loginIdMailed }])}
<p>${account.loginIdMailedNote}</p>`
  return html`<h1>${account.loginIdDoneTitle}</h1>
${shown}
<div class="buttons">${linkButton({ href: '/account', text: account.toAccount, kind: 'secondary' })}</div>`
}
