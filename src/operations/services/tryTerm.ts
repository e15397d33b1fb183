// What a card would do to a term: asks the rule about an invented device and card.

import type { MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { decideExtend, type ExtendDecision } from '#domain/extend'
import type { Card, Device, Service } from '#domain/service'
import type { Term } from '#domain/term'
import { allProducts, type Product } from '#store/cards/products'
import type { OperationDeps } from '../deps.ts'

export type { Product }

const NOBODY = '0000000000000000' as MprId

export const productsToTry = ({ db }: Pick<OperationDeps, 'db'>): Promise<Product[]> => allProducts(db)

/** @param term of the device's service; undefined for a device that never had one. Refusals: those of decideExtend. */
export function tryTerm(
  { clock, calendar }: Pick<OperationDeps, 'clock' | 'calendar'>,
  product: Product,
  term: Term | undefined,
): ExtendDecision {
  const { family, months, terms } = product
  const card: Card = { productCode: product.code, family, months, terms, standing: 'good', use: undefined }
  const latest: Service | undefined = term && {
    mprId: NOBODY,
    periodNo: 1,
    connectionNumber: '11100000000' as ConnectionNumber,
    term,
    closing: undefined,
  }
  const device: Device = { mprId: NOBODY, family, latest, lastPeriodNo: latest ? 1 : 0, formerNumber: undefined }
  const facts = { entry: family, card, device, movedAway: false, mpcsAllowed: true }
  return decideExtend(facts, calendar.dayOf(clock.now()))
}
