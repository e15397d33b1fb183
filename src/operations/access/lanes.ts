// Who goes first where only so much is done at once: whoever is known is not held up by a flood of strangers (C23).

/** Known is whoever is signed in, has proven something, or has a browser that the account knows. */
export type Lane = 'known' | 'stranger'

export type InTurn = <T>(lane: Lane, work: () => Promise<T>) => Promise<T>

/** So many at once; a stranger waits until nobody who is known does. */
export function lanes(atOnce: number): InTurn {
  const waiting: Record<Lane, (() => void)[]> = { known: [], stranger: [] }
  let running = 0
  return async (lane, work) => {
    if (running >= atOnce) await new Promise<void>(resolve => waiting[lane].push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.known.shift() ?? waiting.stranger.shift()
      if (next) next()
      else running--
    }
  }
}
