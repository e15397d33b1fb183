// The portal's four cookies, all essential, each named in the cookie policy (C11).
import { type CookieOptions, serialize } from 'hono/utils/cookie'

/** What of a request's context is looked at here (env.ts). */
type WithCookies = { get(name: 'cookieHeader'): string }

/** `__Host-` and Secure need https, so they follow PUBLIC_ORIGIN; production demands it. */
export type Cookies = ReturnType<typeof cookiesFor>

const LANGUAGE_DAYS = 365
/** As the cookie policy says, from the last login on. */
export const KNOWN_BROWSER_DAYS = 180
const DAY_SECONDS = 86_400

/** What the names of cookies begin with. */
export const cookiePrefix = (publicOrigin: string): string => (publicOrigin.startsWith('https:') ? '__Host-' : '')

export function cookiesFor(publicOrigin: string) {
  const secure = publicOrigin.startsWith('https:')
  const prefix = cookiePrefix(publicOrigin)
  const options: CookieOptions = { path: '/', httpOnly: true, sameSite: 'Lax', secure }

  /** @param former the name that it had in the version before, which is still read */
  const cookie = (bare: string, maxAge?: number, former?: string) => {
    const full = `${prefix}${bare}`
    const lasting = maxAge === undefined ? options : { ...options, maxAge }
    return {
      read: (c: WithCookies) => {
        const header = c.get('cookieHeader')
        return valueIn(header, `${full}=`) ?? (former === undefined ? undefined : valueIn(header, `${former}=`))
      },
      set: (value: string) => serialize(full, value, lasting),
      clear: () => serialize(full, '', { ...options, maxAge: 0 }),
    }
  }
  return {
    session: cookie('session'),
    preLogin: cookie('pre-login'),
    knownBrowser: cookie('known-browser', KNOWN_BROWSER_DAYS * DAY_SECONDS),
    language: cookie('language', LANGUAGE_DAYS * DAY_SECONDS, 'language'),
  }
}

/** Our values are letters, digits, - _ and . only, so nothing is quoted or escaped. @param start the name with its = */
function valueIn(header: string, start: string): string | undefined {
  for (let at = header.indexOf(start); at >= 0; at = header.indexOf(start, at + 1)) {
    if (at > 0 && header[at - 1] !== ' ' && header[at - 1] !== ';') continue // the end of a longer name
    const end = header.indexOf(';', at)
    return header.slice(at + start.length, end < 0 ? undefined : end)
  }
  return undefined
}
