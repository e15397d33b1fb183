// A service's term follows from its events, applied one after the other; after an undo, from those that remain (R13).
import { extendedTerm } from './extend.ts'
import { openedTerm, startedTerm, type Term } from './term.ts'

export type TermEvent =
  | { kind: 'issue'; months: number; trial: boolean }
  /** The term that came along from another device. */
  | { kind: 'move'; term: Term }
  /** The GMT day on which the server first heard from the device (R3). */
  | { kind: 'start'; day: Temporal.PlainDate }
  /** Months that a card added on a GMT day (R5). */
  | { kind: 'extend'; months: number; day: Temporal.PlainDate }

/** @param events those that were not undone, the oldest first; the first one opens the period. Throws without one. */
export function foldTerm(events: TermEvent[]): Term {
  const term = events.reduce<Term | undefined>((before, event) => applyEvent(before, event), undefined)
  if (!term) throw new Error('a service without an event')
  return term
}

function applyEvent(term: Term | undefined, event: TermEvent): Term {
  if (event.kind === 'issue') return openedTerm(event)
  if (event.kind === 'move') return event.term
  if (!term) throw new Error(`a service that begins with ${event.kind}`)
  return event.kind === 'start' ? startedTerm(term, event.day) : extendedTerm(term, event.months, event.day)
}
