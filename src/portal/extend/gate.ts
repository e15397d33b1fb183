// Whether the codes are still open to an extension; a card that already extended here leads to its result (R5).
import type { BeyondCap, ExtendAnswer, ExtendDecision } from '#domain/extend'
import type { Refusal } from '#domain/refusal'
import { type ExtendPreviewRequest, previewExtend, previewTypedExtend } from '#operations/services/previewExtend'
import type { StepContext, Stop } from '#web/journey/step'
import { uuidOf } from '#web/uuid'
import { type Gate, usedMeanwhile } from '../applicationSteps.ts'
import type { Codes } from '../codesForm.ts'
import type { PortalDeps } from '../deps.ts'
import { type Place, refused as refusedAt, waitOf } from '../refusals.ts'
import { beyondCap } from './beyondCap.ts'

type Open = Extract<ExtendAnswer, { kind: 'open' }>
type Answer = Promise<{ stop: Stop } | Open>
type Preview = (deps: PortalDeps, request: ExtendPreviewRequest) => Promise<ExtendDecision>

export function extendGate(deps: PortalDeps, place: Place): Gate<Open> {
  const requestOf = (codes: Codes, { c }: StepContext): ExtendPreviewRequest => ({
    ...codes,
    entry: place.entry,
    by: c.get('by'),
  })

  async function ask(preview: Preview, request: ExtendPreviewRequest, whenUsed: () => Promise<Stop>): Answer {
    const decision = await preview(deps, request)
    if (!decision.ok) return { stop: refused(place, decision) }
    return decision.value.kind === 'open' ? decision.value : { stop: await whenUsed() }
  }

  const askAndShow = (preview: Preview) => (codes: Codes, context: StepContext) => {
    const request = requestOf(codes, context)
    return ask(preview, request, () => shownAgain(request, context))
  }

  /** A result page of its own for whoever asks once more; nothing else is written. */
  async function shownAgain(request: ExtendPreviewRequest, { draftId }: StepContext): Promise<Stop> {
    const shown = await deps.extendService({
      ...request,
      acceptedTerms: undefined,
      seen: undefined,
      promised: undefined,
      resultId: resultIdOf(draftId, request),
    })
    return shown.ok ? done(draftId, request) : refused(place, shown)
  }

  return {
    look: (codes, context) => ask(previewExtend, requestOf(codes, context), async () => usedMeanwhile),
    pass: askAndShow(previewExtend),
    typed: askAndShow(previewTypedExtend),
  }
}

/** The same however often it is sent, and another one for another card or device, so no page ever shows another's. */
export const resultIdOf = (draftId: string, { mprId, activationKeyNo }: Codes) =>
  uuidOf(draftId, `extend-${mprId}`, activationKeyNo)

export const endOf = (draftId: string, codes: Codes): string => `/extended/${resultIdOf(draftId, codes)}`

export const done = (draftId: string, codes: Codes) => ({ kind: 'over' as const, location: endOf(draftId, codes) })

/** With the sum of a card beyond the cap (R6), or when a caller may go on (C8). */
export function refused(place: Place, no: { refusal: Refusal; beyondCap?: BeyondCap; waitSeconds?: number }): Stop {
  const { refusal, beyondCap: sum } = no
  return refusedAt(refusal, place, sum ? text => beyondCap(text, sum) : waitOf(no))
}
