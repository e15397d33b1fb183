// A proxy that asks /readyz ten times a second, and what it must have heard.
import { setTimeout as sleep } from 'node:timers/promises'

const EVERY_MS = 100
const PATIENCE_MS = 5000
/** For so long a server may not know yet. */
export const NOTICED_MS = 2000
/** What is shorter by this says too little. */
const SURE_MS = 500

/** Moments are milliseconds of one clock. */
export type Looked = { askedAt: number; answeredAt: number; status: number | 'none' }
export type Watch = { looked: Looked[]; stop(): Promise<void> }

export function watchReady(origin: string): Watch {
  const looked: Looked[] = []
  const ending = { now: false }
  async function look(): Promise<void> {
    while (!ending.now) {
      const askedAt = performance.now()
      const status = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
        async answer => {
          await answer.text()
          return answer.status
        },
        () => 'none' as const,
      )
      looked.push({ askedAt, answeredAt: performance.now(), status })
      await sleep(EVERY_MS)
    }
  }
  const looking = look()
  return {
    looked,
    stop: () => {
      ending.now = true
      return looking
    },
  }
}

/** When the server was first ready again after this, in milliseconds; waits for it. @returns undefined when it was not in time */
export async function readyAgain(
  { looked }: Pick<Watch, 'looked'>,
  since: number,
  withinMs: number,
): Promise<number | undefined> {
  for (;;) {
    const first = looked.find(({ askedAt, status }) => askedAt >= since && status === 200)
    if (first) return first.answeredAt - since
    if (performance.now() - since > withinMs) return undefined
    await sleep(EVERY_MS)
  }
}

/** What was said of a time in which nothing could be written, and may not be said. */
export function wronglyReady(looked: Looked[], from: number, to: number): string[] {
  const known = looked.filter(({ askedAt, answeredAt }) => askedAt >= from + NOTICED_MS && answeredAt <= to)
  const during = looked.filter(({ askedAt, answeredAt }) => askedAt >= from && answeredAt <= to)
  const wrong = known.filter(({ status }) => status !== 503).map(({ status }) => `/readyz said ${status}`)
  const unsaid = to - from > NOTICED_MS + SURE_MS && !during.some(({ status }) => status === 503)
  return unsaid ? [...wrong, '/readyz never said 503'] : wrong
}
