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
  maintenanceEnded: (x: { starts: string; ends: string | undefined; begun: boolean }): MailText => ({
    subject: x.begun ? 'Maintenance has ended' : 'Maintenance cancelled',
    blocks: [
      x.begun
        ? 'The maintenance below, which we announced by mail, has ended earlier than planned. You can use the Tsunagarunet Key Management System again.'
        : 'The maintenance below, which we announced by mail, will not take place. You can use the Tsunagarunet Key Management System as usual during that time.',
      [
        ['From', x.starts],
        ['Until', x.ends ?? 'not known yet'],
      ],
      'We apologize for the change.',
    ],
  }),
  documentChanged: (x: { title: string; from: string; changes: string; url: string | undefined }): MailText => ({
    subject: `Changes to “${x.title}”`,
    blocks: [
      `“${x.title}” changes as follows.`,
      [['In force from', x.from]],
      x.changes,
      ...(x.url
        ? [
            `The new text can be read here:
${x.url}`,
          ]
        : []),
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
