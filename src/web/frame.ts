// The frame of a page, from what the request carries.
import { createHmac } from 'node:crypto'
import type { Frame } from '#ui/layout'
import { sessionNotice } from '#ui/sessionNotice'
import { whomToAsk } from '#words/vendor'
import type { Ctx, WebDeps } from './env.ts'
import type { Surface } from './surface.ts'

export function frameOf(c: Ctx, deps: WebDeps): Frame {
  const { surface, vendors, secret, assets } = deps
  const text = c.get('text')
  const lang = c.get('lang')
  const account = c.get('account')
  const to = lang === 'ja' ? 'en' : 'ja'
  return {
    text: surface.labels(text),
    lang,
    ...surface.navigation(text),
    otherLanguage: { lang: to, href: `${surface.language}?to=${to}&back=${encodeURIComponent(pathOf(c, surface))}` },
    user: account && {
      company: account.company,
      person: surface.personLabel(text, account),
      signOut: surface.logout,
    },
    places: account
      ? surface.places(text, c.get('by')).map(place => ({ ...place, isHere: isBelow(c.req.path, place.href) }))
      : [],
    help: {
      text: text.contact,
      whom: whomToAsk(lang, vendors[lang]),
      contact: vendors[lang].contact,
      guide: surface.guide,
    },
    sessionNotice:
      account &&
      sessionNotice({
        address: surface.session,
        login: surface.loginAfterEnd,
        secondsLeft: c.get('sessionSeconds'),
        accountTag: tagOf(account.id, secret),
      }),
    assets: {
      ...assets.urls,
      lists: surface.lists.some(place => isBelow(c.req.path, place)) ? assets.urls.lists : undefined,
    },
  }
}

const isBelow = (path: string, place: string) => path === place || path.startsWith(`${place}/`)

/** Where a link back to this page leads: path and query. */
function pathOf(c: Ctx, { logout }: Surface): string {
  const { url } = c.req
  if (c.req.path === logout) return '/' // posted to, but no page
  return url.slice(url.indexOf('/', url.indexOf('//') + 2))
}

/** Lets a browser tell whether the same account is back, and nobody which one it is. */
function tagOf(accountId: number, secret: string): string {
  return createHmac('sha256', secret).update(`account ${accountId}`).digest('base64url').slice(0, 12)
}
