// Lists are decided row after row: what the rows before a row have changed, in this list or in the slices before it.
import type { ActivationKeyNo, MprId } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import type { Card, Device } from './service.ts'

/** The facts as they are after the rows so far; what no row has changed is not in it. Deciding a list adds to it. */
export type Folded = {
  cards: Map<ActivationKeyNo, Card>
  devices: Map<MprId, Device>
  owners: Map<ConnectionNumber, MprId>
}

export const nothingFolded = (): Folded => ({ cards: new Map(), devices: new Map(), owners: new Map() })

type Row = { mprId: MprId; activationKeyNo: ActivationKeyNo; card: Card | undefined; device: Device | undefined }

/**
 * Card and device of a row as the rows before left them. Looked up only for a row whose own number and registration ID fit:
 * a wrong pair must not get the card of another row.
 */
export function foldedFacts({ cards, devices }: Folded, { mprId, activationKeyNo, card, device }: Row) {
  return { card: card && (cards.get(activationKeyNo) ?? card), device: device && (devices.get(mprId) ?? device) }
}
