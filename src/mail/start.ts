// Mails of a running server: over SMTP where that is configured, else into the tray of the demo.
import { join } from 'node:path'
import { loop } from '#loop'
import { firstStart } from '#store/notices/mailQueue'
import { AT_ONCE, createSender } from './sender.ts'
import { AGAIN_AFTER_TROUBLE_SECONDS, type SenderDeps } from './sendMail.ts'
import type { Transport } from './transport.ts'
import { createTray, type Tray } from './tray.ts'

const EVERY_MS = 1000
/** The mail server, or the database, is asked less often while it is in trouble. */
const IN_TROUBLE_MS = AGAIN_AFTER_TROUBLE_SECONDS * 1000
/** Main gives everything ten seconds. */
const GRACE_MS = 5000

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

/** Sends every second what is due, until it is stopped: mails under way have a few seconds then, and wait if that is too short. */
export async function keepSending(
  deps: SenderDeps,
  everyMs = EVERY_MS,
  graceMs = GRACE_MS,
): Promise<{ stop(): Promise<void> }> {
  const closed = await firstStart(deps.db, deps.clock.now())
  if (closed) deps.log.info({ mails: closed }, 'mails written before mails were first sent are closed unsent')
  const cutOff = new AbortController()
  const sender = createSender(deps, cutOff.signal)
  const failed = (error: unknown) => {
    deps.log.error({ err: error }, 'mails cannot be sent')
    return true
  }
  const sending = loop(
    everyMs,
    async ending => {
      const troubled = await sender.drain(ending).catch(failed)
      return troubled ? Math.max(IN_TROUBLE_MS, everyMs) : everyMs
    },
    0,
  )
  return {
    stop: async () => {
      const overdue = setTimeout(() => cutOff.abort(), graceMs)
      await sending.stop()
      await sender.settled().catch(failed)
      clearTimeout(overdue)
      await deps.transport.close()
    },
  }
}
