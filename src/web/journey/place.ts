// Where in a journey a request is, and how it leaves from there: what mounting and showing have in common.
import { createHash } from 'node:crypto'
import { type Draft, type DraftKey, finishDraft } from '#store/accounts/drafts'
import type { WebDeps } from '../env.ts'
import { see } from '../respond.ts'
import type { AnyStep, Journey } from './journey.ts'
import type { Leaving, StepContext } from './step.ts'

export type Place = {
  deps: WebDeps
  base: string
  journey: Journey
  step: AnyStep
  known: Record<string, unknown>
  /** Slugs of the steps up to this one that apply. */
  path: string[]
  /** Undefined while there is no draft. */
  draft: Draft | undefined
}

export const keyOf = ({ draftId, owner }: StepContext, journey: Journey): DraftKey => ({
  id: draftId,
  owner,
  journey: journey.id,
})

/** Leaves the step: to the journey's end, where the draft leads from now on, or back to an earlier step with the reason. */
export async function leave(
  context: StepContext,
  { deps, base, journey, draft }: Place,
  stop: Leaving,
): Promise<Response> {
  const at = `${base}/${context.draftId}`
  if (stop.kind === 'again') return see(`${at}/${stop.slug}?why=${stop.no.code}`)
  if (stop.kind === 'remark') return see(`${at}/${stop.slug}?why=${stop.remark}`)
  if (draft && !stop.recorded) await finishDraft(deps.db, keyOf(context, journey), stop.location)
  return see(stop.location)
}

/** Whether a step that has its answer is shown on the way, forward and back. */
export function isPassedBy(steps: AnyStep[], slug: string): boolean {
  return steps.find(step => step.slug === slug)?.declared.given !== undefined
}

/** A short name for the answers that a page is built on; they come out of the schemas, so in one order. */
export function shownBy(known: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(known)).digest('base64url').slice(0, 16)
}
