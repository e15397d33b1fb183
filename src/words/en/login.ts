import type * as ja from '../ja/login.ts'

export const login = {
  title: 'Sign in',
  loginId: 'Login ID',
  password: 'Password',
  caseCounts: 'It is case-sensitive.',
  submit: 'Sign in',
  passkey: 'Sign in with a passkey',
  forgotten: 'Forgotten your password?',
  emptyLoginId: 'Enter your login ID.',
  emptyPassword: 'Enter your password.',
  signedOut: 'You have signed out.',
  closed: 'Your account is closed. Thank you for having used the service.',
  about: {
    title: 'From the code on a card to the screen in the meeting room.',
    text: 'An activation key and a device’s MPR ID give you the Registration Key of that device. You can extend its term here, and look up keys issued before.',
  },
  or: 'or',
  firstTime: 'Here for the first time?',
  register: 'Register as a user',
  cookies: 'This site uses only the cookies it needs to work, none for analytics or advertising.',
} satisfies typeof ja.login
