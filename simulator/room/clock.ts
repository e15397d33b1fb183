// The devices' clock: the real one, and in a demo so many days ahead of it, together with the server's business day.
import { z } from 'zod'
import type { Send } from '../speak/send.ts'
import type { ClockFile } from './files.ts'

export type RoomClock = {
  /** Milliseconds. */
  now(): number
  /** The day in GMT. */
  today(): Temporal.PlainDate
  /** Whether days can be skipped. */
  movable: boolean
  /** Takes over the day that the server has. */
  follow(): Promise<void>
  forward(by: Temporal.DurationLike): Promise<Moved>
}

export type Moved = 'moved' | 'unreachable' | 'not-a-demo' | 'refused' | 'too-far'

const DAY_MS = 86_400_000
const FARTHEST_DAYS = 36_525

const answer = z.object({ day: z.string() })

export type ClockSource = { now: () => number; send: Send; file: ClockFile; movable: boolean }

export async function roomClock({ now, send, file, movable }: ClockSource): Promise<RoomClock> {
  let shift = movable ? await file.read() : 0
  /** Counts up before and after a move, so that a look at the server's day that began earlier sees that it is void. */
  let moves = 0

  const dayAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDate()
  const today = () => dayAt(now() + shift * DAY_MS)

  async function shiftTo(day: Temporal.PlainDate): Promise<void> {
    const wanted = dayAt(now()).until(day, { largestUnit: 'days' }).days
    if (wanted === shift) return
    shift = wanted
    await file.write(shift)
  }

  async function serverDay(day?: Temporal.PlainDate): Promise<Temporal.PlainDate | Exclude<Moved, 'moved'>> {
    const body = day ? { body: JSON.stringify({ day: day.toString() }) } : {}
    const headers = { accept: 'application/json', ...(day ? { 'content-type': 'application/json' } : {}) }
    try {
      const response = await send({ method: day ? 'POST' : 'GET', path: '/demo/day', headers, ...body })
      if (response.status === 409) return 'refused'
      if (response.status !== 200) return response.status >= 500 ? 'unreachable' : 'not-a-demo'
      return Temporal.PlainDate.from(answer.parse(JSON.parse(response.body)).day)
    } catch {
      return 'unreachable' // Nobody there, or no day in the answer.
    }
  }

  async function follow(): Promise<void> {
    if (!movable) return
    const before = moves
    const day = await serverDay()
    if (day instanceof Temporal.PlainDate && moves === before) await shiftTo(day)
  }

  async function forward(by: Temporal.DurationLike): Promise<Moved> {
    if (!movable) return 'not-a-demo'
    const before = await serverDay()
    if (!(before instanceof Temporal.PlainDate)) return before
    const wanted = before.add(by)
    if (dayAt(now()).until(wanted, { largestUnit: 'days' }).days > FARTHEST_DAYS) return 'too-far'
    moves++
    const after = await serverDay(wanted)
    moves++
    if (!(after instanceof Temporal.PlainDate)) return after
    await shiftTo(after)
    return 'moved'
  }
  return { now: () => now() + shift * DAY_MS, today, movable, follow, forward }
}
