// The law of journeys: go through the steps in order, skip those that do not apply, stop at the first without a valid
// answer. Pure.
import { isDeepStrictEqual } from 'node:util'

/** A step as the law sees it. `read` gives the answer back, or undefined when what is stored is no valid one. */
export type WalkStep = {
  slug: string
  applies?: (known: Record<string, unknown>) => boolean
  read: (stored: unknown) => unknown
}

export type Walk = {
  /** The answers up to the frontier, by slug. */
  known: Record<string, unknown>
  /** Steps that apply, in order, as far as can be seen from here: the frontier is the last. */
  path: string[]
  /** The first step without a valid answer; undefined when all have one. */
  frontier: string | undefined
}

export function walk(steps: WalkStep[], answers: Record<string, unknown>): Walk {
  const known: Record<string, unknown> = {}
  const path: string[] = []
  for (const step of steps) {
    if (step.applies && !step.applies(known)) continue
    path.push(step.slug)
    const answer = step.read(answers[step.slug])
    if (answer === undefined) return { known, path, frontier: step.slug }
    known[step.slug] = answer
  }
  return { known, path, frontier: undefined }
}

/** Answers with one more; one that changed forgets everything after it. */
export function answer(
  steps: WalkStep[],
  answers: Record<string, unknown>,
  slug: string,
  value: unknown,
): Record<string, unknown> {
  if (isDeepStrictEqual(answers[slug], value)) return answers // jsonb keeps no order of keys
  const until = steps.findIndex(step => step.slug === slug)
  const kept = steps.slice(0, until).flatMap(step => (step.slug in answers ? [[step.slug, answers[step.slug]]] : []))
  return { ...Object.fromEntries(kept), [slug]: value }
}
