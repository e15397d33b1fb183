// C8: how often an account may type wrong codes. Right codes do not count. With a right card, wrong MPR IDs count once for
// that card, so that its owner can look for the right one.
import type { ActivationKeyNo } from '#domain/codes'
import { type Decision, type Refusal, refuse, traitsOf } from '#domain/refusal'
import type { User } from '#domain/who'
import { takeTokens } from '#store/access/buckets'
import { countWrong, mustWait } from '#store/access/wrongCodes'
import type { OperationDeps } from '../deps.ts'
import type { InTurn } from '../inTurn.ts'

/**
 * The codes of an account are checked one after the other: sending many at once gives no more tries, and right ones all
 * pass.
 */
export type CodesDeps = OperationDeps & { codesInTurn: InTurn }

type Refused = { ok: false; refusal: Refusal }

const ONCE_A_CARD = { capacity: 1, refillSeconds: 600 }

/** Calls `decide`, or refuses with `too-many-wrong-codes` whatever the codes are when the account was wrong too often. */
export function countingWrongCodes<D extends Decision<unknown>>(
  { db, clock, codesInTurn }: CodesDeps,
  { by: { accountId }, activationKeyNo }: { by: User; activationKeyNo: ActivationKeyNo },
  decide: () => Promise<D>,
): Promise<D | Refused> {
  return codesInTurn(accountId, async () => {
    const now = clock.now()
    if (await mustWait(db, accountId, now)) return refuse('too-many-wrong-codes')
    const decision = await decide()
    if (decision.ok) return decision
    const onceForCard = { key: `device-of:${accountId}:${activationKeyNo}`, ...ONCE_A_CARD }
    const { wrongCode } = traitsOf(decision.refusal)
    const counts = wrongCode === 'always' || (wrongCode === 'once-a-card' && (await takeTokens(db, [onceForCard], now)))
    if (counts) await countWrong(db, accountId, now)
    return decision
  })
}
