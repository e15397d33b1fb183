// A device in care by a code that is looked for whole (R26).
import type { SecretCode } from '#domain/anyCode'
import type { User } from '#domain/who'
import { entryByCard, entryByKey } from '#store/care/entries'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

/** @returns the entry's number; undefined when the company sees no such device */
export async function findByKey(
  deps: Omit<OperationDeps, 'random'>,
  { by, code }: { by: User; code: SecretCode },
): Promise<number | undefined> {
  await mustMay(deps, by, 'look')
  const { companyId } = by
  return code.kind === 'registrationKey'
    ? entryByKey(deps.db, companyId, deps.codes.marks('registration-key', code.value))
    : entryByCard(deps.db, companyId, deps.codes.marks('registration-id', code.value))
}
