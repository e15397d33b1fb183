// 新規申請 (M§5.2): input → 約款 → 接続番号 → confirm. Each step's rules are the operations'.
import { z } from 'zod'
import { parseConnectionNumber } from '#domain/connectionNumber'
import type { Refusal } from '#domain/refusal'
import type { Family } from '#domain/service'
import { drawNumbers } from '#operations/services/drawNumbers'
import { type IssuePreviewRequest, previewIssue, previewTypedIssue } from '#operations/services/previewIssue'
import { type Journey, journey } from '#web/journey/journey'
import type { StepContext, Stop } from '#web/journey/step'
import { uuidOf } from '#web/uuid'
import { inputStep, termsStep } from '../applicationSteps.ts'
import type { Codes } from '../codesForm.ts'
import type { PortalDeps } from '../deps.ts'
import { confirmPage, numberPage } from './pages.ts'

/** @param entry the family whose 新規申請 was chosen in the menu (R10) */
export function issueJourney(deps: PortalDeps, entry: Family): Journey {
  const openFor = (codes: Codes, context: StepContext, { previewed } = { previewed: true }) =>
    stillOpen(deps, { ...codes, entry, accountId: context.c.get('account').id, previewed }, context)

  return journey({
    id: `issue-${entry}`,
    ownedBy: 'account',
    home: '/menu',
    menu: { flow: 'issue', entry },
    label: text => text.issue.flow,
    end: text => text.issue.steps.done,
  })
    .step(inputStep('issue', (codes, context) => openFor(codes, context, { previewed: false })))
    .step(termsStep('issue', deps, openFor))
    .step({
      slug: 'number',
      name: text => text.issue.steps.number,
      title: text => text.issue.numberTitle,
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
        const open = await openFor(input, context)
        if ('stop' in open) return { ok: false, stop: open.stop }
        const drawn = await drawNumbers(deps, { ...input, redraw: false })
        if (!drawn.ok) return { ok: false, stop: refused(drawn.refusal) }
        return { ok: true, value: { ...drawn.value, former: open.former, card: open.card } }
      },
      check: async ({ input }, { number }, context) => {
        const open = await openFor(input, context)
        if ('stop' in open) return open.stop
        const drawn = await drawNumbers(deps, { ...input, redraw: false })
        const offered = drawn.ok && [...drawn.value.numbers, open.former].includes(number)
        return offered ? undefined : refused('connection-number-gone')
      },
      actions: {
        redraw: async ({ input }, context) => {
          const open = await openFor(input, context)
          if ('stop' in open) return open.stop
          const drawn = await drawNumbers(deps, { ...input, redraw: true })
          return drawn.ok ? undefined : refused(drawn.refusal)
        },
      },
      page: numberPage,
    })
    .step({
      slug: 'confirm',
      name: text => text.issue.steps.confirm,
      title: text => text.issue.confirmTitle,
      schema: () => z.object({}),
      load: async ({ input }, context) => {
        const open = await openFor(input, context)
        return 'stop' in open ? { ok: false, stop: open.stop } : { ok: true, value: open }
      },
      page: confirmPage,
    })
    .submit(async ({ input, terms, number }, { c, draftId }) => {
      const decision = await deps.issueService({
        ...input,
        entry,
        accountId: c.get('account').id,
        number: number.number,
        acceptedTerms: terms.version,
        previewed: true,
        resultId: resultIdOf(draftId, input),
        draft: { id: draftId, end: endOf(draftId, input) },
        requestId: c.get('requestId'),
      })
      if (decision.ok) return { ...done(draftId, input), recorded: decision.value.kind === 'open' }
      const step = ANSWERED_BY[decision.refusal]
      return step ? { kind: 'again', slug: step, refusal: decision.refusal } : refused(decision.refusal)
    })
}

/** Refusals of 登録 that an earlier step can put right. */
const ANSWERED_BY: Partial<Record<Refusal, string>> = { 'terms-changed': 'terms', 'connection-number-gone': 'number' }

/** Whether the codes are still open to 新規申請; a card already used here leads to its result (R4). */
async function stillOpen(deps: PortalDeps, request: IssuePreviewRequest, { c, draftId }: StepContext) {
  const decision = await (request.previewed ? previewIssue : previewTypedIssue)(deps, request)
  if (!decision.ok) return { stop: refused(decision.refusal) }
  if (decision.value.kind === 'open')
    return {
      card: decision.value.card,
      former: decision.value.device.formerNumber,
      firstService: decision.value.device.latest === undefined,
    }

  const { connectionNumber: number } = decision.value.service
  const shown = await deps.issueService({
    ...request,
    number,
    acceptedTerms: undefined,
    resultId: resultIdOf(draftId, request),
    requestId: c.get('requestId'),
  })
  return { stop: shown.ok ? done(draftId, request) : refused(shown.refusal) }
}

/** The same however often it is sent, and another one for another card or device, so no page ever shows another's key. */
const resultIdOf = (draftId: string, { mprId, activationKeyNo }: Codes) => uuidOf(draftId, mprId, activationKeyNo)

const endOf = (draftId: string, codes: Codes): string => `/issued/${resultIdOf(draftId, codes)}`

const done = (draftId: string, codes: Codes) => ({ kind: 'over' as const, location: endOf(draftId, codes) })
const refused = (refusal: Refusal): Stop => ({ kind: 'refused', refusal })
