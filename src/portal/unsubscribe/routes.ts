import type { Hono } from 'hono'
import { unsubscribe } from '#operations/accounts/unsubscribe'
import { buttons, linkButton } from '#ui/buttons'
import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import type { Ctx, Env } from '#web/env'
import { frameOf } from '#web/frame'
import { browserOf } from '#web/guard'
import { notFound } from '#web/problems'
import { page } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { accountOfToken } from './token.ts'

/** The link of a mail with news (C14): a page with one button, which mail programs press by themselves (RFC 8058). */
export function unsubscribeRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/unsubscribe/:token', c => {
    accountOf(c, deps)
    const { unsubscribe: words } = c.get('text')
    const body = html`<h1>${words.title}</h1>
<p>${words.lead}</p>
<p class="note">${words.note}</p>
<form method="post" action="${c.req.path}">${buttons({ primary: words.submit })}</form>`
    return page(layout(frameOf(c, deps), { title: words.title, body }))
  })

  // The answer is the page itself: a program that posts follows no redirect (RFC 8058 §3.1).
  deps.forms.describe('/unsubscribe/:token')
  app.post('/unsubscribe/:token', async c => {
    await unsubscribe(deps, { accountId: accountOf(c, deps), by: browserOf(c) })
    const { unsubscribe: words, common } = c.get('text')
    const body = html`<h1>${words.doneTitle}</h1>
${notice('done', undefined, words.note)}
<p>${words.again}</p>
<div class="buttons">${linkButton({ href: '/login', text: common.toLogin, kind: 'secondary' })}</div>`
    return page(layout(frameOf(c, deps), { title: words.doneTitle, body }))
  })
}

const accountOf = (c: Ctx, deps: PortalDeps): number =>
  accountOfToken(deps.secret, c.req.param('token') ?? '') ?? notFound()
