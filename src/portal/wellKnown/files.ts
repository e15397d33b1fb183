// What programs look for at addresses that are the same on every site.
import type { Vendor } from '#words/vendor'

const ROBOTS = '/robots.txt'
const SECURITY = '/.well-known/security.txt'
export const FILES = [ROBOTS, SECURITY] as const

/** Public pages may be found; what leads nowhere alone need not be asked for. */
export const robots = (): string => `User-agent: *\n${NOWHERE.map(path => `Disallow: ${path}\n`).join('')}`

const NOWHERE = [
  '/robot-check/',
  '/register/',
  '/registered/',
  '/postal-code/',
  '/unsubscribe/',
  '/language',
  '/session',
  '/device/',
  '/demo/',
  '/dev/',
]

/** Long enough for a site that is never touched again to be told from one that is. */
const GOOD_FOR_DAYS = 180

/** Whom to tell of a weakness (RFC 9116): the vendor's contact, or the page that names it. */
export function securityText(
  { publicOrigin, vendors }: { publicOrigin: string; vendors: Record<'ja' | 'en', Vendor> },
  now: Temporal.Instant,
): string {
  const { email, phone } = vendors.en.contact
  const ways = [
    ...(email ? [`mailto:${email}`] : []),
    ...(phone ? [`tel:${phone.replace(/[^\d+]/g, '')}`] : []),
    `${publicOrigin}/guide#help`,
  ]
  const expires = now.add({ hours: 24 * GOOD_FOR_DAYS }).toString({ smallestUnit: 'second' })
  const lines = [
    ...ways.map(way => `Contact: ${way}`),
    `Expires: ${expires}`,
    'Preferred-Languages: ja, en',
    `Canonical: ${publicOrigin}${SECURITY}`,
  ]
  return lines.map(line => `${line}\n`).join('')
}
