// What carries a message away, and what came of it.
import type { Message } from './message.ts'

export type Outcome =
  | { kind: 'sent' }
  /** Will be tried again. `trouble`: the mail server failed for every mail, logged once; `stopped`: we are shutting down. */
  | { kind: 'later'; reason: string; trouble?: 'connection' | 'authentication' | 'stopped' }
  /** Trying again would get the same answer. */
  | { kind: 'failed'; reason: string }

export type Transport = {
  /** @param cutOff its answer is `later` then, if there is none yet */
  send(message: Message, cutOff: AbortSignal): Promise<Outcome>
  close(): Promise<void>
}
