// A service's term is the fold of its events (quality.md, invariants; R13: of those that remain).
import { extendedTerm } from './extend.ts'
import type { Term } from './term.ts'

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
  const term = events.reduce<Term | undefined>((before, event) => after(before, event), undefined)
  if (!term) throw new Error('a service without an event')
  return term
}

function after(term: Term | undefined, event: TermEvent): Term {
  if (event.kind === 'issue')
    return { kind: 'unstarted', months: event.months, trialMonths: event.trial ? event.months : 0 }
  if (event.kind === 'move') return event.term
  if (!term) throw new Error(`a service that begins with ${event.kind}`)
  return event.kind === 'start' ? startedTerm(term, event.day) : extendedTerm(term, event.months, event.day)
}

/** The clock starts once: a term that runs stays as it is (R3). */
export function startedTerm(term: Term, day: Temporal.PlainDate): Term {
  return term.kind === 'started' ? term : { ...term, kind: 'started', start: day }
}
