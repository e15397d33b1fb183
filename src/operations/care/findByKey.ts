// A device in care by its Registration Key, whole (R26).
import type { User } from '#domain/who'
import { entryByKey } from '#store/care/entries'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

/** @returns the entry's number; undefined when the company sees no such device */
export async function findByKey(
  deps: Omit<OperationDeps, 'random'>,
  { by, registrationKey }: { by: User; registrationKey: string },
): Promise<number | undefined> {
  await mustMay(deps, by, 'look')
  return entryByKey(deps.db, by.companyId, registrationKey)
}
