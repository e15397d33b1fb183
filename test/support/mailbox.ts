// The mail that users of a test's app got.
import { drainOnce } from './aSender.ts'
import type { TestApp } from './testApp.ts'

export type ReceivedMail = {
  to: string
  subject: string
  text: string
  headers: Record<string, string>
  template: string
}

const delivered = new WeakMap<object, ReceivedMail[]>()

/** Delivers everything that waits. @returns all mails of this app so far, the oldest first */
export async function mailbox({ db, deps }: Pick<TestApp, 'db' | 'deps'>): Promise<ReceivedMail[]> {
  const received = delivered.get(deps) ?? []
  delivered.set(deps, received)
  const got: (ReceivedMail & { id: number })[] = []
  await drainOnce({
    ...deps,
    from: { name: 'つながるねっとキー管理システム', address: 'no-reply@localhost' },
    metrics: { mail: () => {} },
    transport: {
      send: async ({ id, to, subject, text, headers }) => {
        const [row] = await db<{ template: string }[]>`select template from outbox where id = ${id}`
        got.push({ id, to, subject, text, headers, template: row!.template })
        return { kind: 'sent' }
      },
      close: async () => {},
    },
  })
  const failed = await db`select id, template, reason from outbox where state = 'failed'`
  if (failed.length > 0) throw new Error(`mails failed: ${JSON.stringify(failed)}`)
  received.push(...got.sort((a, b) => a.id - b.id).map(({ id: _, ...mail }) => mail))
  return [...received]
}
