// C8: how often an account may type wrong codes. Right codes do not count. With a right card, wrong MPR IDs count once for
// that card, so that its owner can look for the right one.
import type { ActivationKeyNo } from '#domain/codes'
import { type Decision, type Refusal, refuse, traitsOf } from '#domain/refusal'
import type { User } from '#domain/who'
import { limit, takeTokens } from '#store/access/buckets'
import { countWrong, waitsUntil } from '#store/access/wrongCodes'
import type { OperationDeps } from '../deps.ts'
import type { InTurn } from '../inTurn.ts'

/**
 * The codes of an account are checked one after the other: sending many at once gives no more tries, and right ones all
 * pass.
 */
export type CodesDeps = OperationDeps & { codesInTurn: InTurn }

/** `waitSeconds` comes with `too-many-wrong-codes`. */
export type CodesRefused = { ok: false; refusal: Refusal; waitSeconds?: number }

/** Calls `decide`, or refuses with `too-many-wrong-codes` whatever the codes are when the account was wrong too often. */
export function countingWrongCodes<D extends Decision<unknown>>(
  { db, clock, codesInTurn }: CodesDeps,
  { by: { accountId }, activationKeyNo }: { by: User; activationKeyNo: ActivationKeyNo },
  decide: () => Promise<D>,
): Promise<D | CodesRefused> {
  return codesInTurn(accountId, async () => {
    const now = clock.now()
    const until = await waitsUntil(db, accountId, now)
    if (until) return { ...refuse('too-many-wrong-codes'), waitSeconds: Math.ceil(now.until(until).total('seconds')) }
    const decision = await decide()
    if (decision.ok) return decision
    const onceForCard = limit('device-of-card', `${accountId}:${activationKeyNo}`)
    const { wrongCode } = traitsOf(decision.refusal)
    const counts =
      wrongCode === 'always' || (wrongCode === 'once-a-card' && (await takeTokens(db, [onceForCard], now)).ok)
    if (counts) await countWrong(db, accountId, now)
    return decision
  })
}
