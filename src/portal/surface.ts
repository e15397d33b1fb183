// The portal as a surface: its addresses and labels, handed to the rooms it shares with others.
import { may } from '#domain/may'
import type { Surface } from '#web/surface'
import { READERS, readerOf } from './documents/readers.ts'
import { noOf } from './refusals.ts'
import { FILES } from './wellKnown/files.ts'

const PRIVACY = '/policies/privacy'
const CARDS = '/cards'
/** Where the link of an invitation leads (R16). */
export const INVITATION = '/invitation'
/** What the login is asked with when it shall say why people are there. */
export const SESSION_ENDED = 'ended'

export const portalSurface: Surface = {
  home: '/menu',
  login: '/login',
  loginAfterEnd: `/login?${SESSION_ENDED}=1`,
  logout: '/logout',
  language: '/language',
  session: '/session',
  robotCheck: { image: '/robot-check/image', sound: '/robot-check/audio', proof: '/robot-check/proof' },
  firstPassword: '/account/first-password',
  consent: '/account/consent',
  withoutConsent: new Set(['/account/close', '/account/passkey-check']),
  guide: '/guide',
  labels: text => text.frame,
  personLabel: ({ frame }, { person, role: name }) => frame.person(person, frame.roles[name]),
  homeLabel: text => text.common.toMenu,
  loginLabel: text => text.common.toLogin,
  navigation: ({ frame }) => ({
    head: [
      { href: '/policies/cookies', text: frame.cookiePolicy },
      { href: PRIVACY, text: frame.privacyPolicy },
    ],
    foot: [{ href: '/guide', text: frame.guide }],
  }),
  places: (text, by) => [
    { href: '/menu', text: text.menu.title },
    { href: '/devices', text: text.devices.title },
    { href: CARDS, text: text.cards.title },
    ...(may(by, 'see-company') ? [{ href: '/company', text: text.company.title }] : []),
  ],
  lists: ['/devices', CARDS, '/company'],
  // Whoever watches over the server, the language of the page that says it is closed, and what has to be readable always.
  staysOpen: new Set(['/healthz', '/readyz', '/language', ...Object.keys(READERS), ...FILES]),
  // The link of a mail with news, which mail programs press by themselves, web mail from its own site (RFC 8058). The signed
  // token in the address is the authority, and no session is looked at, so there is nothing that another site could borrow.
  fromAnywhere: request => /^POST \/unsubscribe\/[^/]+$/.test(request),
  draftChanged: noOf('draft-changed', undefined),
}

/** The pages that mails name, as whole addresses. */
export const mailLinks = (publicOrigin: string) => ({
  login: `${publicOrigin}${portalSurface.login}`,
  cards: `${publicOrigin}${CARDS}`,
  privacy: `${publicOrigin}${PRIVACY}`,
  invitation: (token: string) => `${publicOrigin}${INVITATION}/${token}`,
  document(kind: string, version: number): string | undefined {
    const reader = readerOf(kind, version)
    return reader && `${publicOrigin}${reader}`
  },
})
