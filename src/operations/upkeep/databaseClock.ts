// The time as the database has it (C23): this machine's own clock may be set otherwise, and servers and commands have to agree.
import { type Clock, type FollowingClock, followingClock, systemClock } from '#clock'
import { type Db, databaseTime } from '#store/db'

/** An answer that took longer says too little of the moment that it was given at. */
const SURE_MS = 500
const TRIES = 3

/** How far the database's clock is ahead of one's own, and how sure that is: the way of the question and the answer. */
export type Ahead = { ms: number; wayMs: number }

/** @param ask the database for its time. Undefined when one's own clock was set while the answer was on its way */
export async function aheadOf(own: Clock, ask: () => Promise<Temporal.Instant>): Promise<Ahead | undefined> {
  const asked = own.now().epochMilliseconds
  const there = (await ask()).epochMilliseconds
  const wayMs = own.now().epochMilliseconds - asked
  return wayMs < 0 ? undefined : { ms: there - asked - wayMs / 2, wayMs }
}

export const isSure = (ahead: Ahead | undefined): ahead is Ahead => ahead !== undefined && ahead.wayMs <= SURE_MS

/** For whoever begins: a clock that goes as the database's does by the best of some answers, however slow. */
export async function clockOf(db: Db, own: Clock = systemClock): Promise<FollowingClock> {
  let best: Ahead | undefined
  for (let tries = 0; tries < TRIES && (best?.wayMs ?? Number.POSITIVE_INFINITY) > SURE_MS; tries++) {
    const ahead = await aheadOf(own, () => databaseTime(db))
    if (ahead && ahead.wayMs < (best?.wayMs ?? Number.POSITIVE_INFINITY)) best = ahead
  }
  const clock = followingClock(own)
  if (best) clock.follow(best.ms)
  return clock
}
