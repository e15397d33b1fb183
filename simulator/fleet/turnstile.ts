// Lets so many through at once; the others wait in the order in which they came.

/** Those who went through are forgotten so many at a time. */
const MANY = 1000

export function turnstile(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = width
  const waiting: (() => void)[] = []
  let next = 0

  return async work => {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const first = waiting[next]
      if (first) {
        next++
        first()
      } else free++
      if (next > MANY) {
        waiting.splice(0, next)
        next = 0
      }
    }
  }
}
