// A mail ready to be sent: the same Message-ID and Date at every try, so that a copy can be told for what it is.
import { createHmac } from 'node:crypto'
import type { ClaimedMail } from '#store/notices/mailQueue'
import type { Rendered } from './render.ts'
import type { Site } from './site.ts'

export type Address = { name: string; address: string }

export type Message = {
  /** Of its row in the outbox. */
  id: number
  from: Address
  to: string
  subject: string
  text: string
  messageId: string
  date: string
  headers: Record<string, string>
}

export type Composed = { ok: true; message: Message } | { ok: false; reason: string }

/** Refuses what could break out of a header or reach another mailbox (C14). */
export function compose(
  { publicOrigin, secret }: Site,
  from: Address,
  mail: Pick<ClaimedMail, 'id' | 'createdAt'> & { recipient: string },
  { subject, text, headers }: Rendered,
): Composed {
  if (hasControl(subject)) return { ok: false, reason: 'line-break-in-subject' }
  if (hasControl(mail.recipient)) return { ok: false, reason: 'line-break-in-recipient' }
  if (!ONE_ADDRESS.test(mail.recipient)) return { ok: false, reason: 'recipient-malformed' }
  const { id, createdAt } = mail
  const name = createHmac('sha256', secret).update(`mail:${id}:${createdAt}`).digest('hex').slice(0, 40)
  const message = {
    id,
    from,
    to: mail.recipient,
    subject,
    text,
    messageId: `<${name}@${new URL(publicOrigin).hostname}>`,
    // The time of the event, not of the try: both copies of a mail sent twice carry the same date, and a mail that was held
    // up does not look new.
    date: headerDate(createdAt),
    headers: { 'Auto-Submitted': 'auto-generated', ...headers }, // RFC 3834: no out-of-office answers
  }
  return { ok: true, message }
}

const ONE_ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/
const hasControl = (text: string) => /[\p{Cc}\u2028\u2029]/u.test(text)

/** RFC 5322 §3.3: Tue, 01 Dec 2026 03:00:00 +0000 */
function headerDate(at: Temporal.Instant): string {
  const utc = at.toZonedDateTimeISO('UTC')
  const part = (options: Intl.DateTimeFormatOptions) => utc.toLocaleString('en-US', options)
  const day = `${part({ weekday: 'short' })}, ${String(utc.day).padStart(2, '0')} ${part({ month: 'short' })} ${utc.year}`
  return `${day} ${utc.toPlainTime().toString({ smallestUnit: 'second' })} +0000`
}
