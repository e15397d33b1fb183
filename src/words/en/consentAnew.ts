import type * as ja from '../ja/consentAnew.ts'

export const consentAnew = {
  title: 'We ask for your consent again',
  lead: 'What you agreed to when you registered, and the privacy policy, have a new version. Please read them, and press “I agree” to go on.',
  changed: 'While this page was open, another version began. Please read it once more.',
  changes: 'What has changed',
  ask: 'Once you agree, you go on as before.',
  otherwise: 'If you do not agree',
  otherwiseFacts: [
    '“I do not agree” signs you out. What you registered, Registration Keys already issued and the services of devices stay as they are.',
    'When you sign in next, you see this page again. Until you agree, nothing else can be done.',
  ],
  orClose: 'If you do not want to go on, you can close your account.',
  disagreed:
    'You did not agree, so you have been signed out. What you registered and the services of devices stay as they are.',
} satisfies typeof ja.consentAnew
