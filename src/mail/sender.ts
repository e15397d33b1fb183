// Takes what waits in the outbox, as many mails at once as there are slots: a slow one holds its slot and nobody else.
import { pause } from '#loop'
import { claimMails } from '#store/notices/mailQueue'
import { AGAIN_AFTER_TROUBLE_SECONDS, type SenderDeps, sendMail } from './sendMail.ts'

/** Mails under way at once. */
export const AT_ONCE = 5
/** How often to look for new mails while some are being sent, so that a code does not wait behind them. */
const LOOK_AGAIN_MS = 1000

export type Sender = {
  /**
   * Sends what is due until nothing is and none is under way; or until the mail server is in trouble, and lets nothing
   * through; or until `ending`. What cannot be recorded is thrown, once the others have come to their end.
   * @returns whether the mail server was in trouble
   */
  drain(ending?: AbortSignal): Promise<boolean>
  /** All that was under way has come to an end. */
  settled(): Promise<void>
}

/** @param cutOff ends the talk with the mail server; those mails wait */
export function createSender(deps: SenderDeps, cutOff: AbortSignal): Sender {
  const underWay = new Set<Promise<void>>()
  let troubles: { reason: string; trouble: string }[] = []
  let faults: unknown[] = []
  let gotThrough = false

  async function fillSlots(): Promise<void> {
    const free = AT_ONCE - underWay.size
    if (free === 0) return
    for (const mail of await claimMails(deps.db, free, deps.clock.now())) {
      const sending = sendMail(deps, mail, cutOff)
        .then(
          end => {
            if (end.kind === 'sent') gotThrough = true
            if (end.kind !== 'later' || !end.trouble || end.trouble === 'stopped') return
            troubles.push({ reason: end.reason, trouble: end.trouble })
          },
          error => void faults.push(error),
        )
        .finally(() => underWay.delete(sending))
      underWay.add(sending)
    }
  }

  const settled = async () => void (await Promise.all(underWay))

  /** @returns whether the mail server was in trouble, and nothing got through */
  function tell(): boolean {
    const [first] = troubles
    const [fault] = faults
    const inTrouble = first !== undefined && !gotThrough
    if (first) deps.log.error({ ...first, mails: troubles.length }, 'the mail server is in trouble; mails wait')
    const error = faults.length > 1 ? new AggregateError(faults, `${faults.length} mails: ${fault}`) : fault
    const isFault = faults.length > 0
    ;[troubles, faults, gotThrough] = [[], [], false]
    if (isFault) throw error
    return inTrouble
  }

  return {
    async drain(ending) {
      while (!ending?.aborted) {
        await fillSlots()
        const idle = underWay.size === 0
        if (!idle) await within(LOOK_AGAIN_MS, Promise.race(underWay))
        if (troubles.length + faults.length === 0) {
          if (idle) return false
          continue
        }
        await within(AGAIN_AFTER_TROUBLE_SECONDS * 1000, settled()) // one line for all
        if (tell()) return true
      }
      return false
    },
    settled: async () => {
      await settled()
      tell()
    },
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const done = new AbortController()
  await Promise.race([work, pause(ms, done.signal)])
  done.abort()
}
