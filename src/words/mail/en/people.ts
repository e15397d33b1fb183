import type * as ja from '../ja/people.ts'
import type { MailText } from '../mailText.ts'

const ASK = 'If you do not know about this, please ask an administrator of your company, or contact us as given below.'

export const people = {
  invitation: (x: { company: string; role: string; link: string; until: string; known: boolean }): MailText => ({
    subject: 'An invitation to join your company',
    blocks: [
      'You are invited to use the Tsunagarunet key management system as one of the people of this company.',
      [
        ['Company', x.company],
        ['Role', x.role],
      ],
      x.known
        ? 'This e-mail address is registered already. Open the following URL, sign in with your login ID, and join.'
        : 'Open the following URL, and set your name and a password. You will be given your login ID afterwards.',
      x.link,
      `The URL can be used once, until ${x.until} (72 hours). Please tell it to nobody else.`,
      ...(x.known
        ? [
            'If nobody else is in your present company, its devices and results go along to the company that invites you. You can read what happens, and decide, before anything is done.',
          ]
        : []),
      'If you do not know about this, please ignore this mail. Nothing changes unless you join.',
    ],
  }),
  joined: (x: { loginId: string; role: string; broughtAlong: boolean; login: string }): MailText => ({
    subject: 'You have joined the company',
    blocks: [
      'You are now one of the people of the company that invited you. Open the following URL, and sign in with your login ID and password.',
      [
        ['Login ID', x.loginId],
        ['Role', x.role],
        ['URL', x.login],
      ],
      ...(x.broughtAlong
        ? [
            'The devices and results of your former company have gone along. Its registration has ended, and its name and address were deleted. Your login ID and password are unchanged.',
          ]
        : []),
      'Login ID and password are important. Keep them safe, and let nobody else know them.',
      ASK,
    ],
  }),
  accepted: (x: { role: string; login: string }): MailText => ({
    subject: 'Your invitation was accepted',
    blocks: [
      `Somebody whom you invited is now one of the people of your company (role: ${x.role}).`,
      `After signing in you find everybody at “Company and people”.
${x.login}`,
      ASK,
    ],
  }),
  roleChanged: (x: { role: string; successor: boolean; login: string }): MailText => ({
    subject: 'Your role was changed',
    blocks: [
      x.successor
        ? `The administrator of your company has closed their account and named you as their successor. Your role is now “${x.role}”.`
        : `An administrator of your company has changed your role to “${x.role}”.`,
      `What you can do depends on your role. Please sign in to see it.
${x.login}`,
      ASK,
    ],
  }),
  signedOut: (x: { login: string }): MailText => ({
    subject: 'You were signed out',
    blocks: [
      'An administrator of your company has signed you out in all browsers. Your password and passkeys are unchanged.',
      `To go on, please sign in again.
${x.login}`,
      ASK,
    ],
  }),
  takenOut: (x: { privacy: string }): MailText => ({
    subject: 'You can no longer sign in for your company',
    blocks: [
      'An administrator of your company has taken you out of its people. Your login ID can no longer be used, and your passkeys were removed.',
      `Your e-mail address and other registered data were deleted. Your name stays on the record of what you did, such as applications. If you want it deleted, please let us know.
${x.privacy}`,
      ASK,
    ],
  }),
} satisfies typeof ja.people
