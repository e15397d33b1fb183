// Many devices without a screen: each registers, then asks as after restarts, with the same client and the same rules of
// waiting as a device with a screen. What a device costs is its memory and one timer.
import { type Answer, heard, nextQuestion } from '../device/conversation.ts'
import { type Memory, newMemory } from '../device/memory.ts'
import { roomClock } from '../room/clock.ts'
import { deviceApi } from '../speak/deviceApi.ts'
import { sender } from '../speak/send.ts'
import { signingKeys } from '../speak/signingKeys.ts'
import { type FleetDevice, readKeys } from './keysFile.ts'
import { type Saw, sawNothing } from './saw.ts'
import { turnstile } from './turnstile.ts'

export type FleetOptions = {
  devices: number
  seconds: number
  keysPath: string
  deviceApi: string
  /** The devices' day is that of a demo server, as at the start. */
  demoClock?: boolean
  /** Milliseconds of the real clock. */
  now: () => number
  /** A number from 0 up to 1. */
  chance: () => number
}
export type Fleet = { result: Promise<Saw>; stop(): void }

/** Requests under way at most. */
const CONCURRENCY = 64
/** The server may want to be left alone for a day: until then a device of the fleet is switched off and on so often. */
const RESTARTS = 3
/** A fleet remembers nothing from one time to the next. */
const NO_FILE = { read: async () => 0, write: async () => {} }

/** Throws a sentence when the file of keys cannot be used. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { devices, seconds, keysPath, deviceApi: origin, demoClock = false, now, chance } = options
  const members = await readKeys(keysPath, devices)
  /** Wakes each device that waits. Not one AbortSignal for all: adding a listener looks through those that are there. */
  const sleepers = new Set<() => void>()
  let stopped = false
  const plain = sender(origin, CONCURRENCY)
  const notes = sawNothing(devices, seconds)
  const clock = await roomClock({ now, send: plain, file: NO_FILE, movable: demoClock })
  await clock.follow()
  const api = deviceApi(notes.measured(plain), signingKeys(plain), clock.now)
  const turns = turnstile(CONCURRENCY)
  const until = now() + seconds * 1000
  const pace = (seconds * 1000) / RESTARTS

  async function live(member: FleetDevice): Promise<void> {
    let memory: Memory = { ...newMemory(member.mprId), newKey: member.registrationKey }
    let wait = chance() * pace
    while (await passes(wait)) {
      const question = nextQuestion(memory, clock.now())
      if (!question) return
      const answer = await turns(async () => (isOver() ? undefined : api.ask(member.mprId, question)))
      if (!answer) return
      memory = { ...heard(memory, question, answer, clock.now(), chance()), signed: null, refusedKey: null }
      notes.heard(question, answer)
      wait = waitAfter(memory, answer)
    }
  }

  const isOver = () => stopped || now() >= until

  /** @returns false when the time is up */
  async function passes(ms: number): Promise<boolean> {
    if (now() + ms >= until) return false
    await new Promise<void>(resolve => {
      const wake = () => {
        clearTimeout(timer)
        sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      sleepers.add(wake)
    })
    return !isOver()
  }

  function waitAfter({ askAt }: Memory, answer: Answer): number {
    const wanted = (askAt ?? Number.POSITIVE_INFINITY) - clock.now()
    const failed = answer.is === 'unanswered' || answer.is === 'refused'
    return failed ? wanted : Math.min(wanted, pace * (0.9 + chance() * 0.2))
  }

  const result = Promise.all(members.map(live)).then(() => {
    plain.close()
    return notes.sum()
  })
  const stop = () => {
    stopped = true
    for (const wake of sleepers) wake()
  }
  return { result, stop }
}
