// Both trees of `--against` in turn: what a bench printed in each, as one figure.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { SentenceError } from '#embedded/sentence'

/** What a bench prints at its end, here or in an older tree. */
type Line = { name?: string; value?: number; [figure: string]: unknown }

/**
 * The absolute rate of a line, higher is better. A bench of several rates counts by their geometric mean, so that one
 * cannot hide behind another by its size; milliseconds and seconds count upside down.
 */
export function rateOf(line: Line): number {
  const rates = [line.value, line.login, line.input].filter(figure => typeof figure === 'number')
  if (rates.length === 0) throw new SentenceError(`This bench prints no rate to compare: ${JSON.stringify(line)}`)
  const mean = rates.reduce((product, rate) => product * rate) ** (1 / rates.length)
  return line.unit === 'ms' || line.unit === 's' || line.unit === 'KB' ? 1 / mean : mean
}

/** Runs a bench of a tree as its users do. A bar that it misses is not the question here; no line is an end. */
export async function benchIn(tree: string, name: string, stop: AbortSignal): Promise<number> {
  if (stop.aborted) throw new SentenceError('Stopped.')
  const child = spawn(process.execPath, ['bin/run.mjs', 'bin/bench.ts', name], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = () => void child.kill('SIGTERM')
  stop.addEventListener('abort', end)
  const closed = once(child, 'close')
  let last: Line | undefined
  for await (const text of createInterface({ input: child.stdout })) last = lineIn(text) ?? last
  await closed
  stop.removeEventListener('abort', end)
  if (stop.aborted) throw new SentenceError('Stopped.')
  if (last?.name !== name) throw new SentenceError(`${name} came to no result in ${tree}.`)
  return rateOf(last)
}

function lineIn(text: string): Line | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
