import type { Refusal } from '#domain/refusal'
import type { RefusalText } from '../ja/refusals.ts'

export const refusals: Record<Refusal, RefusalText> = {
  'activation-key-unknown': {
    text: 'The Activation Key No. and the Registration ID do not match.',
    next: 'Please check the card and enter both again.',
  },
  'mpr-id-unknown': {
    text: 'No device was found with this MPR ID.',
    next: 'Please check the MPR ID of the device and enter it again.',
  },
  'families-differ': {
    text: 'Card and device are of different types (HDcom, HDVC-MPCS).',
    next: 'Please use an activation key for this type of device.',
  },
  'other-entry': {
    text: 'The card and the device are not of the type you chose.',
    next: 'Please check the type and go on with the button below.',
  },
  'service-moved-away': {
    text: 'The service of this device was moved to another device.',
    next: 'Please enter the MPR ID of that device.',
  },
  'activation-key-used-by-other-device': {
    text: 'This activation key has been used with another device.',
    next: 'Check the MPR ID, or use another activation key.',
  },
  'activation-key-used-to-extend': {
    text: 'This activation key has already been used to extend the term of this device.',
    next: 'Nothing is added. Key search shows the current term.',
  },
  'activation-key-used-to-issue': {
    text: 'This activation key has already been used for the new application of this device.',
    next: 'Nothing is added. Key search shows the Registration Key and the current term. To extend the term, please use an unused activation key.',
  },
  'activation-key-frozen': {
    text: 'This activation key is on hold.',
    next: 'Please contact us as given below.',
  },
  'activation-key-void': {
    text: 'This activation key is no longer valid.',
    next: 'Please contact us as given below.',
  },
  'mpcs-not-allowed': {
    text: 'Registering HDVC-MPCS for the Tsunagarunet service, or extending it, is done on request.',
    next: 'Please contact us as given below.',
  },
  'trial-only-for-new-device': {
    text: 'A free 3-month card works only on a device for which the service was never applied for.',
    next: 'Please use a paid activation key for this device.',
  },
  'service-already-exists': {
    text: 'This device has a service that is in use or can be extended, so no new application can be made.',
    next: 'Your card stays unused and can be used to extend it. Key search shows the current service if you enter the card it was applied for with.',
  },
  'other-application-finished-first': {
    text: 'Another application for this device was finished first.',
    next: 'This card stays unused. Key search shows that application with the card that was used for it.',
  },
  'no-service-to-extend': {
    text: 'This device has no service that can be extended (none was applied for, it was stopped, or its term expired more than 6 months ago).',
    next: 'Your card stays unused and can be used for a new application.',
  },
  'term-beyond-cap': {
    text: 'The extended term would end beyond the limit of 6 years, so this card cannot extend it yet.',
    next: 'Your card stays unused. It can be used from the following day on.',
  },
  'term-changed': {
    text: 'The service term has changed since this page was shown.',
    next: 'Please check the new term and register again. Your card is unused.',
  },
  'terms-changed': { text: 'The terms have been renewed.', next: 'Please read them and agree again.' },
  'connection-number-gone': {
    text: 'The number you chose is no longer available (its reservation has expired, or other numbers were shown in another window).',
    next: 'Please choose one of these.',
  },
  'activation-key-unused': {
    text: 'This activation key has not been used yet.',
    next: 'To use it, please make a new application or extend a term.',
  },
  'draft-changed': {
    text: 'What was entered has changed in another window, so nothing has been done.',
    next: 'Please check what is shown now and try again.',
  },
  'too-many-wrong-codes': {
    text: 'Wrong codes have been entered too often, so we are not accepting any for the moment.',
    next: 'Please check the card and the MPR ID of the device before you try again.',
  },
  'no-redraws-left': { text: 'You have asked for other numbers five times.', next: 'Please choose one of these.' },
}
