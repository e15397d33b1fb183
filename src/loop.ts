// What a server does again and again beside its requests, until it is told to stop.
import { setTimeout as sleep } from 'node:timers/promises'

export type Loop = { stop(): Promise<void> }

/** @returns false when it was cut short: it is time to end */
export const pause = (ms: number, ending: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal: ending, ref: false }).catch(() => false)

/**
 * Does `work` again and again, the first time after so long as well, unless `firstMs` says otherwise. `work` deals with
 * its own errors; it may answer with another wait before the next time.
 */
export function loop(
  everyMs: number,
  work: (ending: AbortSignal) => Promise<void> | Promise<number>,
  firstMs = everyMs,
): Loop {
  const ending = new AbortController()

  async function run(): Promise<void> {
    for (let wait = firstMs; await pause(wait, ending.signal); ) wait = (await work(ending.signal)) ?? everyMs
  }
  const running = run()
  return {
    stop: () => {
      ending.abort()
      return running
    },
  }
}
