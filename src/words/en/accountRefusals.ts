import type * as ja from '../ja/accountRefusals.ts'

const inMinutes = (minutes: number) => (minutes === 1 ? 'a minute' : `${minutes} minutes`)

export const accountRefusals = {
  'login-wrong': 'The login ID, the password, or the characters or digits are not correct. Please enter them again.',
  'login-needs-proof':
    'Many wrong logins are being sent at the moment. Instead of the image or the digits, please press “Use an automatic check instead”, and sign in. In a browser without scripts, have a temporary password mailed (“Forgotten your password?”): with it you can sign in. The password that you entered was not looked at.',
  'too-many-logins': (minutes: number) =>
    `Several attempts to sign in have failed, so we have paused them. Please try again in about ${inMinutes(minutes)}.`,
  'session-over':
    'You were signed out: nothing happened for some time, 12 hours had passed, or you signed out on another page or browser. Please sign in again.',

  'present-password-wrong': 'This is not your current password. Please enter it again.',
  'too-many-wrong-passwords': (minutes: number) =>
    `The password was wrong several times, so further attempts are paused. Please try again in about ${inMinutes(minutes)}.`,
  'password-too-short': 'The new password is too short. Set one of 15 to 128 characters.',
  'password-too-long': 'The new password is too long. Set one of 15 to 128 characters.',
  'password-too-easy':
    'This password is easy to guess, so it cannot be used. Choose a long sentence, for example, without common sequences, product names, your company name, e-mail address or login ID.',
  'password-same-as-present': 'This is your current password. Enter another one.',
  'passkey-wrong': 'The passkey could not be checked. Try again, or use your password.',
  'passkey-not-made': 'The passkey could not be created. Press “Create a passkey” again.',
  'passkey-known': 'This passkey is registered already.',
  'passkeys-full': 'You can have up to 10 passkeys. Remove one that you no longer use, then create another.',
  'passkey-gone': 'That passkey has been removed already.',
  'too-many-temporary-passwords': (minutes: number) =>
    `Several temporary passwords were asked for, so we have paused sending them. Look for the mails that have arrived, or try again in about ${inMinutes(minutes)}.`,

  'mail-code-wrong': (triesLeft: number) =>
    `This is not the code. Please look at the mail and enter it again (${triesLeft === 1 ? '1 try' : `${triesLeft} tries`} left).`,
  'mail-code-used-up': 'The code was wrong five times, so it can no longer be used. Press “Send a new code”.',
  'mail-code-expired': 'The code has expired. Press “Send a new code”.',
  'too-many-mail-codes': (minutes: number) =>
    `Several codes were sent, so we have paused sending them. Look for the mails that have arrived, or try again in about ${inMinutes(minutes)}.`,

  'mailbox-not-proven':
    'The e-mail address has to be verified first. Enter the code from the mail, or press “Send a new code”.',
  'consent-changed':
    'What we ask your consent to has changed. Please read it once more. What you entered is still there.',
  'account-disabled':
    'The registration of this e-mail address is suspended. To use it again, please contact us (see below).',
  'address-registered-meanwhile':
    'Meanwhile this e-mail address was registered from another page. Nothing has been overwritten. Please check the data.',
  'address-free-meanwhile':
    'Meanwhile this e-mail address is no longer registered. You can register anew; please check the data.',
  'data-changed-meanwhile':
    'Meanwhile the registered data were changed elsewhere. Nothing has been overwritten yet. Please check them.',

  'person-gone': 'This person is no longer in your company. Please look at the list.',
  'last-admin': 'There is no other administrator, so this one has to stay. First make somebody else an administrator.',
  'not-oneself': 'You cannot take yourself out. To end your use, close your account on “Your details”.',
  'successor-needed': 'You are the last administrator. Please choose who is the administrator after you.',
  'invited-already': 'This address is invited already. To send another invitation, withdraw the former one first.',
  'here-already': 'Somebody with this e-mail address is in your company already.',
  'too-many-invitations': (minutes: number) =>
    `Several invitations were sent, so we have paused sending them. Please try again in about ${inMinutes(minutes)}.`,
  'invitation-void':
    'This invitation cannot be used: it was used already, has expired after 72 hours, or was withdrawn. Please ask who invited you for another one.',
  'invitation-of-another':
    'This invitation is for another e-mail address. Please sign in with the login ID of the address that the mail came to.',
  'leave-company-first':
    'Others are in your present company, so you cannot join another one like this. Close your account on “Your details”, then open the URL of the mail once more to join as a new person.',
  'sign-in-to-join': 'This e-mail address is registered. Sign in with your login ID to join.',

  'address-taken':
    'This e-mail address belongs to another registration, so you cannot change to it. Choose another address, or contact us as given below.',
  'profile-changed-meanwhile':
    'Your details have meanwhile been changed on another page, so nothing is saved yet. If the entries below are right, press “Save” once more.',
  'signed-out-there-already': 'You are no longer signed in there.',
} satisfies typeof ja.accountRefusals
