import type * as ja from '../ja/menu.ts'

export const menu = {
  title: 'Menu',
  flows: { issue: 'New application', extend: 'Extend the term', search: 'Key search' },
  goOn: (family: string, flow: string) => `${flow}: ${family}`,
  issueHint: 'For a device that has no service yet',
  extendHint: 'To continue the service of a device',
  mpcsTitle: 'Applications for HDVC-MPCS',
  mpcsOnRequest:
    'Registering HDVC-MPCS for the Tsunagarunet service, or extending it, is done on request. Please contact us as given below.',
  mpcsSearch: 'Registration Keys already issued can be looked up by Key search.',
  mpcsSearchLink: 'Go on with Key search for HDVC-MPCS',
  search: 'Finding a Registration Key',
  searchHint: 'If you have lost the Registration Key of a device you applied for',
  whatIf: {
    title: 'Estimate the new term',
    link: 'Estimate',
    hint: 'To see the last day that a card would give, before you use it',
  },
  account: { link: 'View and change', hint: 'Your details, e-mail address, password, passkeys, closing' },
  guide: { link: 'Steps and words', hint: 'If you are new here, or do not know your way on the device' },
  extensions: {
    before: 'Keys for software extensions are issued by the ',
    kms: 'key management system (KMS)',
    after: '.',
  },
  devicesLine: ' lists the devices that you applied for, with their terms.',
  apps: 'HDcom Mobile and HDcom Live are registered in their own apps.',
  declined: 'Without your agreement to the terms we cannot register the service. Your card stays unused.',
} satisfies typeof ja.menu
