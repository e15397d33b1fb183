// The frame of a page, from what the request carries.
import { createHmac } from 'node:crypto'
import type { Frame } from '#ui/layout'
import { sessionNotice } from '#ui/sessionNotice'
import type { Ctx, WebDeps } from './env.ts'

export function frameOf(c: Ctx, deps: WebDeps): Frame {
  const text = c.get('text')
  const lang = c.get('lang')
  const account = c.get('account')
  return {
    text: text.frame,
    lang,
    path: pathOf(c),
    help: { text: text.contact, contact: deps.vendors[lang].contact },
    signedIn: account !== undefined,
    sessionNotice:
      account && sessionNotice({ secondsLeft: c.get('sessionSeconds'), accountTag: tagOf(account.id, deps.secret) }),
    assets: deps.assets.urls,
  }
}

/** Where a link back to this page leads: path and query. */
function pathOf(c: Ctx): string {
  const { url } = c.req
  if (c.req.path === '/logout') return '/' // posted to, but no page
  return url.slice(url.indexOf('/', url.indexOf('//') + 2))
}

/** Lets a browser tell whether the same account is back, and nobody which one it is. */
function tagOf(accountId: number, secret: string): string {
  return createHmac('sha256', secret).update(`account ${accountId}`).digest('base64url').slice(0, 12)
}
