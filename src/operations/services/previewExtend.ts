// Previews an extension by the three codes alone, with the same rule that 登録 asks later (R12).
import { decideExtend, type ExtendDecision } from '#domain/extend'
import type { Family } from '#domain/service'
import type { User } from '#domain/who'
import { readCodes, type ThreeCodes } from '#store/services/facts'
import { type CodesDeps, type CodesRefused, countingWrongCodes } from '../access/wrongCodes.ts'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { withMarks } from './application.ts'

export type ExtendPreviewRequest = ThreeCodes & { entry: Family; by: User }

/** The first look at codes just typed: wrong ones are counted (C8). Refusals: decideExtend's, and `too-many-wrong-codes`. */
export function previewTypedExtend(
  deps: CodesDeps,
  request: ExtendPreviewRequest,
): Promise<ExtendDecision | CodesRefused> {
  return countingWrongCodes(deps, request, () => decide(deps, request))
}

/** Refusals: all of decideExtend's. Reads only. */
export function previewExtend(deps: OperationDeps, request: ExtendPreviewRequest): Promise<ExtendDecision> {
  return decide(deps, request)
}

async function decide(deps: OperationDeps, request: ExtendPreviewRequest): Promise<ExtendDecision> {
  const { db, clock, calendar } = deps
  await mustMay(deps, request.by, 'extend')
  const [known] = await readCodes(db, [withMarks(deps.codes, request)])
  return decideExtend({ ...known!, ...request }, calendar.dayOf(clock.now()))
}
