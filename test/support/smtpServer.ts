// A mail server that is real as far as the wire goes, and misbehaves as told.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** An SMTP answer such as [550, '5.1.1 unknown']. */
type Answer = [code: number, text: string]

export type Manners = {
  connect?: Answer | 'stall'
  login?: Answer
  sender?: Answer
  recipient?: (address: string) => Answer | undefined
  /** Takes the mail. `die`: the line goes dead before the answer. `stall`: there is none. `slow`: it takes its time. */
  content?: Answer | 'die' | 'stall' | 'slow'
}

export type Arrived = { to: string[]; from: string; raw: string; mail: ParsedMail }

const servers: SMTPServer[] = []
after(() => {
  for (const server of servers) server.close()
})

/** @param login the credentials that it asks for; none when undefined */
export async function anSmtpServer(login?: { user: string; pass: string }) {
  const manners: Manners = {}
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    logger: false,
    lenientAddressParsing: true, // otherwise it refuses dots in a row even in quotes
    closeTimeout: 100,
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !login,
    allowInsecureAuth: true,
    onConnect(_, done) {
      if (manners.connect !== 'stall') done(refusal(manners.connect))
    },
    onAuth({ username, password }, _, done) {
      const right = username === login?.user && password === login?.pass
      const answer = manners.login ?? (right ? undefined : ([535, '5.7.8 wrong'] as Answer))
      if (answer) done(refusal(answer))
      else done(null, { user: username ?? '' })
    },
    onMailFrom: (_, __, done) => done(refusal(manners.sender)),
    onRcptTo: ({ address }, _, done) => done(refusal(manners.recipient?.(address))),
    async onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const raw = Buffer.concat(chunks).toString('utf8')
      const { content } = manners
      if (Array.isArray(content)) return done(refusal(content))
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      arrived.push({ to: envelope.rcptTo.map(to => to.address), from, raw, mail: await simpleParser(raw) })
      if (content === 'slow') await sleep(50)
      if (content === 'die') for (const connection of server.connections) connection._socket.destroy()
      else if (content !== 'stall') done(null, 'taken')
    },
  })
  server.on('error', () => {}) // lines that went dead
  servers.push(server)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const account = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@` : ''
  return {
    url: `smtp://${account}127.0.0.1:${port}`,
    /** Changed while it runs. */
    manners,
    /** Every mail that it took whole, whether or not it said so. */
    arrived,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

function refusal(answer: Answer | undefined): Error | null {
  return answer ? Object.assign(new Error(answer[1]), { responseCode: answer[0] }) : null
}
