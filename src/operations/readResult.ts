// A result page's facts, for the account that it belongs to.
import { type Result, type ResultKind, resultOf } from '#store/results'
import type { OperationDeps } from './deps.ts'

export type { Result, ResultKind }

/** Undefined when there is none, it is another account's, or of another kind. */
export async function readResult(
  { db }: OperationDeps,
  request: { id: string; accountId: number; kinds: ResultKind[] },
): Promise<Result | undefined> {
  const result = await resultOf(db, request.id, request.accountId)
  return result && request.kinds.includes(result.kind) ? result : undefined
}
