// Where no mail server is configured, mails are kept as files for whoever tries the demo (product.md §6).
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#clock'
import type { Message } from './message.ts'
import type { Transport } from './transport.ts'

const AT_MOST = 200

/** `name` is its file's, and its address on the page. */
export type KeptMail = Message & { name: string; keptAt: string }

export type Tray = Transport & {
  /** The newest first. */
  list(): Promise<KeptMail[]>
  one(name: string): Promise<KeptMail | undefined>
}

export function createTray(folder: string, clock: Clock): Tray {
  let turn: Promise<unknown> = Promise.resolve()

  /** The newest first: a name begins with its time. */
  const names = async () =>
    (await readdir(folder).catch(() => [])).flatMap(file => NAME.exec(file)?.[1] ?? []).sort((a, b) => (a < b ? 1 : -1))

  const one = async (name: string): Promise<KeptMail | undefined> =>
    NAME.test(`${name}.json`)
      ? readFile(join(folder, `${name}.json`), 'utf8').then(JSON.parse, () => undefined) // gone meanwhile
      : undefined

  async function keep(message: Message): Promise<void> {
    const now = clock.now()
    const name = `${String(now.epochMilliseconds).padStart(14, '0')}-${String(message.id).padStart(10, '0')}`
    const kept: KeptMail = { ...message, name, keptAt: now.toString() }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, `${name}.json`)
    await writeFile(`${path}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
    await rename(`${path}.new`, path)
    for (const old of (await names()).slice(AT_MOST)) await rm(join(folder, `${old}.json`), { force: true })
  }

  return {
    async send(message) {
      const kept = turn.then(() => keep(message))
      turn = kept.catch(() => {}) // its sender hears of it
      await kept
      return { kind: 'sent' }
    },
    close: async () => void (await turn),
    list: async () => (await Promise.all((await names()).map(one))).filter(mail => mail !== undefined),
    one,
  }
}

const NAME = /^(\d{14}-\d{10})\.json$/
