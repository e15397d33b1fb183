import type * as ja from '../ja/keySheet.ts'

export const keySheet = {
  title: 'Registration Key sheet',
  print: 'Print',
  qr: 'QR code of the Registration Key',
  way: 'How to register it on the device',
  wayBy: '(with its remote control)',
  steps: [
    'On the home screen press Menu (メニュー), choose Settings/Maintenance (設定／保守をする) and press Enter (決定).',
    'Choose Sign in as administrator (管理者でログイン) and enter its password (initially 00000000).',
    'Choose Software extension (ソフトウェアの拡張), press Enter (決定), then press green (緑).',
    'Enter the Registration Key (16 characters) and press green (緑) again.',
    'Choose Yes (はい) and press Enter (決定). The device restarts and uses the new setting.',
  ],
  wayElsewhere: 'The instruction manual of the HDVC-MPCS says how to register it there.',
  issued: 'Issued on (Japan time)',
  byHand: ['Place', 'Person in charge', 'Registered on'],
  scanQr: 'QR code that fills in the MPR ID of this device',
  scan: 'Scan it with a phone for an extension or a key search: the MPR ID of this device is filled in.',
  keep: 'This Registration Key works only on the device with the MPR ID above. Keep it safe.',
} satisfies typeof ja.keySheet
