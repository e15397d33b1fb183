// Which of the company's cards an application offers (R20): unused, good, and not 申請中 for somebody else.
import { type CardPick, isOffered } from '#domain/heldCard'
import type { Family, Flow } from '#domain/service'
import type { User } from '#domain/who'
import { cardPicks } from '#store/cards/heldCards'
import type { OperationDeps } from '../deps.ts'

export type { CardPick }

export async function cardsToPick(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { by, flow, entry }: { by: User; flow: Exclude<Flow, 'search'>; entry: Family },
): Promise<CardPick[]> {
  const picks = await cardPicks(db, { ...by, family: entry }, clock.now())
  return picks.filter(pick => isOffered(pick, { flow, entry }))
}
