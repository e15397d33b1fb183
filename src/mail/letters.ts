// For each template: the words of a mail, from what was written when it happened.
import type { TermLeft } from '#domain/acts'
import { type ActivationKeyNo, formatCode, type MprId } from '#domain/codes'
import { type ConnectionNumber, formatConnectionNumber } from '#domain/connectionNumber'
import type { MailData } from '#store/notices/outbox'
import type { MailText } from '#words/mail/mailText'
import type { MailWords } from '#words/mail/words'
import type { Text } from '#words/text'
import { nameOf } from './plainText.ts'
import type { Site } from './site.ts'

export type Template = keyof MailData

/** What letters are written with, besides their data. */
export type Desk = {
  words: MailWords
  text: Text
  links: Site['links']
  /** The secret in clear, and the moment it runs out. */
  secret: { clear: string; until: Temporal.Instant } | undefined
  /** Of the mail code and of an invitation: an account has the address already. */
  addressIsRegistered: boolean
  /** Of an invitation alone: the company's name. */
  invitedTo: string | undefined
  /** Ends the news; only an account has one. */
  unsubscribe: string | undefined
}

type Letters = { [T in Template]: (data: MailData[T], desk: Desk) => MailText }

const LETTERS: Letters = {
  registered: ({ loginId }, desk) => {
    const { clear, until } = secretOf(desk)
    const { privacy } = desk.links
    return desk.words.account.registered({ loginId, password: clear, until, login: login(desk), privacy })
  },
  'mail-code': ({ purpose }, desk) => {
    const { clear, until } = secretOf(desk)
    return desk.words.account.mailCode({ purpose, code: clear, until, known: desk.addressIsRegistered })
  },
  'profile-updated': ({ by }, desk) => desk.words.account.profileUpdated({ by, login: login(desk) }),
  'temporary-password': (_, desk) => {
    const { clear, until } = secretOf(desk)
    return desk.words.account.temporaryPassword({ password: clear, until, login: login(desk) })
  },
  'password-changed': (_, desk) => desk.words.account.passwordChanged({ login: login(desk) }),
  'passkey-added': (_, desk) => desk.words.account.passkeyAdded({ login: login(desk) }),
  'passkey-removed': (_, desk) => desk.words.account.passkeyRemoved({ login: login(desk) }),
  'address-changed': ({ to }, desk) => desk.words.account.addressChanged({ to, login: login(desk) }),
  'login-id-changed': ({ loginId }, desk) => desk.words.account.loginIdChanged({ loginId, login: login(desk) }),
  'login-id': ({ loginId }, desk) => desk.words.account.loginId({ loginId, login: login(desk) }),
  'account-closed': ({ goesOn = false }, desk) => desk.words.account.accountClosed({ goesOn }),
  invitation: ({ role }, desk) => {
    const { clear, until } = secretOf(desk)
    const { addressIsRegistered: known, invitedTo: company = '' } = desk
    return desk.words.people.invitation({
      company: nameOf(company),
      role: roleIn(desk, role),
      link: desk.links.invitation(clear),
      until,
      known,
    })
  },
  joined: ({ loginId, role, broughtAlong }, desk) =>
    desk.words.people.joined({ loginId, role: roleIn(desk, role), broughtAlong, login: login(desk) }),
  'invitation-accepted': ({ role }, desk) =>
    desk.words.people.accepted({ role: roleIn(desk, role), login: login(desk) }),
  'role-changed': ({ role, successor }, desk) =>
    desk.words.people.roleChanged({ role: roleIn(desk, role), successor, login: login(desk) }),
  'signed-out': (_, desk) => desk.words.people.signedOut({ login: login(desk) }),
  'taken-out': (_, desk) => desk.words.people.takenOut({ privacy: desk.links.privacy }),
  issued: ({ mprId, connectionNumber, months }, desk) => {
    const term = termOf(desk, { totalMonths: months, startDay: null, lastDay: null })
    return desk.words.services.issued({ ...shown({ mprId, connectionNumber }), term, login: login(desk) })
  },
  extended: ({ mprId, months, ...term }, desk) =>
    desk.words.services.extended({
      mprId: code(mprId),
      added: desk.text.terms.months(months),
      term: termOf(desk, term),
      started: term.lastDay !== null,
      login: login(desk),
    }),
  'cards-arrived': ({ productCode, cards }, desk) =>
    desk.words.services.cardsArrived({ product: productCode, count: cards, cards: desk.links.cards }),
  undone: (data, desk) => {
    const about = {
      ...shown(data),
      card: code(data.activationKeyNo),
      period: desk.text.terms.months(data.months),
      why: data.why,
    }
    return data.flow === 'issue'
      ? desk.words.services.undoneIssue(about)
      : desk.words.services.undoneExtension({ ...about, term: termOf(desk, data) })
  },
  moved: ({ mprId, toMprId, connectionNumber, why }, desk) =>
    desk.words.services.moved({
      from: code(mprId),
      to: code(toMprId),
      number: number(connectionNumber),
      login: login(desk),
      why,
    }),
  'request-answered': ({ kind, answer, mprId, toMprId, reason }, desk) =>
    desk.words.services.requestAnswered({
      kind,
      agreed: answer === 'agreed',
      mprId: code(mprId),
      to: toMprId && code(toMprId),
      reason,
      login: login(desk),
    }),
  stopped: (data, desk) => desk.words.services.stopped(shown(data)),
  maintenance: ({ startsAt, endsAt, ...texts }, desk) =>
    desk.words.notices.maintenance({
      starts: moment(desk, Temporal.Instant.from(startsAt)),
      ends: endsAt === null ? undefined : moment(desk, Temporal.Instant.from(endsAt)),
      text: inLanguage(desk, texts.textJa, texts.textEn),
    }),
  'maintenance-ended': ({ startsAt, endsAt, begun }, desk) =>
    desk.words.notices.maintenanceEnded({
      starts: moment(desk, Temporal.Instant.from(startsAt)),
      ends: endsAt === null ? undefined : moment(desk, Temporal.Instant.from(endsAt)),
      begun,
    }),
  'document-changed': ({ kind, version, effectiveFrom, ...texts }, desk) =>
    desk.words.notices.documentChanged({
      title: inLanguage(desk, texts.titleJa, texts.titleEn),
      from: moment(desk, Temporal.Instant.from(effectiveFrom)),
      changes: inLanguage(desk, texts.changesJa, texts.changesEn),
      url: desk.links.document(kind, version),
    }),
  news: ({ titleJa, titleEn, textJa, textEn }, desk) => {
    if (!desk.unsubscribe) throw new Error('news go to accounts alone')
    const [title, text] = [inLanguage(desk, titleJa, titleEn), inLanguage(desk, textJa, textEn)]
    return desk.words.notices.news({ title, text, unsubscribe: desk.unsubscribe })
  },
}

