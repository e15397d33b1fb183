import type { undo as ja } from '../ja/undo.ts'

export const undo = {
  link: { issue: 'Cancel the application', extend: 'Cancel the extension' },
  mistaken: 'If something is wrong: it can be cancelled from this device in the device list',
  title: { issue: 'Cancel the application', extend: 'Cancel the extension' },
  lead: { issue: 'This application will be cancelled.', extend: 'This extension will be cancelled.' },
  applied: 'Applied at, by',
  card: 'Card',
  term: 'Service term',
  after: 'Service term afterwards',
  noneAfter: 'None (the service can no longer be used)',
  effects: {
    issue: [
      'The Registration Key that it gave will no longer work.',
      'The card is unused again, and can be used for another device too.',
      'A new application can be made for this device, with the same connection number if you like.',
      'If the Registration Key was not entered on the device yet, nothing is to be done there.',
    ],
    extend: [
      'The card is unused again, and can be used for another device too.',
      'The connection number and the Registration Key stay the same.',
      'The device learns of its term when it next reaches the server.',
    ],
  },
  why: 'Reason',
  whys: {
    'wrong-device': 'The wrong device',
    'wrong-card': 'The wrong card',
    'not-needed': 'No longer needed',
    other: 'Another reason',
  },
  whyEmpty: 'Choose a reason.',
  until: moment => `It can be cancelled until ${moment}.`,
  left: (days, most, left) => `A company can cancel ${most} in ${days} days (${left} left).`,
  mailed: 'The administrators and whoever applied are told by e-mail.',
  submit: 'Cancel it',
  done: {
    issue: 'The application was cancelled. The card is unused again.',
    extend: 'The extension was cancelled. The card is unused again.',
  },
  refusedTitle: 'Cancel an application',
  nothing: 'There is no application that can be cancelled.',
  refused: {
    'activation-key-unknown': 'This application has already been cancelled.',
    'activation-key-not-used': 'This application has already been cancelled, or there is a newer one.',
    'applied-elsewhere':
      'The last application for this device was made by another company. Only the company that applied can cancel it.',
    'service-over': 'The service is over, so the application cannot be cancelled.',
    'moved-since': 'The service was moved to another device since, so the application cannot be cancelled.',
    'service-started': 'The device is already in use, so the application cannot be cancelled.',
    'extension-stands': 'The term was extended since, so the application cannot be cancelled.',
    'later-extension-stands': 'The term was extended again since, so this extension cannot be cancelled.',
  },
  tooLate: (issueDays, extensionHours) =>
    `It is too late to cancel. An application can be cancelled within ${issueDays} days, and an extension within ${extensionHours} hours.`,
  limitReached: (days, most) => `Your company has cancelled as many as it can (${most} in ${days} days).`,
} satisfies typeof ja
