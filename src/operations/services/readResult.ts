// A result page's facts, for the company that it belongs to.
import type { RegistrationId, RegistrationKey } from '#domain/codes'
import { foldTerm } from '#domain/fold'
import type { ServiceWithKey } from '#domain/service'
import type { Term } from '#domain/term'
import type { User } from '#domain/who'
import type { Db } from '#store/db'
import { type EventKey, eventsOf } from '#store/services/events'
import { type ResultKind, resultOf, type StoredResult } from '#store/services/results'
import type { OperationDeps } from '../deps.ts'

export type { ResultKind }

export type Result = Omit<StoredResult, 'service' | 'registrationKey' | 'registrationId'> & {
  service: ServiceWithKey
  registrationId: RegistrationId
  /** For an extension: the term before and after it, as they were then. Later events may have changed the term. */
  extension: { before: Term; after: Term; undone: boolean } | undefined
}

/** Undefined when there is none, it is another company's, or of another kind. */
export async function readResult(
  { db, codes }: Pick<OperationDeps, 'db' | 'codes'>,
  request: { id: string; by: User; kinds: ResultKind[] },
): Promise<Result | undefined> {
  const result = await resultOf(db, request.id, request.by)
  if (!result || !request.kinds.includes(result.kind)) return undefined
  const registrationKey = codes.read<RegistrationKey>('registration-key', result.registrationKey, result.service.mprId)
  return {
    ...result,
    service: { ...result.service, registrationKey },
    registrationId: codes.read('registration-id', result.registrationId, result.activationKeyNo),
    extension: result.event && (await extensionOf(db, result.event)),
  }
}

async function extensionOf(db: Db, { mprId, periodNo, seq }: EventKey): Promise<Result['extension']> {
  const events = await eventsOf(db, mprId, periodNo)
  // An event that was undone only after this one still counted when this one happened.
  const before = events.filter(e => e.seq < seq && !(e.undoneBy && e.undoneBy < seq)).map(e => e.event)
  const own = events.find(e => e.seq === seq)!
  return { before: foldTerm(before), after: foldTerm([...before, own.event]), undone: own.undone }
}
