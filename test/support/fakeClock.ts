import type { Clock } from '#clock'

export type FakeClock = Clock & { advance(by: Temporal.DurationLike): void }

/** A clock that stands still until it is told. */
export function fakeClock(start = '2026-12-01T03:00:00Z'): FakeClock {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    advance: by => {
      now = now.add(
        Temporal.Duration.from(by).round({ largestUnit: 'hours', relativeTo: Temporal.PlainDate.from('2026-12-01') }),
      )
    },
  }
}
