import type * as ja from '../ja/issue.ts'

export const issue = {
  flow: 'Steps of a new application',
  steps: { input: 'Input', terms: 'Terms', number: 'Number', confirm: 'Confirm', done: 'Done' },
  inputTitle: 'Codes of device and card',
  numberTitle: 'Choose a connection number',
  choose: 'Choose the connection number to use.',
  former: 'Previous number',
  redraw: 'Show other numbers',
  redrawsLeft: (n: number) =>
    `You can ask for other numbers ${n} more ${n === 1 ? 'time' : 'times'}. Earlier ones do not come back.`,
  noRedraws: 'You have asked for other numbers five times. Please choose one of these.',
  held: 'The numbers shown are reserved for this card for 30 minutes.',
  chooseOne: 'Choose one connection number.',
  confirmTitle: 'Confirm your application',
  confirmLead: 'You are applying for the following.',
  forfeitsTrial:
    'Once you have applied for a paid service on this device, a free 3-month card can no longer be used on it.',
  doneTitle: 'Application complete',
  again: 'This card has already been used for this device. Here is its Registration Key again.',
  setUp: 'Register the Registration Key on the device.',
  wayElsewhere: 'The instruction manual of the HDVC-MPCS says how.',
  keepSafe:
    'Print this page or note the key on the activation key sheet or another sheet of paper, and keep it safe. You can have it shown again at any time with the same card and device.',
  howTo: 'How to register it',
} satisfies typeof ja.issue
