import type * as ja from '../ja/application.ts'

export const application = {
  usedMeanwhile: 'This activation key has been used for this device meanwhile. Press Next to see the result.',
  readTerms: 'Read the terms',
  readTrial: 'Free',
  readPaid: 'Paid',
  agree: 'I agree',
  disagree: 'I do not agree',
  forDevice: 'This is the device:',
  cardOf: (length: string) => `You are registering a card for ${length} on it.`,
  register: 'Register',
  another: 'Apply for another',
} satisfies typeof ja.application
