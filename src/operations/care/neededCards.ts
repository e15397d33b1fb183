// 延長に必要なカード (P24): for the devices that a filter finds, how many cards of which product until a day, by 納入先.
import { type CardsNeeded, cardsNeeded } from '#domain/cardsNeeded'
import { MOST_FILE_ROWS } from '#domain/careFile'
import { type CareFilter, careQuery } from '#domain/careFilter'
import type { Family } from '#domain/service'
import type { User } from '#domain/who'
import { heldCounts } from '#store/cards/heldCards'
import { allProducts, type Product } from '#store/cards/products'
import { type DeviceTerm, termsInCare } from '#store/care/needs'
import { act, mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

/** Devices that need none, or can have none today; `other-family`: not with the product that was chosen. */
export type Without = Exclude<CardsNeeded['kind'], 'cards'> | 'closed' | 'other-family' | 'not-extending'

export type Needed = {
  devices: number
  /** Only so many devices are counted. */
  tooMany: boolean
  lines: { endCustomer: string | null; product: string; devices: number; cards: number }[]
  /** `held`: unused cards of the company. */
  totals: { product: string; cards: number; held: number }[]
  without: { why: Without; devices: number }[]
}

/** `product`: of all cards; undefined: for each device the product of its last card. */
export type NeedRequest = { by: User; filter: CareFilter; reach: Temporal.PlainDate; product: string | undefined }

type NeedDeps = Omit<OperationDeps, 'random'>

export async function neededCards(deps: NeedDeps, { by, filter, reach, product }: NeedRequest): Promise<Needed> {
  const { db, clock, calendar } = deps
  await mustMay(deps, by, 'look')
  const now = clock.now()
  const today = calendar.dayOf(now)
  const { companyId } = by
  const [devices, products, held] = await Promise.all([
    termsInCare(db, { companyId, filter: careQuery(filter), today, most: MOST_FILE_ROWS }),
    allProducts(db),
    heldCounts(db, companyId, now),
  ])
  const counted = devices.slice(0, MOST_FILE_ROWS)
  const lines = new Map<string, Needed['lines'][number]>()
  const without = new Map<Without, number>()
  for (const device of counted) {
    const kind = productFor(device, products, product)
    const needed = kind ? needOf(device, { months: kind.months, reach, today }) : ({ kind: 'other-family' } as const)
    if (needed.kind !== 'cards') without.set(needed.kind, (without.get(needed.kind) ?? 0) + 1)
    else {
      const { endCustomer } = device
      const key = JSON.stringify([endCustomer, kind!.code])
      const line = lines.get(key) ?? { endCustomer, product: kind!.code, devices: 0, cards: 0 }
      lines.set(key, { ...line, devices: line.devices + 1, cards: line.cards + needed.count })
    }
  }
  const all = [...lines.values()]
  const totals = [...Map.groupBy(all, line => line.product)].map(([code, ofProduct]) => ({
    product: code,
    cards: ofProduct.reduce((sum, line) => sum + line.cards, 0),
    held: held.find(row => row.product === code)?.unused ?? 0,
  }))
  return {
    devices: counted.length,
    tooMany: devices.length > counted.length,
    lines: all,
    totals,
    without: [...without].map(([why, count]) => ({ why, devices: count })),
  }
}

/** That they were taken along as a file is in the audit trail. */
export function noteNeededFile(deps: NeedDeps, { by, devices }: { by: User; devices: number }): Promise<void> {
  return act(deps, by, 'export-devices', ({ audit }) =>
    audit({ act: 'export-devices', subject: { devices, format: 'csv' } }),
  )
}

function needOf(
  { term, notExtending }: DeviceTerm,
  asked: Parameters<typeof cardsNeeded>[1],
): CardsNeeded | { kind: 'closed' | 'not-extending' } {
  if (notExtending) return { kind: 'not-extending' } // R27
  return term ? cardsNeeded(term, asked) : { kind: 'closed' }
}

/** A trial extends nothing (R7): after it comes the shortest that is sold. */
function productFor({ family, product }: DeviceTerm, products: Product[], chosen: string | undefined) {
  const paid = (of: Family) => products.filter(one => one.family === of && one.terms === 'paid')
  if (chosen !== undefined) return paid(family).find(one => one.code === chosen)
  return paid(family).find(one => one.code === product) ?? paid(family).toSorted((a, b) => a.months - b.months)[0]
}
