import type * as ja from '../ja/problems.ts'

export const problems = {
  notFound: {
    title: 'Page not found',
    text: 'The address is not correct, or the page can no longer be shown. Please go on with the button below.',
  },
  forbidden: {
    title: 'This request was not accepted',
    text: 'It was sent from another site, so we did not accept it, for your safety. Please try again from a page of this site.',
  },
  notAllowed: {
    title: 'You are not allowed to do this',
    text: 'Your role in your company does not include this. If you need it, please ask an administrator (管理者) of your company.',
  },
  tooLarge: {
    title: 'What was sent is too long',
    text: 'Nothing was saved. Go back, shorten what you entered and send it again.',
  },
  tooMany: {
    title: 'Please wait a moment',
    text: 'There were too many requests in a short time, so we have paused them.',
  },
  fault: {
    title: 'This could not be completed',
    text: 'Something went wrong on our server. Please wait a moment and try again. Trying again with the same card and device never applies twice. If you contact us, please tell us the number below.',
  },
  signedOut: {
    title: 'You are signed out',
    text: 'Your session had ended before this was sent, so it was not accepted. Nothing may have happened for some time, or you signed out on another page or browser.',
    next: 'Please leave this page open, sign in on a new tab, and then press “Send again”.',
  },
  consentFirst: {
    title: 'We ask for your consent first',
    text: 'How we handle personal data is described anew. You have not agreed to it yet, so what was sent was not accepted.',
    next: 'Please leave this page open, read the text on a new tab and press “I agree” if you do, and then press “Send again”.',
    link: 'Read the text',
  },
  requestId: 'Request number',
} satisfies typeof ja.problems
