// 新規申請 (M§5.2): input → 約款 → 接続番号 → confirm. Each step's rules are the operations'.
import { z } from 'zod'
import { parseConnectionNumber } from '#domain/connectionNumber'
import { type Refusal, traitsOf } from '#domain/refusal'
import type { Family } from '#domain/service'
import { drawNumbers } from '#operations/services/drawNumbers'
import { type Journey, journey } from '#web/journey/journey'
import { titleFor } from '../applicationPages.ts'
import { application, inputStep, termsStep } from '../applicationSteps.ts'
import type { PortalDeps } from '../deps.ts'
import { noOf, refused as refusedAt } from '../refusals.ts'
import { done, endOf, issueGate, resultIdOf } from './gate.ts'
import { confirmPage, numberPage } from './pages.ts'

/** @param entry the family whose 新規申請 was chosen in the menu (R10) */
export function issueJourney(deps: PortalDeps, entry: Family): Journey {
  const place = { flow: 'issue', entry } as const
  const refused = (refusal: Refusal) => refusedAt(refusal, place)
  const gate = issueGate(deps, place)

  return journey(application('issue', entry))
    .step(inputStep('issue', entry, deps, gate))
    .step(termsStep('issue', deps, entry, gate))
    .step({
      slug: 'number',
      name: text => text.issue.steps.number,
      title: text => titleFor(text, entry, text.issue.numberTitle),
      fields: text => ({ number: { label: text.common.connectionNumber } }),
      schema: text =>
        z.object({
          number: z.string({ error: text.issue.chooseOne }).transform((typed, issues) => {
            const number = parseConnectionNumber(typed)
            if (number) return number
            issues.addIssue({ code: 'custom', message: text.issue.chooseOne })
            return z.NEVER
          }),
        }),
      load: async ({ input }, context) => {
        const open = await gate.look(input, context)
        if ('stop' in open) return { ok: false, stop: open.stop }
        const drawn = await drawNumbers(deps, { ...input, redraw: false })
        if (!drawn.ok) return { ok: false, stop: refused(drawn.refusal) }
        return { ok: true, value: { ...drawn.value, former: open.former, card: open.card } }
      },
      check: async ({ input }, { number }, context) => {
        const open = await gate.pass(input, context)
        if ('stop' in open) return open.stop
        const drawn = await drawNumbers(deps, { ...input, redraw: false })
        const offered = drawn.ok && [...drawn.value.numbers, open.former].includes(number)
        return offered ? undefined : refused('connection-number-gone')
      },
      actions: {
        redraw: async ({ input }, context) => {
          const open = await gate.pass(input, context)
          if ('stop' in open) return open.stop
          const drawn = await drawNumbers(deps, { ...input, redraw: true })
          return drawn.ok ? undefined : refused(drawn.refusal)
        },
      },
      page: numberPage,
      wide: true,
    })
    .step({
      slug: 'confirm',
      name: text => text.issue.steps.confirm,
      title: text => titleFor(text, entry, text.issue.confirmTitle),
      schema: () => z.object({}),
      load: async ({ input }, context) => {
        const open = await gate.look(input, context)
        return 'stop' in open ? { ok: false, stop: open.stop } : { ok: true, value: open }
      },
      page: confirmPage,
      wide: true,
    })
    .submit(async ({ input, terms, number }, { c, draftId }) => {
      const decision = await deps.issueService({
        ...input,
        entry,
        by: c.get('by'),
        number: number.number,
        acceptedTerms: terms.version,
        previewed: true,
        resultId: resultIdOf(draftId, input),
        draft: { id: draftId, end: endOf(draftId, input) },
      })
      if (decision.ok) return { ...done(draftId, input), recorded: decision.value.kind === 'open' }
      const slug = traitsOf(decision.refusal).rightedAt
      return slug ? { kind: 'again', slug, no: noOf(decision.refusal, place) } : refused(decision.refusal)
    })
}
