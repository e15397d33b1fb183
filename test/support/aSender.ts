// The sender of a test's app, over a real connection and with little patience.
import { after } from 'node:test'
import { drainOnce, type SenderDeps } from '#mail/sender'
import { smtpTransport } from '#mail/smtp'
import { type NewMail, queueMail } from '#store/outbox'
import type { TestApp } from './testApp.ts'

export const FROM = { name: 'つながるねっとキー管理システム', address: 'no-reply@keys.example.jp' }
const IMPATIENT = { connection: 2000, greeting: 300, silence: 600, whole: 2000 }

export function aSender({ deps, metrics }: TestApp, url: string, more: Partial<SenderDeps> = {}) {
  const transport = smtpTransport(url, 5, IMPATIENT)
  after(() => transport.close())
  const sender: SenderDeps = { ...deps, from: FROM, transport, metrics, ...more }
  return { sender, drain: () => drainOnce(sender) }
}

/** Queues a mail; most tests do not mind which. */
export async function queued({ db, clock }: TestApp, mail: Partial<NewMail> = {}) {
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
