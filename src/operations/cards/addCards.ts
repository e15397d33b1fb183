// Cards into 保有カード (R20): each by both of its codes, typed, pasted or from a file.
import type { CardRow } from '#domain/cardFile'
import type { User } from '#domain/who'
import { limit, takeTokens, tokensLeft } from '#store/access/buckets'
import { countWrong, waitsUntil } from '#store/access/wrongCodes'
import { addHeldCards, areCards } from '#store/cards/heldCards'
import { act, mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import type { InTurn } from '../inTurn.ts'

/** `unknown`, `waits`: the rows whose pair is wrong, and those that were not looked at since too many were wrong. */
export type AddedCards = {
  added: number
  held: number
  unknown: CardRow[]
  waits: CardRow[]
  waitSeconds?: number
  /** A wrong pair was looked at that no try was left for. */
  usedUp?: true
}

const SLICE = 500

/**
 * What is right is added, whatever else there is. Each wrong pair takes one of the company's tries (R21), and a list with one
 * is one wrong try of its user (C8), who has to wait like with any other codes.
 */
export function addCards(
  deps: OperationDeps & { codesInTurn: InTurn },
  { by, rows }: { by: User; rows: CardRow[] },
): Promise<AddedCards> {
  const { db, clock } = deps
  const { accountId, companyId } = by
  return deps.codesInTurn(accountId, async () => {
    await mustMay(deps, by, 'keep-cards')
    const now = clock.now()
    const until = await waitsUntil(db, accountId, now)
    const result: AddedCards = { added: 0, held: 0, unknown: [], waits: [] }
    if (until) return { ...result, waits: rows, waitSeconds: Math.ceil(now.until(until).total('seconds')) }
    for (let from = 0; from < rows.length; from += SLICE) {
      const slice = rows.slice(from, from + SLICE)
      const right = await proven(deps, by, slice, result)
      if (right.length === 0) continue
      const added = await act(deps, by, 'keep-cards', async ({ tx, now: at, audit }) => {
        const count = await addHeldCards(tx, { companyId, accountId, cards: right }, at)
        if (count > 0) await audit({ act: 'keep-cards', subject: { cards: count } })
        return count
      })
      result.added += added
      result.held += right.length - added
    }
    if (result.unknown.length > 0 || result.usedUp) await countWrong(db, accountId, now)
    return result
  })
}

/** @returns those whose pair is right; the others are in `result` */
async function proven(
  { db, clock, codes }: OperationDeps,
  { companyId }: User,
  slice: CardRow[],
  result: AddedCards,
): Promise<CardRow[]> {
  const pairs = slice.map(({ activationKeyNo, registrationId }) => ({
    activationKeyNo,
    ...codes.marks('registration-id', registrationId),
  }))
  const tries = limit('list-guess', companyId)
  // Without a try nothing is looked at: a right pair would be told from wrong ones for nothing.
  if (result.waits.length > 0 || (await tokensLeft(db, tries, clock.now())) < 1) {
    result.waits.push(...slice)
    return []
  }
  const are = await areCards(db, pairs)
  const right: CardRow[] = []
  for (const [i, row] of slice.entries()) {
    if (result.waits.length > 0) result.waits.push(row)
    else if (are[i]) right.push(row)
    else if (await countsGuess(i, row)) result.unknown.push(row)
    else {
      result.waits.push(row)
      result.usedUp = true
    }
  }
  return right

  /** A repeated one counts once. @returns false when there is no try left */
  async function countsGuess(i: number, { activationKeyNo }: CardRow): Promise<boolean> {
    const mark = Buffer.from(pairs[i]!.mark).toString('hex')
    const again = limit('list-guess-again', `${companyId}::${activationKeyNo}:${mark}`)
    const now = clock.now()
    if ((await tokensLeft(db, again, now)) < 1) return true
    return (await takeTokens(db, [again, tries], now)).ok
  }
}
