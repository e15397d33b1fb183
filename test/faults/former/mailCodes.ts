// A mail server that keeps the codes which prove a mailbox.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

const PATIENCE_MS = 30_000
const POLL_MS = 100

export type MailCodes = Awaited<ReturnType<typeof mailCodes>>

export async function mailCodes() {
  const codes = new Map<string, string>()
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    async onData(stream, { envelope }, done) {
      const mail = await simpleParser(stream).catch(error => void done(error)) // a server was killed meanwhile
      if (!mail) return
      const code = mail.text?.match(/^\s*(\d{6})\s*$/m)?.[1]
      if (code) for (const { address } of envelope.rcptTo) codes.set(address.toLowerCase(), code)
      done(null, 'taken')
    },
  })
  server.on('error', () => {}) // A line that a server left when it ended.
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}?tls=optional`,
    /** Waits for the mail. */
    async codeFor(email: string): Promise<string> {
      for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
        const code = codes.get(email.toLowerCase())
        if (code) return code
        await sleep(POLL_MS)
      }
      throw new Error(`no code was mailed to ${email}`)
    },
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
