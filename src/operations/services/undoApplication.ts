// R13, undo: what a card was used for is taken back, and the card is unused again.
import type { ActivationKeyNo } from '#domain/codes'
import { decideUndo, type Undo } from '#domain/correction'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { lockCardAndDevice, readCardUse, readServiceBefore } from '#store/services/correctionFacts'
import { eventsOf } from '#store/services/events'
import { countTold } from '#store/services/holders'
import { writeUndo } from '#store/services/undoWrites'
import { act, type DoorDeps } from '../act.ts'
import { beforeAndAfter, type Corrected } from './beforeAndAfter.ts'

/** Refusals: all of decideUndo's. A dry run is the same without its write. */
export async function undoApplication(
  deps: DoorDeps,
  { by, activationKeyNo, dryRun }: { by: Operator; activationKeyNo: ActivationKeyNo; dryRun: boolean },
): Promise<Decision<Corrected & Pick<Undo, 'flow'>, OperatorRefusal>> {
  return act(deps, by, 'undo', async ({ tx, now, today, wrote }) => {
    await lockCardAndDevice(tx, activationKeyNo)
    const card = await readCardUse(tx, activationKeyNo)
    const service = card?.use?.service
    const events = service ? await eventsOf(tx, service.mprId, service.periodNo) : []
    const earlier = service && (await readServiceBefore(tx, service))

    const decision = decideUndo({ activationKeyNo, card, events, earlier }, today)
    if (!decision.ok) return decision
    const told = await countTold(tx, decision.value.before)
    if (!dryRun) wrote('undo', await writeUndo(tx, { activationKeyNo, undo: decision.value, by }, now))
    return { ok: true, value: { ...beforeAndAfter(decision.value, today), told, flow: decision.value.flow } }
  })
}
