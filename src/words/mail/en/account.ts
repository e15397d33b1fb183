import type * as ja from '../ja/account.ts'
import type { MailText } from '../mailText.ts'

const NOT_YOU = 'If you did not do this, please contact us as given below.'

export const account = {
  registered: (x: { loginId: string; password: string; until: string; login: string; privacy: string }): MailText => ({
    subject: 'Registration completed (dealer / corporate customer)',
    blocks: [
      `Your registration for the Tsunagarunet service as a dealer or corporate customer is complete.
Please open the following URL and sign in with your login ID and password. You can then obtain Registration Keys.`,
      [
        ['Login ID', x.loginId],
        ['Password', x.password],
        ['Password valid for 7 days', `until ${x.until}`],
        ['URL', x.login],
      ],
      `When you sign in for the first time, you will be asked for a new password. If the password has expired by then, you can ask for a temporary one on the sign-in page.`,
      `Your login ID and password are very important. Please keep them safe and do not let others know them.
If you forget your login ID, go through the registration again with the same e-mail address: once it is verified, your login ID is shown.`,
      `How we handle personal data
What you registered is handled in accordance with our privacy policy:
${x.privacy}
If you do not agree, please let us know. We will then delete your registration and no longer use your data.`,
    ],
  }),
  code: {
    register: 'Verify your e-mail address (registration)',
    'change-address': 'Verify your e-mail address (change of address)',
  },
  mailCode: (x: { purpose: 'register' | 'change-address'; code: string; until: string; known: boolean }): MailText => ({
    subject: account.code[x.purpose],
    blocks: [
      x.purpose === 'register'
        ? 'This e-mail address was entered in the registration form of the Tsunagarunet service. Please enter the following code there.'
        : 'Somebody who is signed in to the Tsunagarunet service wants to change their e-mail address to this one. Please enter the following code there.',
      x.code,
      `The code can be used for 10 minutes, until ${x.until}.
Please do not tell it to anybody. We never ask for it.`,
      ...(x.known
        ? [
            x.purpose === 'register'
              ? 'This e-mail address is registered already. Going on there would replace your registered data with the new entries.'
              : 'This e-mail address is registered already. It cannot be used for another registration.',
          ]
        : []),
      'If you did not do this, please ignore this mail. As long as the code is not entered, nothing changes.',
    ],
  }),
  profileUpdated: (x: { by: 'registration' | 'account'; login: string }): MailText => ({
    subject: 'Registered data updated',
    blocks: [
      x.by === 'registration'
        ? `Your registered data were updated through the registration form.
Your login ID and password are unchanged.`
        : 'Your registered data were updated.',
      `You can see them after signing in:
${x.login}`,
      NOT_YOU,
    ],
  }),
  temporaryPassword: (x: { password: string; until: string; login: string }): MailText => ({
    subject: 'Your temporary password',
    blocks: [
      `A temporary password was issued, as requested on the page for forgotten passwords.
Please open the following URL and sign in with your login ID and the temporary password.`,
      [
        ['Temporary password', x.password],
        ['Valid for 30 minutes', `until ${x.until}`],
        ['URL', x.login],
      ],
      `After signing in you will be asked for a new password.
Until the temporary password is used, your current password remains valid.`,
      'If you did not do this, please ignore this mail. Your current password remains valid.',
    ],
  }),
  passwordChanged: (x: { login: string }): MailText => ({
    subject: 'Password changed',
    blocks: [
      `Your password was changed. Please use the new one from now on:
${x.login}`,
      `If you did not do this, ask for a temporary password on the sign-in page, set a new one, and contact us as given below.`,
    ],
  }),
  passkeyAdded: (x: { login: string }): MailText => ({
    subject: 'Passkey added',
    blocks: [
      `A passkey was added to your registration.
It can now be used to sign in, as your password can.`,
      `After signing in, “Your account” lists your passkeys:
${x.login}`,
      `If you did not do this, sign in, remove that passkey under “Your account”, change your password, and contact us.`,
    ],
  }),
  passkeyRemoved: (x: { login: string }): MailText => ({
    subject: 'Passkey removed',
    blocks: [
      `A passkey was removed from your registration. It can no longer be used to sign in.`,
      `After signing in, “Your account” lists your passkeys:
${x.login}`,
      NOT_YOU,
    ],
  }),
  addressChanged: (x: { to: 'old' | 'new'; login: string }): MailText => ({
    subject: 'E-mail address changed',
    blocks: [
      x.to === 'old'
        ? `The e-mail address of your account was changed. From now on mails go to the new address.
This mail goes to the former one.`
        : 'The e-mail address of your account was changed to this one. From now on mails go here.',
      `You can see your registered data after signing in:
${x.login}`,
      NOT_YOU,
    ],
  }),
  loginIdChanged: (x: { loginId: string; login: string }): MailText => ({
    subject: 'New login ID',
    blocks: [
      `You have been issued a new login ID. The former one can no longer be used. Your password is unchanged.`,
      [
        ['New login ID', x.loginId],
        ['URL', x.login],
      ],
      `Your login ID is important. Please keep this mail safe.
${NOT_YOU}`,
    ],
  }),
  loginId: (x: { loginId: string; login: string }): MailText => ({
    subject: 'Your login ID',
    blocks: [
      `As you asked us, this is your login ID. Login ID and password are unchanged.`,
      [
        ['Login ID', x.loginId],
        ['URL', x.login],
      ],
      `If you have forgotten your password, ask for a temporary one on the login page.`,
      `Your login ID is important. Please keep this mail safe.
${NOT_YOU}`,
    ],
  }),
  accountClosed: (x: { goesOn: boolean }): MailText => ({
    subject: 'Account closed',
    blocks: [
      `Your account for the Tsunagarunet service was closed.
${x.goesOn ? 'Your name, e-mail address and other personal data were deleted.' : 'The company name, address, e-mail address and other data that you registered were deleted.'} The login ID can no longer be used.`,
      ...(x.goesOn ? ['The other people of your company go on using its registration and devices.'] : []),
      'Registration Keys that were issued remain valid, and their service terms are unchanged.',
      `To use the portal again, please register anew.
${NOT_YOU}`,
    ],
  }),
} satisfies typeof ja.account
