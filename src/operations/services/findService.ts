// キー検索 (M§7): finds the service period that a card belongs to and keeps a result page for the account that asked.
import type { Decision } from '#domain/refusal'
import { decideSearch } from '#domain/search'
import type { Family, Service } from '#domain/service'
import type { User } from '#domain/who'
import { readCodes, type ThreeCodes } from '#store/services/facts'
import { addResults } from '#store/services/results'
import { type CodesDeps, type CodesRefused, countingWrongCodes } from '../access/wrongCodes.ts'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { withMarks } from './application.ts'

export type SearchRequest = ThreeCodes & { entry: Family; by: User; resultId: string }

/** Wrong codes are counted (C8). Refusals: all of decideSearch's, and `too-many-wrong-codes`. */
export function findService(deps: CodesDeps, request: SearchRequest): Promise<Decision<Service> | CodesRefused> {
  return countingWrongCodes(deps, request, () => find(deps, request))
}

async function find(deps: OperationDeps, request: SearchRequest): Promise<Decision<Service>> {
  const { db, clock } = deps
  await mustMay(deps, request.by, 'search')
  const [known] = await readCodes(db, [withMarks(deps.codes, request)])
  const decision = decideSearch({ ...known!, ...request })
  if (decision.ok) {
    const { mprId, periodNo } = decision.value
    const { resultId, by, activationKeyNo } = request
    await addResults(db, [{ id: resultId, by, kind: 'search', mprId, periodNo, activationKeyNo }], clock.now())
  }
  return decision
}
