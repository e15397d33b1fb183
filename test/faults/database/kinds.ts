// What happens to a database, drawn by chance.
import type { Stage } from './stage.ts'

export type Fault = {
  /** Such as `stall, 1200 ms`. */
  name: string
  begin(): Promise<void>
  /** Until it is over. */
  lastsMs: number
  end(): Promise<void>
}

export const KINDS = ['cut', 'stall', 'restart', 'read-only'] as const

const SHORTEST_MS = 200

/** @param chance 0 to 1 @param longestMs a stall, a time of reading only, or a stop between end and start */
export function drawFault(stage: Stage, chance: () => number, longestMs: number): Fault {
  const among = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const span = () => Math.round(SHORTEST_MS + chance() * (longestMs - SHORTEST_MS))
  const nothing = async () => {}
  const kind = among(KINDS)
  if (kind === 'cut') {
    const where = among([...stage.proxies.keys(), 'database'] as const)
    const cut = async () => (where === 'database' ? stage.terminate() : stage.proxies.get(where)!.cut())
    return { name: `cut at the ${where}`, begin: cut, lastsMs: 0, end: nothing }
  }
  const lastsMs = span()
  if (kind === 'stall') {
    const where = among([...stage.proxies.keys()])
    const proxy = stage.proxies.get(where)!
    const [begin, end] = [async () => proxy.stall(), async () => proxy.flow()]
    return { name: `stall at the ${where}, ${lastsMs} ms`, begin, lastsMs, end }
  }
  if (kind === 'read-only') {
    const [begin, end] = [() => stage.readOnly(true), () => stage.readOnly(false)]
    return { name: `read-only, ${lastsMs} ms`, begin, lastsMs, end }
  }
  const how = among(['fast', 'immediate'] as const)
  return { name: `restart, ${how}, ${lastsMs} ms`, begin: () => stage.down(how), lastsMs, end: stage.up }
}
