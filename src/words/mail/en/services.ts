import type { WishKind } from '#domain/request'
import { replace } from '../../en/replace.ts'
import { undo } from '../../en/undo.ts'
import type * as ja from '../ja/services.ts'
import type { MailText } from '../mailText.ts'

const KEY_SEARCH = 'After signing in, “Key search” shows the Registration Key:'
const DOUBTS = 'If you have any questions, please contact us as given below.'

const whyOf = ({ why }: ja.Undone): [string, string][] => (why ? [[undo.why, undo.whys[why]]] : [])

const REQUESTS: Record<WishKind, string> = {
  undo: 'cancel an application',
  move: 'move a service to another device',
}
const AFTERWARDS: Record<WishKind, string> = {
  undo: 'The card is unused again and can be used for another application.',
  move: 'Please register the new Registration Key on the new device. That of the former device cannot be used any more.',
}

export const services = {
  issued: (x: { mprId: string; number: string; term: string; login: string }): MailText => ({
    subject: 'Application completed',
    blocks: [
      'The application for the Tsunagarunet service is complete.',
      [
        ['MPR ID', x.mprId],
        ['Connection number', x.number],
        ['Service term', x.term],
      ],
      `Once the Registration Key is registered on the device, the service can be used.
For safety this mail does not contain the Registration Key. ${KEY_SEARCH}
${x.login}`,
    ],
  }),
  extended: (x: { mprId: string; added: string; term: string; started: boolean; login: string }): MailText => ({
    subject: 'Extension completed',
    blocks: [
      'The extension of the Tsunagarunet service is complete.',
      [
        ['MPR ID', x.mprId],
        ['Extended by', x.added],
        ['Current service term', x.term],
      ],
      x.started
        ? `The device learns of it by itself; restart it to see it at once.
Connection number and Registration Key stay the same.
${x.login}`
        : `This device has not been used yet. The term starts when its Registration Key is registered on it.
${KEY_SEARCH}
${x.login}`,
    ],
  }),
  cardsArrived: (x: { product: string; count: number; cards: string }): MailText => ({
    subject: x.count === 1 ? 'A card has arrived' : `${x.count} cards have arrived`,
    blocks: [
      'The following activation key cards are among those that your company holds now.',
      [
        ['Product', x.product],
        ['Number', String(x.count)],
      ],
      `They can be chosen in a new application or an extension, without typing codes.
${x.cards}`,
    ],
  }),
  requestAnswered: (x: ja.RequestAnswered): MailText => ({
    subject: x.agreed ? 'We have done what you asked for' : 'We could not do what you asked for',
    blocks: [
      x.agreed
        ? `You asked us to ${REQUESTS[x.kind]}. We have done so.`
        : `You asked us to ${REQUESTS[x.kind]}. We could not do so.`,
      [
        ['MPR ID', x.mprId],
        ...(x.to ? [['MPR ID of the new device', x.to] as [string, string]] : []),
        ['Our answer', x.reason],
      ],
      ...(x.agreed ? [AFTERWARDS[x.kind]] : []),
      `The page of the device in your device list says so too.
${x.login}`,
    ],
  }),
  undoneIssue: (x: ja.Undone): MailText => ({
    subject: 'Application cancelled',
    blocks: [
      x.why
        ? 'The company that applied has cancelled the application for the following device.'
        : 'We have cancelled the application for the following device.',
      [
        ['MPR ID', x.mprId],
        ['Connection number', x.number],
        ['Activation Key No.', x.card],
        ['Period of the card', x.period],
        ...whyOf(x),
      ],
      `The Registration Key that it gave cannot be used.
The card is unused again and can be used for another application.`,
      `To use the service on this device, please make a new application.
${DOUBTS}`,
    ],
  }),
  undoneExtension: (x: ja.Undone & { term: string }): MailText => ({
    subject: 'Extension cancelled',
    blocks: [
      x.why
        ? 'The company that applied has cancelled the extension of the service of the following device.'
        : 'We have cancelled the extension of the service of the following device.',
      [
        ['MPR ID', x.mprId],
        ['Connection number', x.number],
        ['Activation Key No.', x.card],
        ['Period cancelled', x.period],
        ...whyOf(x),
        ['Current service term', x.term],
      ],
      `The card is unused again and can be used for another application. Connection number and Registration Key stay the same. The device learns of the term when it next reaches the server.`,
      `To use the service for longer than this term, please extend it again.
${DOUBTS}`,
    ],
  }),
  moved: (x: ja.Moved): MailText => ({
    subject: 'A service was moved to another device',
    blocks: [
      x.why
        ? 'Somebody of your company has moved the Tsunagarunet service to the following replacement device.'
        : 'We have moved the Tsunagarunet service to the following replacement device.',
      [
        ['MPR ID of the former device', x.from],
        ['MPR ID of the replacement', x.to],
        ['Connection number', x.number],
        ...(x.why ? ([[replace.why, replace.whys[x.why]]] as [string, string][]) : []),
      ],
      `Connection number and service term go along. The Registration Key of the former device cannot be used.`,
      `Please register the new Registration Key on the replacement. “Key search” shows it for the MPR ID of the replacement and the numbers of your card:
${x.login}`,
      DOUBTS,
    ],
  }),
  stopped: (x: { mprId: string; number: string }): MailText => ({
    subject: 'A service was stopped',
    blocks: [
      'We have stopped the Tsunagarunet service of the following device.',
      [
        ['MPR ID', x.mprId],
        ['Connection number', x.number],
      ],
      `Its Registration Key cannot be used. The cards that were used for it stay used.`,
      `To use the service again, please make a new application with an unused activation key. You can choose the same connection number as before.
${DOUBTS}`,
    ],
  }),
} satisfies typeof ja.services
