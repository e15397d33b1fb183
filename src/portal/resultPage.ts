import { type Result, type ResultKind, readResult } from '#operations/services/readResult'
import type { Ctx } from '#web/env'
import { isUuid } from '#web/uuid'
import type { PortalDeps } from './deps.ts'

/** The result page that an address names, if it is the company's and of one of these kinds. */
export async function resultPageOf(c: Ctx, deps: PortalDeps, kinds: ResultKind[]): Promise<Result | undefined> {
  const id = c.req.param('id') ?? ''
  return isUuid(id) ? readResult(deps, { id, by: c.get('by'), kinds }) : undefined
}
