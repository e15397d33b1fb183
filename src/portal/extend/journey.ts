// 期間の延長 (M§6, P15): input → 約款 → confirm. Each step's rules are the operations'.
import { z } from 'zod'
import type { BeyondCap, ExtendAnswer, ExtendDecision } from '#domain/extend'
import type { Refusal } from '#domain/refusal'
import type { Family } from '#domain/service'
import { type ExtendPreviewRequest, previewExtend, previewTypedExtend } from '#operations/services/previewExtend'
import { type Journey, journey } from '#web/journey/journey'
import type { StepContext, Stop } from '#web/journey/step'
import { uuidOf } from '#web/uuid'
import { inputStep, termsStep } from '../applicationSteps.ts'
import type { Codes } from '../codesForm.ts'
import type { PortalDeps } from '../deps.ts'
import { beyondCap } from './beyondCap.ts'
import { confirmPage } from './confirmPage.ts'

/** @param entry the family whose 期間の延長 was chosen in the menu (R10) */
export function extendJourney(deps: PortalDeps, entry: Family): Journey {
  const openFor = (codes: Codes, context: StepContext, preview: Preview = previewExtend) =>
    stillOpen(deps, { ...codes, entry, accountId: context.c.get('account').id }, context, preview)

  return journey({
    id: `extend-${entry}`,
    ownedBy: 'account',
    home: '/menu',
    menu: { flow: 'extend', entry },
    label: text => text.extend.flow,
    end: text => text.extend.steps.done,
  })
    .step(inputStep('extend', (codes, context) => openFor(codes, context, previewTypedExtend)))
    .step(termsStep('extend', deps, openFor))
    .step({
      slug: 'confirm',
      name: text => text.extend.steps.confirm,
      title: text => text.extend.title,
      schema: () => z.object({ term: z.string().catch(''), promised: z.string().catch('') }), // checked by the rule
      load: async ({ input }, context) => {
        const open = await openFor(input, context)
        return 'stop' in open ? { ok: false, stop: open.stop } : { ok: true, value: open }
      },
      page: confirmPage,
    })
    .submit(async ({ input, terms, confirm }, { c, draftId }) => {
      const decision = await deps.extendService({
        ...input,
        entry,
        accountId: c.get('account').id,
        acceptedTerms: terms.version,
        seen: confirm.term,
        promised: confirm.promised,
        resultId: resultIdOf(draftId, input),
        draft: { id: draftId, end: endOf(draftId, input) },
        requestId: c.get('requestId'),
      })
      if (decision.ok) return { ...done(draftId, input), recorded: decision.value.kind === 'open' }
      if (decision.refusal === 'terms-changed') return { kind: 'again', slug: 'terms', refusal: decision.refusal }
      return refused(decision.refusal, decision.beyondCap)
    })
}

type Preview = (deps: PortalDeps, request: ExtendPreviewRequest) => Promise<ExtendDecision>

/** Whether the codes are still open to an extension; a card that already extended here leads to its result (R5). */
async function stillOpen(
  deps: PortalDeps,
  request: ExtendPreviewRequest,
  { c, draftId }: StepContext,
  preview: Preview,
): Promise<{ stop: Stop } | (ExtendAnswer & { kind: 'open' })> {
  const decision = await preview(deps, request)
  if (!decision.ok) return { stop: refused(decision.refusal, decision.beyondCap) }
  if (decision.value.kind === 'open') return decision.value

  const shown = await deps.extendService({
    ...request,
    acceptedTerms: undefined,
    seen: undefined,
    promised: undefined,
    resultId: resultIdOf(draftId, request),
    requestId: c.get('requestId'),
  })
  return { stop: shown.ok ? done(draftId, request) : refused(shown.refusal, shown.beyondCap) }
}

/** The same however often it is sent, and another one for another card or device, so no page ever shows another's. */
const resultIdOf = (draftId: string, { mprId, activationKeyNo }: Codes) =>
  uuidOf(draftId, `extend-${mprId}`, activationKeyNo)

const endOf = (draftId: string, codes: Codes): string => `/extended/${resultIdOf(draftId, codes)}`

const done = (draftId: string, codes: Codes) => ({ kind: 'over' as const, location: endOf(draftId, codes) })

const refused = (refusal: Refusal, sum?: BeyondCap): Stop => ({
  kind: 'refused',
  refusal,
  ...(sum ? { more: text => beyondCap(text, sum) } : {}),
})
