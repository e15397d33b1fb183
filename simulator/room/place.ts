// One device where it stands: runs what press() asks for (server, animation, memory), one question at a time.
import { heard, nextQuestion } from '../device/conversation.ts'
import type { Device } from '../device/device.ts'
import { type Effect, type Pressed, showRefused, start, started } from '../device/press.ts'
import type { DeviceApi } from '../speak/deviceApi.ts'
import type { RoomClock } from './clock.ts'
import type { Files, Kept } from './files.ts'
import { timer } from './timer.ts'

export type PlaceDeps = {
  files: Files
  api: DeviceApi
  clock: RoomClock
  chance: () => number
  /** How long the start's animation takes. */
  startMs: number
}

export type Place = {
  device(): Device
  /** A step of the state machine; done when what it changed is on disk. */
  take(step: (device: Device) => Pressed): Promise<void>
  /** The clock was moved: asks if it is due. */
  clockMoved(): void
  stop(): Promise<void>
}

/** @param tell called when the screen may be another one */
export function placeDevice({ on, ...kept }: Kept, deps: PlaceDeps, tell: () => void): Place {
  const { files, api, clock, chance, startMs } = deps
  const clockwork = timer()
  let device: Device = { ...kept, screen: { name: 'off' } }
  let written: Promise<void> = Promise.resolve()
  let call = new AbortController()
  /** Count up so that what was begun before sees that it is void. */
  let asks = 0
  let starts = 0

  const effects: Record<Effect, () => void> = {
    save,
    start: () => void startUp(),
    ask: () => void ask(),
    hangUp: () => call.abort(),
    stop: () => {
      starts++
      quiet()
    },
  }

  function run(pressed: Pressed): void {
    const changed = pressed.device !== device
    device = pressed.device
    for (const effect of pressed.effects) effects[effect]()
    if (changed) tell()
  }

  function save(): void {
    const { memory, plugged, screen } = device
    written = files.write({ memory, plugged, on: screen.name !== 'off' })
    written.catch(error => console.error(`${memory.mprId} could not be saved: ${error}`))
  }

  function quiet(): void {
    asks++
    call.abort()
    clockwork.stop()
  }

  async function startUp(): Promise<void> {
    const mine = ++starts
    await Promise.all([ask(), new Promise(resolve => setTimeout(resolve, startMs).unref())])
    if (starts !== mine) return // off, or started once more
    run({ device: started(device), effects: ['save'] })
  }

  async function ask(): Promise<void> {
    quiet()
    const mine = asks
    do {
      const question = nextQuestion(device.memory, clock.now())
      if (!question) break
      call = new AbortController()
      const answer = device.plugged
        ? await api.ask(device.memory.mprId, question, call.signal)
        : ({ is: 'unanswered' } as const)
      if (asks !== mine) return
      const memory = heard(device.memory, question, answer, clock.now(), chance())
      run({ device: showRefused({ ...device, memory }), effects: ['save'] })
    } while (isDue())
    wait()
  }

  function isDue(): boolean {
    return device.memory.askAt !== null && device.memory.askAt <= clock.now()
  }

  /** Until it asks again, or until what it believes runs out and its screen says so. */
  function wait(): void {
    const { askAt, statement } = device.memory
    const now = clock.now()
    const ahead = [askAt, statement?.expiresAt ?? null].filter(at => at !== null).filter(at => at > now)
    if (ahead.length === 0) clockwork.stop()
    else
      clockwork.set(Math.min(...ahead) - now, () => {
        tell()
        onTime()
      })
  }

  function onTime(): void {
    if (device.screen.name === 'off') return
    if (isDue()) void ask()
    else wait()
  }

  if (on) run(start(device))
  return {
    device: () => device,
    take: step => {
      run(step(device))
      return written
    },
    clockMoved: () => {
      tell()
      onTime()
    },
    stop: () => {
      effects.stop()
      return written
    },
  }
}
