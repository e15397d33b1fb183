// The frame of a page, from what the request carries.
import type { Ctx, WebDeps } from './env.ts'
import type { Frame } from './ui/layout.ts'

/** @param contact show whom to ask: on every page where a user may be stuck (product.md §5) */
export function frameOf(c: Ctx, deps: WebDeps, contact = false): Frame {
  const text = c.get('text')
  return {
    text: text.frame,
    lang: c.get('lang'),
    path: c.req.path,
    signedIn: c.get('account') !== undefined,
    contactLine: contact ? text.frame.contact : undefined,
    assets: { style: deps.assets.urls.style!, enhance: deps.assets.urls.enhance! },
  }
}
