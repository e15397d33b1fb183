// Mails of a running server: over SMTP where that is configured, else into the tray of the demo.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { firstStart } from '#store/mailQueue'
import { AT_ONCE, drainOnce, type SenderDeps } from './sender.ts'
import type { Transport } from './transport.ts'
import { createTray, type Tray } from './tray.ts'

const EVERY_MS = 1000
/** The mail server, or the database, is asked less often while it is in trouble. */
const IN_TROUBLE_MS = 10_000

type Settings = { production: boolean; SMTP_URL?: string | undefined; dataDir: string }

/** `tray`: there is one, and mails go nowhere else. */
export async function deliveryOf(
  { production, SMTP_URL, dataDir }: Settings,
  clock: SenderDeps['clock'],
): Promise<{ transport: Transport; tray: Tray | undefined }> {
  if (SMTP_URL !== undefined) {
    const { smtpTransport } = await import('./smtp.ts') // the demo starts without what it does not use
    return { transport: smtpTransport(SMTP_URL, AT_ONCE), tray: undefined }
  }
  if (production) throw new Error('production has SMTP_URL')
  const tray = createTray(join(dataDir, 'mail'), clock)
  return { transport: tray, tray }
}

/** Sends every second what is due, until it is stopped; then mails under way are finished. */
export async function keepSending(deps: SenderDeps, everyMs = EVERY_MS): Promise<{ stop(): Promise<void> }> {
  const closed = await firstStart(deps.db, deps.clock.now())
  if (closed) deps.log.info({ mails: closed }, 'mails written before mails were first sent are closed unsent')
  const ending = new AbortController()

  async function run(): Promise<void> {
    do {
      const troubled = await drainOnce(deps, ending.signal).catch(error => {
        deps.log.error({ err: error }, 'mails cannot be sent')
        return true
      })
      if (!(await pause(troubled ? Math.max(IN_TROUBLE_MS, everyMs) : everyMs))) return
    } while (!ending.signal.aborted)
  }

  /** @returns false when it is time to end */
  const pause = (ms: number) => sleep(ms, true, { signal: ending.signal, ref: false }).catch(() => false)

  const running = run()
  return {
    stop: async () => {
      ending.abort()
      await running
      await deps.transport.close()
    },
  }
}
