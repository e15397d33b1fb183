import type * as ja from '../ja/login.ts'

export const login = {
  title: 'Sign in',
  loginId: 'Login ID',
  password: 'Password',
  caseCounts: 'Capitals and small letters count as different.',
  image: 'Enter the characters shown in the image.',
  imageAlt: 'Image of the characters to enter',
  newImage: 'Another image',
  submit: 'Sign in',
  proof: 'Check without the image',
  proofWorking: 'Checking. This takes a few seconds.',
  proofDone: 'Checked. You need not enter the characters.',
  proofFailed: 'The check failed. Press again, or enter the characters in the image.',
  wrong: 'The login ID, the password or the characters are not right. Please enter them again.',
  emptyLoginId: 'Enter your login ID.',
  emptyPassword: 'Enter your password.',
  emptyImage: 'Enter the characters shown in the image.',
  tooMany:
    'Several attempts to sign in have failed, so we have paused them. Please wait about 10 minutes and try again.',
  ended: 'You were signed out because nothing happened for some time or 12 hours had passed. Please sign in again.',
  signedOut: 'You have signed out.',
  cookies: 'This site uses only the cookies it needs to work, none for analytics or advertising.',
} satisfies typeof ja.login
