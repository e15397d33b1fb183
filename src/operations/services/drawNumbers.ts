// 接続番号の選択 (M§5.2-6, R8): three numbers, one of each prefix, held for this card and shown to nobody else.
import type { ActivationKeyNo } from '#domain/codes'
import {
  type ConnectionNumber,
  drawConnectionNumber,
  HOLD_MINUTES,
  PREFIXES,
  prefixOf,
  REDRAWS,
} from '#domain/connectionNumber'
import { accept, type Decision, refuse } from '#domain/refusal'
import { countRedraw, dropHolds, holdsOf, lockRedraws, takeHolds } from '#store/services/connectionNumbers'
import { aside } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type Candidates = { numbers: ConnectionNumber[]; redrawsLeft: number }

/**
 * Holds the card's numbers for another 30 minutes. Numbers that it has lost meanwhile are replaced; this uses up no redraw.
 * With `redraw` (別候補表示) it draws new ones instead. Refusal: `no-redraws-left`.
 */
export async function drawNumbers(
  deps: OperationDeps,
  { activationKeyNo, redraw }: { activationKeyNo: ActivationKeyNo; redraw: boolean },
): Promise<Decision<Candidates>> {
  return aside(deps, async ({ tx, now }) => {
    const until = now.add({ minutes: HOLD_MINUTES })
    const used = await lockRedraws(tx, activationKeyNo)
    if (redraw && used >= REDRAWS) return refuse('no-redraws-left')

    const before = (await holdsOf(tx, activationKeyNo)).map(hold => hold.number)
    if (redraw) {
      await dropHolds(tx, activationKeyNo)
      await countRedraw(tx, activationKeyNo)
    }
    let numbers = redraw ? [] : await takeHolds(tx, activationKeyNo, before, until, now)
    while (numbers.length < PREFIXES.length) {
      const missing = PREFIXES.filter(prefix => !numbers.some(number => prefixOf(number) === prefix))
      const drawn = missing
        .map(prefix => drawConnectionNumber(prefix, deps.random))
        .filter(number => !before.includes(number)) // numbers that were shown before are not shown again
      numbers = [...numbers, ...(await takeHolds(tx, activationKeyNo, drawn, until, now))]
    }
    return accept({ numbers: numbers.sort(), redrawsLeft: REDRAWS - used - (redraw ? 1 : 0) })
  })
}
