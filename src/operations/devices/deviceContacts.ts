// Gathers in memory when devices were last heard, and writes it every few seconds, since no device waits for it. A crash
// loses the last few seconds.
import type { MprId } from '#domain/codes'
import { type Contact, keepContacts } from '#store/devices/devices'
import type { OperationDeps } from '../deps.ts'

const EVERY_SECONDS = 5
const MOST = 1000

export type DeviceContacts = {
  heard(contact: Omit<Contact, 'heardAt'>): void
  /** Writes what is gathered. What cannot be written stays for the next time. */
  flush(): Promise<void>
  /** Writes the rest, and no more after it. */
  stop(): Promise<void>
}

export function createDeviceContacts({ db, clock }: Pick<OperationDeps, 'db' | 'clock'>): DeviceContacts {
  const gathered = new Map<MprId, Contact>()
  let timer: NodeJS.Timeout | undefined

  async function flush(): Promise<void> {
    timer = undefined
    const contacts = [...gathered.values()]
    for (let from = 0; from < contacts.length; from += MOST) {
      const some = contacts.slice(from, from + MOST)
      await keepContacts(db, some)
      for (const contact of some) if (gathered.get(contact.mprId) === contact) gathered.delete(contact.mprId)
    }
  }

  return {
    heard(contact) {
      gathered.set(contact.mprId, { ...contact, heardAt: clock.now() })
      timer ??= setTimeout(() => void flush().catch(() => undefined), EVERY_SECONDS * 1000).unref() // the next one tries again
    },
    flush,
    async stop() {
      clearTimeout(timer)
      await flush()
    },
  }
}
