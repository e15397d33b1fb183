// Interleaved runs and their medians: this kind of machine is noisy, so only a ratio within one run counts.
import { performance } from 'node:perf_hooks'

export const ROUNDS = 5

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Runs `jobs` with so many callers at once. @returns jobs per second */
export async function throughput<Job>(
  jobs: Job[],
  callers: number,
  run: (job: Job) => Promise<unknown>,
): Promise<number> {
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (next < jobs.length) await run(jobs[next++]!)
    }),
  )
  return (jobs.length * 1000) / (performance.now() - started)
}

/** Runs `jobs` one after the other. @returns the median of their milliseconds */
export async function p50<Job>(jobs: Job[], run: (job: Job) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (const job of jobs) {
    const started = performance.now()
    await run(job)
    times.push(performance.now() - started)
  }
  return median(times)
}

/** The line that every benchmark ends with; one whose bar is missed fails the command. */
export function report(line: Record<string, string | number | boolean> & { name: string; ok: boolean }): void {
  if (!line.ok) process.exitCode = 1
  console.log(
    JSON.stringify(line, (_key, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)),
  )
}
