import type { request as ja } from '../ja/request.ts'

export const request = {
  kinds: { undo: 'Cancel an application', move: 'Replace a device' },
  title: 'Ask us',
  leads: {
    undo: 'We look at it, and cancel it if that is possible. The answer comes by e-mail and stands on the page of this device.',
    move: 'We look at it, and move the service if that is possible. The answer comes by e-mail and stands on the page of this device.',
  },
  submit: 'Ask us to do it',
  link: 'Ask us to cancel it',
  done: 'We have received what you ask for. The answer comes by e-mail and stands on this page.',
  waits: 'You have asked for this already. Please wait for our answer.',
  tooMany: most => `${most} of your requests wait for an answer. Please ask again once they are answered.`,
  list: 'Asked of us',
  states: { waiting: 'Waiting for an answer', agreed: 'Done', declined: 'Not possible' },
  to: mprId => `New device: ${mprId}`,
  answer: reason => `Our answer: ${reason}`,
} satisfies typeof ja
