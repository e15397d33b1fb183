import type * as ja from '../ja/mailCode.ts'

export const mailCode = {
  lead: 'We have sent a 6-digit code to the e-mail address you entered. Enter the code from that mail.',
  undelivered:
    'The mail could not be delivered to this address. Check it and its settings, then go back to correct it, or press “Send a new code”.',
  to: 'Sent to',
  code: 'Verification code',
  hint: '6 digits. Valid for 10 minutes after it was sent.',
  empty: 'Enter the verification code.',
  malformed: 'The verification code has 6 digits.',
  resend: 'Send a new code',
  sentAgain: 'A new code has been sent. The one before can no longer be used.',
  sentAnew:
    'The mail with the code before could not be delivered. A new code has been sent. If it does not arrive either, check the address and what its mailbox refuses.',
} satisfies typeof ja.mailCode
