// 保有カード (P24): a page of what the company holds, and how many there are of each product.
import type { User } from '#domain/who'
import {
  type HeldCard,
  type HeldCounts,
  type HeldFilter,
  type HeldPlace,
  heldCards,
  heldCounts,
} from '#store/cards/heldCards'
import { mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type { HeldCard, HeldCounts, HeldPlace }

const PAGE = 25

/** `next`: there are more after the last of these. */
export async function readHeldCards(
  deps: Omit<OperationDeps, 'random'>,
  { by, filter, after }: { by: User; filter: HeldFilter; after: HeldPlace | undefined },
): Promise<{ cards: HeldCard[]; next: HeldPlace | undefined; counts: HeldCounts[] }> {
  await mustMay(deps, by, 'look')
  const { companyId } = by
  const now = deps.clock.now()
  const [cards, counts] = await Promise.all([
    heldCards(deps.db, { ...by, filter, after, most: PAGE }, now),
    heldCounts(deps.db, companyId, now),
  ])
  return { cards: cards.slice(0, PAGE), next: cards.length > PAGE ? cards[PAGE - 1] : undefined, counts }
}
