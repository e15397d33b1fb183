// Mails over SMTP, a few connections that are kept.
import { createTransport } from 'nodemailer'
import type { Message } from './message.ts'
import { type SmtpError, whyNot } from './smtpAnswer.ts'
import type { Outcome, Transport } from './transport.ts'

/** All end before the claim on a mail runs out (store/notices/mailQueue.ts), so no other server sends it too. */
export type Waits = { connection: number; greeting: number; silence: number; whole: number }
const WAITS_MS: Waits = { connection: 15_000, greeting: 15_000, silence: 30_000, whole: 100_000 }

/**
 * @param url smtp:// (STARTTLS, required unless the server is on this machine or `?tls=optional` stands there), or smtps://
 * @param connections at once
 */
export function smtpTransport(url: string, connections: number, waits = WAITS_MS): Transport {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const pool = createTransport({
    pool: true,
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isHere(host) && searchParams.get('tls') !== 'optional',
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    maxConnections: connections,
    maxRequeues: 0, // trying again is the outbox's
    connectionTimeout: waits.connection,
    greetingTimeout: waits.greeting,
    socketTimeout: waits.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  pool.on('error', () => {}) // each mail's own promise rejects as well

  return {
    async send(message: Message, cutOff: AbortSignal): Promise<Outcome> {
      const { from, to, subject, text, messageId, date, headers } = message
      const ending = new AbortController()
      const end = () => ending.abort()
      const { signal } = ending
      const overdue = setTimeout(end, waits.whole)
      cutOff.addEventListener('abort', end)
      if (cutOff.aborted) end()
      try {
        // `whole` is for a server that trickles, which no wait for silence notices.
        const envelope = { from: from.address, to: [to] } // one mailbox, whatever the text of a header could be read as
        await pool.sendMail({
          from,
          to: { name: '', address: to },
          envelope,
          subject,
          text,
          messageId,
          date,
          headers,
          signal,
        })
        return { kind: 'sent' }
      } catch (error) {
        if (cutOff.aborted) return { kind: 'later', reason: 'server-stopped', trouble: 'stopped' }
        return whyNot(error as SmtpError)
      } finally {
        clearTimeout(overdue)
        cutOff.removeEventListener('abort', end)
      }
    },
    close: async () => pool.close({ force: true }),
  }
}

/** Nothing leaves this machine on the way there. */
const isHere = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
