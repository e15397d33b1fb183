import type * as ja from '../ja/extend.ts'

export const extend = {
  flow: 'Steps of an extension',
  steps: { input: 'Input', terms: 'Terms', confirm: 'Confirm', done: 'Done' },
  inputTitle: 'Extend the term: codes of device and card',
  title: 'Extend the term',
  before: 'Current service term',
  after: 'New service term',
  sum: 'The sum would be',
  start: 'First day of use',
  newStart: 'New first day of use',
  firstUse: 'First use',
  total: 'Total',
  totalOf: (before: string, card: string) => `Total (${before} + ${card})`,
  freshNote:
    'The term has expired, so the count begins anew on the day you register. Connection number and Registration Key stay the same.',
  acceptedFromDay: (day: string) => day.replace(/^f/, 'F'),
  acceptedOnceUsedFor: (length: string) => `From ${length} after first use`,
  acceptedAfter: (length: string) => `Once ${length} have passed after first use`,
  doneTitle: 'Extension complete',
  again:
    'This card has already been used to extend the term of this device. Its extension is shown once more; nothing is added.',
  ofThisCard: (term: string) => `Service term when this card was used: ${term}`,
  undone: {
    title: 'This extension was cancelled.',
    next: 'The card became unused again. The current term is shown below.',
  },
  reflected: (family: string) =>
    `The new term reaches the ${family} device by itself. To see it at once, restart the device. The Registration Key need not be registered again.`,
  keyFirst: 'This device has not been used yet. The term starts when its Registration Key is registered on it.',
  keySearch: 'Look up the Registration Key (Key search)',
} satisfies typeof ja.extend
