import type * as ja from '../ja/frame.ts'

export const frame = {
  service: 'Tsunagarunet Key Management System',
  windowTitle: 'Tsunagarunet Keys',
  wordmark: 'HD Visual Communication',
  foot: 'HD Visual Communication System — Tsunagarunet service',
  skip: 'Skip to main content',
  navLabel: 'Information',
  cookiePolicy: 'Cookie policy',
  otherLanguage: '日本語',
  signOut: 'Sign out',
  contact: 'If the problem remains, please contact the dealer you bought from or our sales representative.',
  errorPrefix: 'Error: ',
} satisfies typeof ja.frame

export const common = {
  required: 'Required',
  back: 'Back',
  next: 'Next',
  toMenu: 'To the menu',
  toLogin: 'To the login page',
  errorSummary: 'Please check what you entered',
  refused: 'This cannot be processed as entered',
  family: { hdcom: 'HDcom', mpcs: 'HDVC-MPCS' },
  mprId: 'MPR ID',
  activationKeyNo: 'Activation Key No.',
  registrationId: 'Registration ID',
  registrationKey: 'Registration Key',
  connectionNumber: 'Connection number',
  term: 'Valid until',
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
    `${dateOf(gmt)} (GMT), until 8:59 on ${dateOf(japan)} in Japan`,
  ended: 'This period of service has ended.',
  date: dateOf,
} satisfies typeof ja.terms
