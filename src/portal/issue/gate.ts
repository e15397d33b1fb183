// Whether the codes are still open to 新規申請; a card already used here leads to its result (R4).
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Card, Service } from '#domain/service'
import { type IssuePreviewRequest, previewIssue, previewTypedIssue } from '#operations/services/previewIssue'
import type { StepContext, Stop } from '#web/journey/step'
import { uuidOf } from '#web/uuid'
import { type Gate, usedMeanwhile } from '../applicationSteps.ts'
import type { Codes } from '../codesForm.ts'
import type { PortalDeps } from '../deps.ts'
import { type Place, refused, waitOf } from '../refusals.ts'

type Open = { card: Card; former: ConnectionNumber | undefined; firstService: boolean }
type Answer = Promise<{ stop: Stop } | Open>

export function issueGate(deps: PortalDeps, place: Place): Gate<Open> {
  const requestOf = (codes: Codes, { c }: StepContext, previewed: boolean): IssuePreviewRequest => ({
    ...codes,
    entry: place.entry,
    by: c.get('by'),
    previewed,
  })

  async function ask(request: IssuePreviewRequest, whenUsed: (service: Service) => Promise<Stop>): Answer {
    const decision = await (request.previewed ? previewIssue : previewTypedIssue)(deps, request)
    if (!decision.ok) return { stop: refused(decision.refusal, place, waitOf(decision)) }
    if (decision.value.kind !== 'open') return { stop: await whenUsed(decision.value.service) }
    const { card, device } = decision.value
    return { card, former: device.formerNumber, firstService: device.latest === undefined }
  }

  const askAndShow = (previewed: boolean) => (codes: Codes, context: StepContext) => {
    const request = requestOf(codes, context, previewed)
    return ask(request, service => shownAgain(request, service, context))
  }

  /** A result page of its own for whoever asks once more; nothing else is written. */
  async function shownAgain(
    request: IssuePreviewRequest,
    { connectionNumber }: Service,
    { draftId }: StepContext,
  ): Promise<Stop> {
    const shown = await deps.issueService({
      ...request,
      number: connectionNumber,
      acceptedTerms: undefined,
      resultId: resultIdOf(draftId, request),
    })
    return shown.ok ? done(draftId, request) : refused(shown.refusal, place)
  }

  return {
    look: (codes, context) => ask(requestOf(codes, context, true), async () => usedMeanwhile),
    pass: askAndShow(true),
    typed: askAndShow(false),
  }
}

/** The same however often it is sent, and another one for another card or device, so no page ever shows another's key. */
export const resultIdOf = (draftId: string, { mprId, activationKeyNo }: Codes) =>
  uuidOf(draftId, mprId, activationKeyNo)

export const endOf = (draftId: string, codes: Codes): string => `/issued/${resultIdOf(draftId, codes)}`

export const done = (draftId: string, codes: Codes) => ({ kind: 'over' as const, location: endOf(draftId, codes) })
