import type * as ja from '../ja/keySheet.ts'

export const keySheet = {
  title: 'Registration Key sheet',
  print: 'Print',
  qr: 'QR code of the Registration Key',
  way: 'How to enter it on the device (with its remote control)',
  steps: [
    'On the home screen press Menu, choose Settings/Maintenance and press Enter.',
    'Choose Sign in as administrator and sign in with the administrator password.',
    'Choose Software extension, press Enter, then press the green button.',
    'Enter the Registration Key (16 digits) and press the green button again.',
    'Choose Yes and press Enter. The device restarts and uses the new setting.',
  ],
  byHand: ['Place', 'Person in charge', 'Date'],
  keep: 'This Registration Key works only on the device with the MPR ID above. Keep it safe.',
} satisfies typeof ja.keySheet
