// Runs the work of each key one after the other, in the order in which they came. Different keys do not wait for each other.
export type InTurn = <T>(key: number, work: () => Promise<T>) => Promise<T>

export function inTurn(): InTurn {
  const last = new Map<number, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key)
    const mine = (before ?? Promise.resolve()).then(work, work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
