// What the former server's users saw, against the bar: no request failed, and none took over a second.
import { type Asked, KINDS, type Kind, type Phase } from './asked.ts'

const MOST_MS = 1000
/** Of each kind from the first migration on: fewer show nothing. */
const FEWEST = 5

export type Verdict = {
  ok: boolean
  requests: number
  failed: number
  slow: number
  slowest: number
  /** The figures of each kind as text, before the migration and from then on. */
  kinds: Record<Kind, string>
  /** A sentence for each request that failed or was slow, and for each kind that was asked too seldom. */
  faults: string[]
}

export function judge(all: Asked[]): Verdict {
  const failed = all.filter(asked => asked.failed !== undefined)
  const timed = all.filter(asked => asked.phase !== 'warm-up')
  const slow = timed.filter(asked => asked.ms > MOST_MS)
  const of = (kind: Kind, ...phases: Phase[]) =>
    timed.filter(asked => asked.kind === kind && phases.includes(asked.phase))
  const rare = KINDS.filter(kind => of(kind, 'during', 'after').length < FEWEST)
  const kindOf = (kind: Kind) => `before ${figures(of(kind, 'before'))}; then ${figures(of(kind, 'during', 'after'))}`
  return {
    ok: failed.length + slow.length + rare.length === 0,
    requests: all.length,
    failed: failed.length,
    slow: slow.length,
    slowest: Math.max(0, ...timed.map(asked => asked.ms)),
    kinds: Object.fromEntries(KINDS.map(kind => [kind, kindOf(kind)])) as Record<Kind, string>,
    faults: [
      ...failed.map(asked => `${asked.phase}: ${asked.what} failed: ${asked.failed}`),
      ...slow.map(asked => `${asked.phase}: ${asked.what} took ${Math.round(asked.ms)} ms`),
      ...rare.map(kind => `fewer than ${FEWEST} requests of the kind ${kind} once the migration had begun`),
    ],
  }
}

function figures(asked: Asked[]): string {
  const times = asked.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (part: number) => Math.round(times[Math.ceil(part * times.length) - 1] ?? 0)
  return `${times.length}, p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)} ms`
}
