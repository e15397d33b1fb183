// Previews a 新規申請 by the three codes alone when they are typed, with the same rule that 登録 asks later (R12).
import { decideIssue, type IssueAnswer } from '#domain/issue'
import type { Decision } from '#domain/refusal'
import type { Device, Family } from '#domain/service'
import type { User } from '#domain/who'
import { readCodes, type ThreeCodes } from '#store/services/facts'
import { type CodesDeps, type CodesRefused, countingWrongCodes } from '../access/wrongCodes.ts'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { withMarks } from './application.ts'

type Preview = IssueAnswer & { device: Device }
export type IssuePreviewRequest = ThreeCodes & { entry: Family; by: User; previewed: boolean }

/** The first look at codes just typed: wrong ones are counted (C8). Refusals: all of decideIssue's, and `too-many-wrong-codes`. */
export function previewTypedIssue(
  deps: CodesDeps,
  request: IssuePreviewRequest,
): Promise<Decision<Preview> | CodesRefused> {
  return countingWrongCodes(deps, request, () => decide(deps, request))
}

/** Refusals: all of decideIssue's. Reads only. */
export function previewIssue(deps: OperationDeps, request: IssuePreviewRequest): Promise<Decision<Preview>> {
  return decide(deps, request)
}

async function decide(deps: OperationDeps, request: IssuePreviewRequest): Promise<Decision<Preview>> {
  const { db, clock, calendar } = deps
  await mustMay(deps, request.by, 'issue')
  const [known] = await readCodes(db, [withMarks(deps.codes, request)])
  const decision = decideIssue({ ...known!, ...request }, calendar.dayOf(clock.now()))
  return decision.ok ? { ok: true, value: { ...decision.value, device: known!.device! } } : decision
}
