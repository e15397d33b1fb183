/** The only way to the time of day: handed in, so that tests can set it. */
export type Clock = { now(): Temporal.Instant }

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that goes as another one does, however far apart this machine's own is set. */
export type FollowingClock = Clock & {
  /** @param aheadMs how far the other one is ahead of this machine's, as just measured; negative when it is behind */
  follow(aheadMs: number): void
}

/** Less than this is the way of the question and the answer, and not worth a step back in time. */
const TOLERATED_MS = 250

export function followingClock(own: Clock = systemClock): FollowingClock {
  let shiftMs = 0
  return {
    now: () => (shiftMs === 0 ? own.now() : own.now().add({ milliseconds: shiftMs })),
    follow(aheadMs) {
      if (Math.abs(aheadMs - shiftMs) > TOLERATED_MS) shiftMs = Math.round(aheadMs)
    },
  }
}
