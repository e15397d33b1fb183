import type * as ja from '../ja/password.ts'

export const password = {
  rules:
    'Set one of 15 to 128 characters, of any kind. We suggest a long sentence, or several words together, that you use nowhere else.',
  new: 'New password',
  again: 'New password (again)',
  empty: 'Enter the new password.',
  againEmpty: 'Enter the new password once more, to be sure.',
  differ: 'The two new passwords differ. Please enter them again.',

  firstTitle: 'Choose a new password',
  firstLead:
    'The password that you were given expires. Please set a password of your own. From now on you sign in with it.',
  set: 'Set the password',
  firstDone: 'Your new password is set. Please sign in with it from now on.',

  forgottenTitle: 'Forgotten your password?',
  forgottenLead:
    'Enter your login ID. We send a temporary password, valid for 30 minutes, to the registered e-mail address.',
  loginId: 'Login ID',
  send: 'Send',
  emptyLoginId: 'Enter your login ID.',
  sent: 'If the login ID is registered, we have sent a temporary password to its e-mail address. Please sign in with it within 30 minutes.',
  sentNotes: [
    'Your current password remains valid until the temporary one is used.',
    'If you send again, the earlier temporary password can no longer be used.',
    'If no mail arrives, check the login ID (it is case-sensitive), your spam folder and your filters.',
  ],
  sendAgain: 'Send again',
  loginIdForgotten: 'Forgotten your login ID?',
  loginIdForgottenHow:
    'Go through the registration with your registered e-mail address: once the address is verified, your login ID is shown. If your address has changed, please contact us as below.',
  registerLink: 'Go to the registration',
} satisfies typeof ja.password
