// 申請中 (R20): a held card that somebody applies with is offered to nobody else of the company, for half an hour or until it is
// called off.
import type { ActivationKeyNo } from '#domain/codes'
import type { User } from '#domain/who'
import { setPending } from '#store/cards/heldCards'
import { aside, mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

/** @param on false calls it off, for whoever it is reserved for */
export async function reserveCard(
  deps: Omit<OperationDeps, 'random'>,
  { by, activationKeyNo, on }: { by: User; activationKeyNo: ActivationKeyNo; on: boolean },
): Promise<void> {
  await mustMay(deps, by, 'keep-cards')
  const { companyId, accountId } = by
  await aside(deps, ({ tx, now }) => setPending(tx, { companyId, accountId, activationKeyNo, on }, now))
}
