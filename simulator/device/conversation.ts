// What a device asks the server, and what it makes of the answer. Pure: the fleet and the devices with a screen share it.
import type { Memory, Statement } from './memory.ts'

export type Question =
  | { ask: 'registration'; registrationKey: string }
  | { ask: 'service'; token: string; etag: string | null }

export type Answer =
  /** A statement whose signature was verified. */
  | { is: 'statement'; token?: string; etag: string | null; statement: Statement; signed: string; askAgainAt: number }
  | { is: 'unchanged' }
  | { is: 'token-wrong' }
  /** The server knows the key and says no, or does not know it. */
  | { is: 'refused' }
  /** Nobody there, no time, or nothing to be believed. */
  | { is: 'unanswered'; retryAfterSeconds?: number }

const SHORTEST_WAIT_MS = 1000
const FIRST_RETRY_MS = 15_000
const LONGEST_RETRY_MS = 3_600_000
/** So that devices that were told the same moment do not come at the same moment. */
const JITTER_OF_WAIT = 0.1
const LONGEST_JITTER_MS = 900_000
const JITTER_AFTER_END_MS = 60_000

/** @returns undefined when there is nothing to ask: a device without any key */
export function nextQuestion(memory: Memory, now: number): Question | undefined {
  const { newKey, token, registrationKey } = memory
  if (newKey) return { ask: 'registration', registrationKey: newKey }
  if (token) return { ask: 'service', token, etag: lastsUntilNext(memory, now) ? memory.etag : null }
  return registrationKey ? { ask: 'registration', registrationKey } : undefined
}

/** "Unchanged" would not help a device whose statement runs out before it asks once more. */
function lastsUntilNext({ statement, askEvery }: Memory, now: number): boolean {
  return statement !== null && statement.expiresAt > now + askEvery + LONGEST_JITTER_MS
}

/** @param chance a number from 0 up to 1 */
export function heard(memory: Memory, question: Question, answer: Answer, now: number, chance: number): Memory {
  switch (answer.is) {
    case 'statement':
      return withStatement(memory, question, answer, now, chance)
    case 'unchanged':
      return {
        ...memory,
        failures: 0,
        ended: false,
        askAt: nextTime(now, now + memory.askEvery, memory.statement, chance),
      }
    case 'token-wrong':
      // The key, if there is one, gets a new token at once.
      return { ...memory, token: null, etag: null, askAt: memory.registrationKey ? now : null }
    case 'refused':
      return refused(memory, question, now)
    case 'unanswered': {
      const wait = Math.max(backoff(memory.failures, chance), (answer.retryAfterSeconds ?? 0) * 1000)
      return { ...memory, failures: memory.failures + 1, askAt: now + wait }
    }
  }
}

function withStatement(
  memory: Memory,
  question: Question,
  answer: Answer & { is: 'statement' },
  now: number,
  chance: number,
): Memory {
  const registered = question.ask === 'registration'
  return {
    ...memory,
    registrationKey: registered ? question.registrationKey : memory.registrationKey,
    newKey: registered ? null : memory.newKey,
    token: answer.token ?? memory.token,
    etag: answer.etag,
    statement: answer.statement,
    signed: answer.signed,
    ended: false,
    askEvery: Math.max(0, answer.askAgainAt - now),
    askAt: nextTime(now, answer.askAgainAt, answer.statement, chance),
    failures: 0,
  }
}

/** A new key that is refused leaves what was there before; how that stands is asked at once. */
function refused(memory: Memory, question: Question, now: number): Memory {
  const { newKey, token, registrationKey } = memory
  if (newKey && question.ask === 'registration')
    return { ...memory, newKey: null, refusedKey: newKey, failures: 0, askAt: token || registrationKey ? now : null }
  const nothing = { token: null, etag: null, statement: null, signed: null }
  return { ...memory, ...nothing, ended: true, failures: 0, askAt: null }
}

/** When the server said, a little later; but soon after its statement has run out, since then there is nothing to show. */
function nextTime(now: number, wanted: number, statement: Statement | null, chance: number): number {
  const wait = Math.max(SHORTEST_WAIT_MS, wanted - now)
  const later = now + wait + chance * Math.min(wait * JITTER_OF_WAIT, LONGEST_JITTER_MS)
  return Math.min(later, (statement?.expiresAt ?? Number.POSITIVE_INFINITY) + chance * JITTER_AFTER_END_MS)
}

/** Doubles with each failure; the half of it is chance. */
function backoff(failures: number, chance: number): number {
  const longest = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 20), LONGEST_RETRY_MS)
  return longest * (0.5 + chance / 2)
}
