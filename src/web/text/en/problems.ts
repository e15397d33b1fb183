import type * as ja from '../ja/problems.ts'

export const problems = {
  notFound: {
    title: 'Page not found',
    text: 'The address has changed, or the page can no longer be shown. Please go on from the menu.',
  },
  forbidden: {
    title: 'This request was not accepted',
    text: 'It was sent from another site. Please try again from a page of this site.',
  },
  tooLarge: {
    title: 'Too much was sent',
    text: 'Nothing was saved. Go back, shorten what you entered and send it again.',
  },
  tooMany: {
    title: 'Please wait a moment',
    text: 'There were too many requests in a short time, so we have paused them. Please wait a while and try again.',
  },
  fault: {
    title: 'This could not be completed',
    text: 'Something went wrong on our server. Please wait a moment and try again. If it happens again, tell us the number below.',
  },
  away: {
    title: 'Not available at the moment',
    text: 'The service comes back by itself as soon as the server is ready. Please wait a moment and try again.',
  },
  requestId: 'Request number',
} satisfies typeof ja.problems
