import { setTimeout as sleep } from 'node:timers/promises'

export type Loop = { stop(): Promise<void> }

/** Does `work` again and again with so long between; the first time after that, too. `work` deals with its own errors. */
export function loop(everyMs: number, work: () => Promise<void>): Loop {
  const ending = new AbortController()
  /** @returns false when it is time to end */
  const pause = () => sleep(everyMs, true, { signal: ending.signal, ref: false }).catch(() => false)

  async function run(): Promise<void> {
    while (await pause()) await work()
  }
  const running = run()
  return {
    stop: () => {
      ending.abort()
      return running
    },
  }
}
