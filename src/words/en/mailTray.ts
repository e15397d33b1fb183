import type * as ja from '../ja/mailTray.ts'

export const mailTray = {
  title: 'Mail tray',
  lead: 'This demo sends no mails; they are shown here. The last 200 are kept, newest first.',
  none: 'There are no mails yet.',
  back: 'Back to the list',
  from: 'From',
  to: 'To',
  subject: 'Subject',
  date: 'Time',
  reload: 'Reload',
} satisfies typeof ja.mailTray
