import type * as ja from '../ja/notices.ts'
import type { MailText } from '../mailText.ts'

export const notices = {
  maintenance: (x: { starts: string; ends: string | undefined; text: string }): MailText => ({
    subject: 'Maintenance',
    blocks: [
      `The Tsunagarunet Key Management System will be under maintenance. During that time you cannot sign in, apply, or look keys up.`,
      [
        ['From', x.starts],
        ['Until', x.ends ?? 'not known yet'],
      ],
      x.text,
      `Devices that use the service already can be used as usual.
We apologize for the inconvenience.`,
    ],
  }),
  news: (x: { title: string; text: string; unsubscribe: string }): MailText => ({
    subject: x.title,
    blocks: [
      x.text,
      `You receive this mail because you chose to receive product news. To stop it, open the following URL:
${x.unsubscribe}`,
    ],
  }),
} satisfies typeof ja.notices
