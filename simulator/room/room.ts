// The room with the devices: puts them up, takes them down, and tells who watches.
import { type Device, newDevice } from '../device/device.ts'
import { isLetter, type Letter, meant } from '../device/keyboard.ts'
import type { Key } from '../device/keys.ts'
import { plug, press } from '../device/press.ts'
import type { Kept } from './files.ts'
import { type Place, type PlaceDeps, placeDevice } from './place.ts'

export type Room = {
  devices(): Device[]
  find(mprId: string): Device | undefined
  /** @returns false when it stands there already */
  add(mprId: string): Promise<boolean>
  remove(mprId: string): Promise<void>
  press(mprId: string, keys: (Key | Letter)[]): Promise<void>
  plug(mprId: string, plugged: boolean): Promise<void>
  /** The clock was moved: who is due asks. */
  clockMoved(): void
  /** Told the MPR ID of each device whose screen may be another one now. @returns how to stop that */
  watch(tell: (mprId: string) => void): () => void
  /** How often anything changed. */
  revision(): number
  stop(): Promise<void>
}

/** @param first devices that stand there when nothing was ever kept */
export async function openRoom(deps: PlaceDeps, first: string[]): Promise<Room> {
  const { files } = deps
  const places = new Map<string, Place>()
  const watchers = new Set<(mprId: string) => void>()

  let revision = 0

  const tell = (mprId: string): void => {
    revision++
    for (const watcher of watchers) watcher(mprId)
  }
  const put = (kept: Kept): void => {
    const { mprId } = kept.memory
    places.set(
      mprId,
      placeDevice(kept, deps, () => tell(mprId)),
    )
  }
  const add = async (mprId: string): Promise<boolean> => {
    if (places.has(mprId)) return false
    const { memory, plugged } = newDevice(mprId)
    await files.write({ memory, plugged, on: true })
    put({ memory, plugged, on: true })
    tell(mprId)
    return true
  }

  for (const kept of await files.devices()) put(kept)
  if (files.isNew) for (const mprId of first) await add(mprId)
  return {
    devices: () => [...places.values()].map(place => place.device()),
    find: mprId => places.get(mprId)?.device(),
    add,
    remove: async mprId => {
      const place = places.get(mprId)
      places.delete(mprId)
      await place?.stop()
      await files.remove(mprId)
      tell(mprId)
    },
    press: async (mprId, keys) => {
      for (const pressed of keys)
        await places.get(mprId)?.take(device => {
          const key = isLetter(pressed) ? meant(device, pressed) : pressed
          return key ? press(device, key) : { device, effects: [] }
        })
    },
    plug: async (mprId, plugged) => places.get(mprId)?.take(device => plug(device, plugged)),
    clockMoved: () => {
      for (const place of places.values()) place.clockMoved()
    },
    watch: tell => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    revision: () => revision,
    stop: async () => {
      await Promise.allSettled([...places.values()].map(place => place.stop()))
    },
  }
}