export const TEMPLATES = Object.keys(LETTERS) as Template[]

/** Undefined for a template that this version does not know; a newer one may have written it. */
export function letter(template: string, data: unknown, desk: Desk): MailText | undefined {
  return Object.hasOwn(LETTERS, template) ? LETTERS[template as Template](data as never, desk) : undefined
}

const login = ({ links }: Desk) => links.login
const roleIn = ({ text: { frame } }: Desk, name: keyof Text['frame']['roles']) => frame.roles[name]
const code = (text: string) => formatCode(text as MprId | ActivationKeyNo)
const number = (text: string) => formatConnectionNumber(text as ConnectionNumber)
const shown = (data: { mprId: string; connectionNumber: string }) => ({
  mprId: code(data.mprId),
  number: number(data.connectionNumber),
})
const inLanguage = ({ text }: Desk, ja: string, en: string) => (text.lang === 'ja' ? ja : en)

function secretOf(desk: Desk): { clear: string; until: string } {
  if (!desk.secret) throw new Error('the mail has no secret')
  return { clear: desk.secret.clear, until: moment(desk, desk.secret.until) }
}

function moment({ text }: Desk, at: Temporal.Instant): string {
  return text.terms.moment(at.toZonedDateTimeISO('Asia/Tokyo'))
}

/** 利用期限, with its end in Japan beside it (R1). */
function termOf({ text: { terms } }: Desk, { totalMonths, lastDay }: TermLeft): string {
  if (lastDay === null) return terms.fromFirstUse(terms.months(totalMonths))
  const last = Temporal.PlainDate.from(lastDay)
  return terms.lastDay(last, last.add({ days: 1 }))
}
