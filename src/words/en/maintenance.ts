import type * as ja from '../ja/maintenance.ts'

const day = (at: Temporal.ZonedDateTime) => {
  const date = at.toPlainDate()
  const weekday = date.toLocaleString('en-GB', { weekday: 'long' })
  return `${weekday} ${date.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`
}
const time = (at: Temporal.ZonedDateTime) => `${at.hour}:${String(at.minute).padStart(2, '0')}`

export const maintenance = {
  span: (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime | undefined): string[] => {
    const start = `${day(from)}, ${time(from)}`
    if (!to) return [`From ${start} `, '(Japan time)']
    const sameDay = from.toPlainDate().equals(to.toPlainDate())
    return [`${start} – `, `${sameDay ? '' : `${day(to)}, `}${time(to)} `, '(Japan time)']
  },
  announced: {
    title: 'Notice of maintenance',
    closed: 'During this time this site cannot be used.',
  },
  current: {
    title: 'Under maintenance',
    when: 'Time',
    openEnded: 'It is not known yet when it ends. We will be back as soon as it is done.',
    next: 'Please come back when it is over.',
  },
  away: {
    title: 'Not available at the moment',
    text: 'The system is temporarily unavailable. Service will resume automatically as soon as it is restored.',
    next: 'Please wait a little and come back.',
  },
  stays: {
    title: 'What stays as it is meanwhile',
    applications: 'Completed applications and issued Registration Keys remain valid.',
    devices: 'Registered devices can be used as usual. Please register a new key on a device when the system is back.',
  },
  again: 'Show again',
  posted: {
    untouched: 'Nothing was saved',
    untouchedText: 'What you sent was not accepted, because the system is stopped.',
    lost: 'We cannot tell whether this was completed',
    lostText:
      'The system stopped while it was at work, so what you sent may or may not have been done. You can safely send the same again: the same application is never processed twice.',
    kept: 'Please leave this page open and press “Send again” when the system is back. It is sent as you entered it.',
    secrets:
      'Passwords, verification codes and the characters of the image are not kept on this page. You will be asked for them again.',
    typed: 'What you entered',
    again: 'Send again',
  },
} satisfies typeof ja.maintenance
