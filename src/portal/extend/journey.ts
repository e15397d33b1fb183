// 期間の延長 (M§6, P15): input → 約款 → confirm. Each step's rules are the operations'.
import { z } from 'zod'
import { traitsOf } from '#domain/refusal'
import type { Family } from '#domain/service'
import { type Journey, journey } from '#web/journey/journey'
import { titleFor } from '../applicationPages.ts'
import { application, inputStep, termsStep } from '../applicationSteps.ts'
import type { PortalDeps } from '../deps.ts'
import { noOf } from '../refusals.ts'
import { confirmPage } from './confirmPage.ts'
import { done, endOf, extendGate, refused, resultIdOf } from './gate.ts'

/** @param entry the family whose 期間の延長 was chosen in the menu (R10) */
export function extendJourney(deps: PortalDeps, entry: Family): Journey {
  const place = { flow: 'extend', entry } as const
  const gate = extendGate(deps, place)

  return journey(application('extend', entry))
    .step(inputStep('extend', entry, deps, gate))
    .step(termsStep('extend', deps, entry, gate))
    .step({
      slug: 'confirm',
      name: text => text.extend.steps.confirm,
      title: text => titleFor(text, entry, text.extend.title),
      schema: () => z.object({ term: z.string().catch(''), promised: z.string().catch('') }), // checked by the rule
      load: async ({ input }, context) => {
        const open = await gate.look(input, context)
        return 'stop' in open ? { ok: false, stop: open.stop } : { ok: true, value: open }
      },
      page: confirmPage,
      wide: true,
    })
    .submit(async ({ input, terms, confirm }, { c, draftId }) => {
      const decision = await deps.extendService({
        ...input,
        entry,
        by: c.get('by'),
        acceptedTerms: terms.version,
        seen: confirm.term,
        promised: confirm.promised,
        resultId: resultIdOf(draftId, input),
        draft: { id: draftId, end: endOf(draftId, input) },
      })
      if (decision.ok) return { ...done(draftId, input), recorded: decision.value.kind === 'open' }
      const slug = traitsOf(decision.refusal).rightedAt
      if (slug) return { kind: 'again', slug, no: noOf(decision.refusal, place) }
      return refused(place, decision)
    })
}
