// C8: how often an account may be wrong about codes. Only what turned out wrong counts; whoever has proven a card and
// looks for the right MPR ID counts once a card.
import type { ActivationKeyNo } from '#domain/codes'
import { type Decision, type Refusal, refuse } from '#domain/refusal'
import { type Limit, returnTokens, takeTokens } from '#store/buckets'
import type { OperationDeps } from './deps.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
/** Five in ten minutes; who goes on being wrong waits longer and longer. */
const STEPS = [
  { capacity: 5, refillSeconds: 2 * MINUTE },
  { capacity: 15, refillSeconds: 15 * MINUTE },
  { capacity: 40, refillSeconds: HOUR },
]
const ONCE_A_CARD = { capacity: 1, refillSeconds: 10 * MINUTE }

const WRONG_DEVICE: Refusal[] = ['mpr-id-unknown', 'families-differ', 'activation-key-used-by-other-device']

/**
 * Decides, unless this account has been wrong too often: then `too-many-wrong-codes`, whatever the codes are.
 * The token is taken before and given back after, so that many at once cannot look at more than the limit.
 */
export async function countingWrongCodes<T>(
  { db, clock }: OperationDeps,
  { accountId, activationKeyNo }: { accountId: number; activationKeyNo: ActivationKeyNo },
  decide: () => Promise<Decision<T>>,
): Promise<Decision<T>> {
  const now = clock.now()
  const limits: Limit[] = STEPS.map((step, i) => ({ key: `codes:${accountId}:${i}`, ...step }))
  if (!(await takeTokens(db, limits, now))) return refuse('too-many-wrong-codes')

  const decision = await decide()
  const refusal = decision.ok ? undefined : decision.refusal
  const firstForCard = () => takeTokens(db, [{ key: `device-of:${accountId}:${activationKeyNo}`, ...ONCE_A_CARD }], now)
  const counts =
    refusal === 'activation-key-unknown' ||
    (refusal !== undefined && WRONG_DEVICE.includes(refusal) && (await firstForCard()))
  if (!counts) await returnTokens(db, limits)
  return decision
}
