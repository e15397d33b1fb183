// What a fleet saw: answers by status, latencies, and what went wrong, in a size that does not grow with it.
import { createHistogram } from 'node:perf_hooks'
import type { Answer, Question } from '../device/conversation.ts'
import type { Send } from '../speak/send.ts'

export type Saw = {
  devices: number
  seconds: number
  requests: number
  /** Devices that have a token. */
  registered: number
  /** Answers by status code. */
  statuses: Record<string, number>
  latencyMs: { p50: number; p99: number; max: number }
  /** No answer: refused connections, time-outs. */
  unreachable: number
  /** Answers that the devices did not believe or understand. */
  notBelieved: number
  /** Keys that the server refused. */
  refused: number
  /** All that should not be: the three above, and every answer from 500 on. */
  errors: number
}

export function sawNothing(devices: number, seconds: number) {
  const latencies = createHistogram({ lowest: 1, highest: 60_000_000, figures: 3 }) // microseconds
  const statuses: Record<string, number> = {}
  const seen = { requests: 0, registered: 0, unreachable: 0, unanswered: 0, refused: 0 }

  const measured = (send: Send): Send => {
    return async (sent, signal) => {
      const start = performance.now()
      seen.requests++
      try {
        const received = await send(sent, signal)
        latencies.record(Math.max(1, Math.round((performance.now() - start) * 1000)))
        statuses[received.status] = (statuses[received.status] ?? 0) + 1
        return received
      } catch (error) {
        if (!signal?.aborted) seen.unreachable++
        throw error
      }
    }
  }
  const heard = (question: Question, answer: Answer): void => {
    if (answer.is === 'statement' && question.ask === 'registration') seen.registered++
    if (answer.is === 'unanswered') seen.unanswered++
    if (answer.is === 'refused') seen.refused++
  }
  const sum = (): Saw => {
    const { requests, registered, unreachable, unanswered, refused } = seen
    const statusCounts = Object.entries(statuses)
    const faults = statusCounts.reduce((count, [status, times]) => count + (Number(status) >= 500 ? times : 0), 0)
    const busy = statuses[429] ?? 0
    const notBelieved = Math.max(0, unanswered - unreachable - faults - busy)
    const ms = (microseconds: number) => Math.round(microseconds / 100) / 10
    return {
      devices,
      seconds,
      requests,
      registered,
      statuses,
      latencyMs: { p50: ms(latencies.percentile(50)), p99: ms(latencies.percentile(99)), max: ms(latencies.max) },
      unreachable,
      notBelieved,
      refused,
      errors: unreachable + notBelieved + refused + faults,
    }
  }
  return { measured, heard, sum }
}
