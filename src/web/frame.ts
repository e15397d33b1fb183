// The frame of a page, from what the request carries.
import type { Ctx, WebDeps } from './env.ts'
import type { Frame } from './ui/layout.ts'

export function frameOf(c: Ctx, deps: WebDeps): Frame {
  const text = c.get('text')
  const lang = c.get('lang')
  return {
    text: text.frame,
    lang,
    path: pathOf(c),
    help: { text: text.contact, contact: deps.vendors[lang].contact },
    signedIn: c.get('account') !== undefined,
    assets: deps.assets.urls,
  }
}

/** Where a link back to this page leads: path and query. */
function pathOf(c: Ctx): string {
  const { url } = c.req
  if (c.req.path === '/logout') return '/' // posted to, but no page
  return url.slice(url.indexOf('/', url.indexOf('//') + 2))
}
