import type * as ja from '../ja/enhance.ts'

export const enhance = {
  copy: 'Copy',
  copyOf: (label: string) => `Copy ${label}`,
  copied: 'Copied',
  cardRead: 'Both codes of the card have been entered in their fields.',
  codesRead: 'All three codes have been entered in their fields.',
  scanned: 'The codes that were scanned have been filled in.',
  restored: 'What you had entered before you were signed out has been put back.',
  session: {
    label: 'Automatic sign-out',
    soon: 'Nothing has happened for some time, so you will soon be signed out automatically (in about # min). To go on, press the button.',
    last: 'You signed in a long time ago and will soon be signed out automatically. Please sign in again afterwards.',
    stay: 'Stay signed in',
    stayed: 'You are still signed in.',
    over: 'You have been signed out automatically. The codes you entered on this page come back when you sign in again.',
    overNothing: 'You have been signed out automatically. To go on, please sign in again.',
    toLogin: 'To the sign-in page',
  },
} satisfies typeof ja.enhance
