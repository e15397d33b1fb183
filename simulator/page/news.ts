// How a page that is open learns what changed: whole screens, ready to be shown, one message a device.
import type { RoomClock } from '../room/clock.ts'
import type { Room } from '../room/room.ts'
import { cableWords } from './place.ts'
import { screenOf } from './screen/screen.ts'
import { spokenOf } from './screen/spoken.ts'
import type { Text } from './text/text.ts'

/** `gone` when the device was taken down. */
export type News =
  | { mprId: string; gone: true }
  | {
      mprId: string
      /** Grows with each change: an answer that was overtaken is told by it. */
      revision: number
      screen: string
      spoken: [string, string]
      plugged: boolean
      cable: [string, string]
      today: string
    }

export type Watched = { room: Room; clock: RoomClock; portal: string }

const HEARTBEAT_MS = 15_000

export function newsOf(mprId: string, { room, clock, portal }: Watched, text: Text): News {
  const device = room.find(mprId)
  if (!device) return { mprId, gone: true }
  const now = clock.now()
  const { screen, detail } = spokenOf(device, now, text)
  return {
    mprId,
    revision: room.revision(),
    screen: String(screenOf(device, { now, portal }, text)),
    spoken: [screen, detail],
    plugged: device.plugged,
    cable: cableWords(device, text),
    today: text.page.today(clock.today()),
  }
}

/** text/event-stream: every device at first, so that who comes back has missed nothing, then whatever changes. */
export function newsStream(watched: Watched, text: Text): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      const say = (line: string) => {
        try {
          controller.enqueue(encoder.encode(line))
        } catch {
          end() // Who listened has gone; that is told a moment later.
        }
      }
      const tell = (mprId: string) => say(`data: ${JSON.stringify(newsOf(mprId, watched, text))}\n\n`)
      const unwatch = watched.room.watch(tell)
      const heartbeat = setInterval(() => say(':\n\n'), HEARTBEAT_MS)
      end = () => {
        unwatch()
        clearInterval(heartbeat)
      }
      say('retry: 1000\n\n')
      for (const { memory } of watched.room.devices()) tell(memory.mprId)
    },
    cancel: () => end(),
  })
}
