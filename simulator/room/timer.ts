// A timer that can be set anew, and for longer than Node's, which ends after 24 days.

export type Timer = { set(ms: number, then: () => void): void; stop(): void }

const LONGEST_MS = 2_147_483_647

export function timer(): Timer {
  let running: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(running)
  const set = (ms: number, then: () => void): void => {
    stop()
    const part = Math.min(ms, LONGEST_MS)
    running = setTimeout(() => (part < ms ? set(ms - part, then) : then()), part)
    running.unref()
  }
  return { set, stop }
}
