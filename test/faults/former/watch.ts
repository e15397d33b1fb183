// What goes on while the former server is at work.
import { cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** @returns tells the seconds since then */
export function stopwatch(): () => number {
  const started = performance.now()
  return () => (performance.now() - started) / 1000
}

/** @returns tells how much of the processor's time since then was used, by whomever: 0 to 1 */
export function processorWatch(): () => number {
  const before = processorTime()
  return () => {
    const now = processorTime()
    return 1 - (now.idle - before.idle) / (now.all - before.all)
  }
}

/**
 * A machine that others keep busy lets this process wait too, which knows no lock: what it waited tells the one from the other.
 * @returns tells how many milliseconds this process was kept from its work at most since then
 */
export function delayWatch(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return () => {
    delay.disable()
    return delay.max / 1e6
  }
}

function processorTime(): { idle: number; all: number } {
  const all = cpus().flatMap(({ times }) => Object.values(times))
  const idle = cpus().map(({ times }) => times.idle)
  const sum = (list: number[]) => list.reduce((total, value) => total + value, 0)
  return { idle: sum(idle), all: sum(all) }
}
