// Notices within seconds that the database is away (it refuses or hangs) and that it is back. In between no request asks it,
// and whatever waits for it fails at once. It asks over a connection of its own, so that a busy pool is not taken for a
// database that is away. What it asks for is the time, so that this server's clock can go as the database's does (C23).

import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock, FollowingClock } from '#clock'
import { type Loop, loop } from '#loop'
import { connect, databaseTime, databaseTimeInPlace, isDatabaseAlive, type PoolMode } from '#store/db'
import { createReach, type Reach } from '#store/reach'
import { aheadOf, isSure } from './databaseClock.ts'

const EVERY_MS = 1000
const PATIENCE_MS = 1000
/** When a timer fires this much too late, this process was held up itself, and the database is not to blame. */
const HELD_UP_MS = 250

type Log = { info(data: object, message: string): void; error(data: object, message: string): void }

/** @param reach of the pool that everybody uses @returns once the connection is there or has failed */
export async function watchDatabase({
  url,
  mode = 'session',
  reach,
  clock,
  follow,
  log,
}: {
  url: string
  mode?: PoolMode
  reach: Reach
  /** This machine's own. */
  clock: Clock
  /** Hears how far the database's clock is ahead of it. */
  follow: FollowingClock['follow']
  log: Log
}): Promise<Loop> {
  const ownReach = createReach()
  const connection = connect(url, 1, { reach: ownReach, mode })
  const timeThere = mode === 'transaction' ? databaseTimeInPlace : databaseTime

  async function compareClocks(): Promise<void> {
    const ahead = await aheadOf(clock, () => timeThere(connection))
    if (isSure(ahead)) follow(ahead.ms)
  }

  async function look(ending?: AbortSignal): Promise<void> {
    const away = !(await answersInTime(compareClocks, clock))
    if (ending?.aborted) return // its question was cut by ourselves
    if (away) ownReach.cut() // the next ping begins anew
    if (away === reach.away) return
    reach.away = away
    if (away) reach.cut()
    if (away) log.error({}, 'database away')
    else log.info({}, 'database back')
  }

  await look()
  const looking = loop(EVERY_MS, look)
  return {
    stop: async () => {
      const ended = looking.stop()
      ownReach.cut()
      await ended
      await connection.end({ timeout: 0 })
    },
  }
}

/** Whether there is an answer before our patience ends. */
export async function answersInTime(
  ask: () => Promise<void>,
  clock: Clock,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  const late = new AbortController()
  const asked = ask().then(() => true, isDatabaseAlive)
  try {
    return await Promise.race([asked, patience(clock, patienceMs, late.signal)])
  } finally {
    late.abort()
  }
}

/** @returns false after `ms` in which this process was not held up, so that it could have heard an answer */
async function patience(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const due = clock.now().epochMilliseconds + ms
    try {
      await sleep(ms, undefined, { signal })
    } catch {
      return false // There was an answer.
    }
    if (clock.now().epochMilliseconds - due <= HELD_UP_MS) return false
  }
}
