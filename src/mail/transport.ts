// What carries a message away, and what came of it.
import type { Message } from './message.ts'

export type Outcome =
  | { kind: 'sent' }
  /** Tried again. `trouble`: it is the server's, whatever the mail; one line in the log tells of all of them. */
  | { kind: 'later'; reason: string; trouble?: 'connection' | 'authentication' }
  /** Trying again would get the same answer. */
  | { kind: 'failed'; reason: string }

export type Transport = { send(message: Message): Promise<Outcome>; close(): Promise<void> }
