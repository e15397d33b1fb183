import type * as ja from '../ja/frame.ts'

export const frame = {
  service: 'Tsunagarunet Key Management System',
  windowTitle: 'Tsunagarunet Keys',
  wordmark: 'HD Visual Communication',
  foot: 'HD Visual Communication System — Tsunagarunet service',
  skip: 'Skip to main content',
  navLabel: 'Information',
  guide: 'Guide',
  cookiePolicy: 'Cookie policy',
  privacyPolicy: 'Privacy policy',
  otherLanguage: '日本語',
  placesLabel: 'Places',
  signOut: 'Sign out',
  roles: { admin: 'Administrator', applicant: 'Applications', viewer: 'View only' },
  person: (name: string | null, role: string) => (name ? `${name} (${role})` : role),
  contact: (whom: string) => `If you need further help, please contact ${whom}.`,
  errorPrefix: 'Error: ',
  description:
    'Where resellers and corporate customers apply for the Tsunagarunet service of HDcom and HDVC-MPCS devices and receive their Registration Keys.',
} satisfies typeof ja.frame

export const common = {
  required: 'Required',
  back: 'Back',
  next: 'Next',
  toMenu: 'To the menu',
  newTab: ' (opens in a new tab)',
  toLogin: 'To the sign-in page',
  errorSummary: 'Please check what you entered',
  refused: 'We cannot go on with these entries',
  checkAgain: 'Please check once more',
  againIn: (minutes: number) => `Please try again in about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  family: { hdcom: 'HDcom', mpcs: 'HDVC-MPCS' },
  ofFamily: (title: string, family: string) => `${title} (${family})`,
  mprId: 'MPR ID',
  activationKeyNo: 'Activation Key No.',
  registrationId: 'Registration ID',
  registrationKey: 'Registration Key',
  connectionNumber: 'Connection number',
  term: 'Service term',
  macAddress: 'MAC address',
  unknown: '―',
} satisfies typeof ja.common

const dateOf = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`

export const terms = {
  months: (months: number) =>
    [Math.floor(months / 12), months % 12]
      .map((n, i) => (n === 0 ? '' : count(n, i === 0 ? 'year' : 'month')))
      .filter(part => part !== '')
      .join(' '),
  fromFirstUse: (length: string) => `${length} from first use`,
  fromFirstUseNote: 'Counted from the day on which the device first registers with the server.',
  lastDay: (gmt: Temporal.PlainDate, japan: Temporal.PlainDate) =>
    `Until ${dateOf(gmt)} (GMT), in Japan until 8:59 on ${dateOf(japan)}`,
  extendableUntil: (lastDay: string) => `The term can be extended ${lastDay.replace(/^U/, 'u')}.`,
  beginsInJapan: (_gmt: Temporal.PlainDate) => '(GMT), in Japan from 9:00 that day',
  endInJapan: (_gmt: Temporal.PlainDate, japan: Temporal.PlainDate) => `(GMT), in Japan until 8:59 on ${dateOf(japan)}`,
  firstDay: (gmt: Temporal.PlainDate) => `from ${dateOf(gmt)} (GMT), in Japan from 9:00 that day`,
  moment: (at: Temporal.ZonedDateTime) =>
    `${dateOf(at.toPlainDate())}, ${at.hour}:${String(at.minute).padStart(2, '0')} (Japan time)`,
  ended: {
    expired: {
      title: 'The service term has expired.',
      next: 'Extend the term to use the service again. Connection number and Registration Key stay the same.',
    },
    lapsed: {
      title: 'This period of service has ended.',
      next: 'To use the service again, make a new application with an unused activation key.',
    },
    superseded: {
      title: 'This period of service has ended.',
      next: 'A later application has given this device a new Registration Key. Look it up with the card used for that application.',
    },
    stopped: {
      title: 'This service has been stopped.',
      next: 'To use the service again, make a new application with an unused activation key.',
    },
    moved: {
      title: 'This service was moved to another device.',
      next: 'Look it up with the MPR ID of that device.',
    },
    undone: {
      title: 'This application was cancelled.',
      next: 'This Registration Key cannot be used. The card became unused again.',
    },
  },
  date: dateOf,
} satisfies typeof ja.terms
