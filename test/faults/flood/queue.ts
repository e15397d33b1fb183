// The queue that logins wait in, without the work: each look at a password takes as long as one was measured to take, on as
// many hands as the real one has (operations/access/passwords.ts).
import { performance } from 'node:perf_hooks'
import type { Passwords } from '#operations/access/passwords'
import type { FakeClock } from '../../support/fakeClock.ts'

const HANDS = 2

/** How long one look takes here, in milliseconds: the median of some. */
export async function measuredMs({ hash, verify }: Passwords): Promise<number> {
  const known = await hash('a password to be measured by')
  const times: number[] = []
  for (let i = 0; i < 15; i++) {
    const started = performance.now()
    await verify('another password', known)
    times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[7]!
}

export function simulatedPasswords(clock: FakeClock, ms: number, isRight: (typed: string, known: string) => boolean) {
  const freeAt = Array.from({ length: HANDS }, () => 0)
  let looks = 0
  let waitedMs = 0
  const passwords: Passwords = {
    hash: async password => `hash of ${password}`,
    async verify(typed, known, lane = 'known') {
      looks++
      const now = clock.now().epochMilliseconds
      // Whoever is known comes next, so that they wait for what is in hand alone, and all others wait for them.
      const waits = (hand: number) =>
        Math.max(0, freeAt[hand]! - now) % (lane === 'known' ? ms : Number.POSITIVE_INFINITY)
      const hand = waits(0) <= waits(1) ? 0 : 1
      waitedMs = waits(hand) + ms
      freeAt[hand] = Math.max(now, freeAt[hand]!) + ms
      return known !== undefined && isRight(typed, known)
    },
  }
  /** How many passwords were looked at, and how long the last of them took with its wait. */
  return { passwords, looks: () => looks, waitedMs: () => waitedMs }
}
