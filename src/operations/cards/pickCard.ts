// A held card is picked for an application (R20).
import type { ActivationKeyNo, RegistrationId } from '#domain/codes'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { heldCardToPick } from '#store/cards/heldCards'
import { aside, mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

type Pair = { activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }

/**
 * Both codes of the card, which then goes the way of a typed one: whether it can be used is for the rules to say.
 * Refusals: `card-not-held`, `card-pending`.
 */
export async function pickCard(
  deps: OperationDeps,
  { by, activationKeyNo }: { by: User; activationKeyNo: ActivationKeyNo },
): Promise<Decision<Pair, 'card-not-held' | 'card-pending'>> {
  await mustMay(deps, by, 'see-registration-id')
  const { companyId, accountId } = by
  return aside(deps, async ({ tx, now }) => {
    const held = await heldCardToPick(tx, { companyId, accountId, activationKeyNo }, now)
    if (!held) return refuse('card-not-held')
    if (held.isPending) return refuse('card-pending')
    return accept({
      activationKeyNo,
      registrationId: deps.codes.read<RegistrationId>('registration-id', held, activationKeyNo),
    })
  })
}
