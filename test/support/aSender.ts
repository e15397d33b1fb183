// The sender of a test's app, over a real connection.
import { after } from 'node:test'
import { createSender } from '#mail/sender'
import type { SenderDeps } from '#mail/sendMail'
import { smtpTransport } from '#mail/smtp'
import type { Transport } from '#mail/transport'
import { type MailData, type NewMail, queueMail } from '#store/notices/outbox'
import type { TestApp } from './testApp.ts'

export const FROM = { name: 'つながるねっとキー管理システム', address: 'no-reply@keys.example.jp' }
/** For as long as a busy machine may take. */
const PATIENT = { connection: 20_000, greeting: 20_000, silence: 20_000, whole: 40_000 }
/** For mail servers that never answer. */
export const IMPATIENT = { connection: 2000, greeting: 300, silence: 600, whole: 2000 }

/** Sends what is due, and waits for all of it. @returns whether the mail server was in trouble */
export async function drainOnce(deps: SenderDeps): Promise<boolean> {
  const sender = createSender(deps, new AbortController().signal)
  const troubled = await sender.drain()
  await sender.settled()
  return troubled
}

export function aSender({ deps, metrics }: TestApp, url: string, more: Partial<SenderDeps> = {}, waits = PATIENT) {
  const transport = smtpTransport(url, 5, waits)
  after(() => transport.close())
  const sender: SenderDeps = { ...deps, from: FROM, transport, metrics, ...more }
  return { sender, drain: () => drainOnce(sender) }
}

/** Takes every mail, or does as told. */
export function aTransport(send: Transport['send'] = async () => ({ kind: 'sent' })) {
  const taken: { id: number; to: string; messageId: string }[] = []
  const transport: Transport = {
    send: (message, cutOff) => {
      taken.push(message)
      return send(message, cutOff)
    },
    close: async () => {},
  }
  return { taken, transport }
}

export const senderOf = ({ deps, metrics }: TestApp, transport: Transport) => ({
  ...deps,
  from: FROM,
  transport,
  metrics,
})

type AnyMail = Pick<NewMail, 'accountId' | 'recipient' | 'language' | 'secret'> & {
  template: keyof MailData
  data: object
}

/** Queues a mail; most tests do not mind which. */
export async function queued({ db, clock }: TestApp, mail: Partial<AnyMail> = {}) {
  const plain = { template: 'password-changed', data: {}, recipient: 'a@minato.example' } as const
  await queueMail(db, { ...plain, ...mail } as NewMail, clock.now())
  const [row] = await db<{ id: number }[]>`select max(id) as id from outbox`
  return row!.id
}

export const sealed = ({ deps, clock }: TestApp, clear: string, minutes: number) => ({
  sealed: deps.mailSeal.close(Buffer.from(clear)),
  until: clock.now().add({ minutes }),
})

export async function mailRow({ db }: TestApp, id: number) {
  const [row] = await db<
    { state: string; attempts: number; reason: string | null; secret: Uint8Array | null; nextAt: Temporal.Instant }[]
  >`select state, attempts, reason, secret, next_at as "nextAt" from outbox where id = ${id}`
  return row!
}

/** State, tries and reason. */
export async function stateOf(app: TestApp, id: number) {
  const { state, attempts, reason } = await mailRow(app, id)
  return [state, attempts, reason]
}

/** Every mail that waits comes to a mail server that refuses its address for good. */
export const refuseAll = (app: TestApp) =>
  drainOnce(senderOf(app, aTransport(async () => ({ kind: 'failed', reason: 'recipient-refused 550' })).transport))
