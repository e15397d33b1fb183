// Lists are decided row after row: what the rows before a row have changed, in this list or in the slices before it.
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import type { Card, Device } from './service.ts'

/** The facts as they are after the rows so far; what no row has changed is not in it. */
export type Folded = {
  cards: ReadonlyMap<ActivationKeyNo, Card>
  devices: ReadonlyMap<MprId, Device>
  owners: ReadonlyMap<ConnectionNumber, MprId>
}

export const NOTHING_FOLDED: Folded = { cards: new Map(), devices: new Map(), owners: new Map() }

/** A copy that a list goes on from, row by row. */
export const foldingOn = ({ cards, devices, owners }: Folded) => ({
  cards: new Map(cards),
  devices: new Map(devices),
  owners: new Map(owners),
})

type Row = { mprId: MprId; activationKeyNo: ActivationKeyNo; card: Card | undefined; device: Device | undefined }

/**
 * Card and device of a row as the rows before left them. Looked up only for a row whose own number and registration ID fit:
 * a wrong pair must not get the card of another row.
 */
export function foldedFacts({ cards, devices }: Folded, { mprId, activationKeyNo, card, device }: Row) {
  const known = card && (cards.get(activationKeyNo) ?? card)
  return { card: known && asNow(known, devices), device: device && (devices.get(mprId) ?? device) }
}

/** A used card shows its service as the rows since its use have left it. */
function asNow(card: Card, devices: Folded['devices']): Card {
  const { use } = card
  const latest = use && devices.get(use.service.mprId)?.latest
  return latest?.periodNo === use?.service.periodNo && latest ? { ...card, use: { ...use!, service: latest } } : card
}
